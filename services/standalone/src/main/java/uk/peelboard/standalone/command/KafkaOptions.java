package uk.peelboard.standalone.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import uk.peelboard.pipeline.Kafka;
import uk.peelboard.standalone.UserError;

/** Which Kafka, and how to get in. */
final class KafkaOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT[,...]",
      defaultValue = "127.0.0.1:9092",
      description =
          "the Kafka cluster (default: ${DEFAULT-VALUE}, where peelboard run has its own)")
  private String bootstrapServers;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Kafka client properties, such as those for TLS and SASL")
  private Path commandConfig;

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Those of the file; none without one. */
  Map<String, String> clientProperties() {
    if (commandConfig == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(commandConfig)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("--command-config %s can't be read: %s".formatted(commandConfig, e), e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  /** For the pipeline's clients. */
  Kafka kafka() {
    Map<String, Object> config = new HashMap<>(clientProperties());
    config.put("bootstrap.servers", bootstrapServers);
    return new Kafka(config);
  }
}
