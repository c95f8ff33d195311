package uk.peelboard.standalone.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A broker with nothing on it, gone with all its data when closed: Kafka's own image where a Docker
 * engine answers, else an {@link EmbeddedBroker} on free ports. Meant for a static field under
 * JUnit's {@code @AutoClose}.
 */
public final class KafkaForTests implements AutoCloseable {
  private static final String IMAGE = "apache/kafka:4.3.1";

  private final String bootstrapServers;
  private final Runnable stop;

  private KafkaForTests(String bootstrapServers, Runnable stop) {
    this.bootstrapServers = bootstrapServers;
    this.stop = stop;
  }

  public static KafkaForTests start() {
    return DockerClientFactory.instance().isDockerAvailable() ? inContainer() : inProcess();
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    stop.run();
  }

  private static KafkaForTests inContainer() {
    KafkaContainer container =
        new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    container.start();
    return new KafkaForTests(container.getBootstrapServers(), container::stop);
  }

  private static KafkaForTests inProcess() {
    try {
      Path directory = Files.createTempDirectory("peelboard-kafka");
      EmbeddedBroker broker =
          EmbeddedBroker.start(
              directory,
              0,
              failure -> {
                throw failure;
              });
      return new KafkaForTests(
          broker.bootstrapServers(),
          () -> {
            broker.close();
            delete(directory);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
