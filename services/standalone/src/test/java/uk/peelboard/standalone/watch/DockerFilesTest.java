package uk.peelboard.standalone.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.standalone.Called;

/** What is shipped for Docker holds together. No image is built or started here. */
class DockerFilesTest {
  private static final Path TOP = Deployed.DOCKER.resolve("../..").normalize();

  /** The services as Compose understands them, those of the demonstration included. */
  private static Map<String, JsonNode> services() throws Exception {
    String said =
        Program.named("docker-compose")
            .run(TOP, List.of("-f", "docker-compose.yml", "--profile", "demo", "config"))
            .ok();
    Map<String, JsonNode> services = new TreeMap<>();
    new YAMLMapper()
        .readTree(said)
        .get("services")
        .properties()
        .forEach(one -> services.put(one.getKey(), one.getValue()));
    return services;
  }

  @Test
  void composeStartsTheWholeSystem() throws Exception {
    assertThat(services())
        .containsOnlyKeys(
            "kafka",
            "topics",
            "ingest",
            "pipeline-1",
            "pipeline-2",
            "views",
            "simulator",
            "prometheus",
            "alertmanager",
            "grafana");
  }

  @Test
  void everyServiceIsPinnedLimitedAndLookedAfter() throws Exception {
    services()
        .forEach(
            (name, service) -> {
              assertThat(service.get("image").asText()).as(name).matches(".+:v?\\d+\\.\\d+\\.\\d+");
              assertThat(service.has("mem_limit") && service.has("cpus")).as(name).isTrue();
              assertThat(service.has("healthcheck")).as(name).isEqualTo(!name.equals("topics"));
              for (JsonNode port : service.path("ports")) {
                assertThat(port.asText()).as(name).startsWith("127.0.0.1:");
              }
            });
  }

  @Test
  void theBrokerIsOfTheVersionThatClientsAreBuiltWith() throws Exception {
    assertThat(services().get("kafka").get("image").asText())
        .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
  }

  /** The image makes settings of its environment: KAFKA_LOG_DIRS is log.dirs. */
  @Test
  void theBrokerTakesItsSettings() throws Exception {
    JsonNode environment = services().get("kafka").get("environment");
    Properties broker = new Properties();
    environment.properties().stream()
        .filter(one -> one.getKey().startsWith("KAFKA_") && !one.getKey().endsWith("_OPTS"))
        .forEach(
            one ->
                broker.put(
                    one.getKey()
                        .substring("KAFKA_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.'),
                    one.getValue().asText()));

    assertThat(KafkaConfig.configDef().names()).containsAll(broker.stringPropertyNames());
    assertThat(KafkaConfig.fromProps(broker, false).getInt("node.id")).isEqualTo(1);
    assertThat(Uuid.fromString(environment.get("CLUSTER_ID").asText())).isNotNull();
  }

  /** A setting that does not exist stops the start. */
  @Test
  void everySettingIsOneThatThereIs() throws Exception {
    Map<String, JsonNode> ours = services();
    ours.values().removeIf(service -> !service.get("image").asText().startsWith("peelboard:"));

    assertThat(ours).hasSize(6);
    ours.forEach(
        (name, service) -> {
          Map<String, String> environment = new HashMap<>();
          service
              .get("environment")
              .properties()
              .forEach(one -> environment.put(one.getKey(), one.getValue().asText()));
          assertThat(Called.with(environment, "kpis").err()).as(name).isEmpty();
          assertThat(Called.with(service.get("command").get(0).asText(), "--help").exitCode())
              .as(name)
              .isZero();
        });
  }

  @Test
  void prometheusReadsServicesWhereTheyListen() throws Exception {
    Map<String, JsonNode> services = services();
    Set<String> read = new TreeSet<>();
    for (Path file : Deployed.files(Deployed.DOCKER.resolve("targets"), ".yml")) {
      Deployed.yaml(file)
          .forEach(group -> group.get("targets").forEach(one -> read.add(one.asText())));
    }

    assertThat(read).hasSize(6);
    assertThat(
            Deployed.files(Deployed.DOCKER.resolve("targets"), "").stream().map(Path::getFileName))
        .isEqualTo(
            Deployed.files(Deployed.PROMETHEUS.resolve("targets"), "").stream()
                .map(Path::getFileName)
                .toList());
    read.remove("localhost:9090");
    for (String target : read) {
      int colon = target.indexOf(':');
      JsonNode service = services.get(target.substring(0, colon));
      assertThat(service.get("healthcheck").get("test").toString())
          .contains(target.substring(colon + 1));
    }
  }

  @Test
  void imagesAreOfPinnedVersionsAndRunWithoutRights() throws Exception {
    String dockerfile = Files.readString(Deployed.DOCKER.resolve("Dockerfile"));

    assertThat(dockerfile.lines().filter(line -> line.startsWith("FROM ")))
        .hasSize(2)
        .allMatch(line -> Pattern.matches("FROM [a-z-]+:\\d+\\.\\d+\\.\\d+\\S*( AS build)?", line));
    assertThat(dockerfile).contains("\nUSER peelboard\n");
  }

  @Test
  void servicesStartWithTheClassesThatTheImageKeeps() throws Exception {
    String dockerfile = Files.readString(Deployed.DOCKER.resolve("Dockerfile"));
    Matcher kept =
        Pattern.compile("\nRUN archive-classes (\\S+\\.jar) (\\S+)\n").matcher(dockerfile);

    assertThat(kept.find()).isTrue();
    assertThat(dockerfile)
        .contains(
            "\"-XX:SharedArchiveFile=%s\", \"-jar\", \"%s\"]\n"
                .formatted(kept.group(2), kept.group(1)));
  }

  @Test
  void aServiceIsHealthyWhenItSaysSo() throws Exception {
    int[] status = {503};
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/ready",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status[0], -1);
          }
        });
    server.start();
    String port = Integer.toString(server.getAddress().getPort());
    List<String> look = List.of(Deployed.DOCKER.resolve("healthy").toString(), port);

    assertThat(Program.named("bash").run(TOP, look).exit()).isNotZero();
    status[0] = 200;
    assertThat(Program.named("bash").run(TOP, look).exit()).isZero();
    server.stop(0);
    assertThat(Program.named("bash").run(TOP, look).exit()).isNotZero();
  }

  @Test
  void secretsAreMadeOnce(@TempDir Path directory) throws Exception {
    Path script = Files.copy(Deployed.DOCKER.resolve("make-secrets"), directory.resolve("make"));
    Path secrets = Files.createDirectory(directory.resolve("secrets"));
    Program.named("sh").run(directory, List.of(script.toString())).ok();
    String token = Files.readString(secrets.resolve("view-token"), UTF_8);
    Program.named("sh").run(directory, List.of(script.toString())).ok();

    assertThat(token).hasSizeGreaterThanOrEqualTo(16).doesNotContainAnyWhitespaces();
    assertThat(secrets.resolve("view-token")).hasContent(token);
    Set<String> made = new TreeSet<>();
    Deployed.files(secrets, "").forEach(file -> made.add(file.getFileName().toString()));
    Set<String> wanted = new TreeSet<>();
    new YAMLMapper()
        .readTree(TOP.resolve("docker-compose.yml").toFile())
        .get("secrets")
        .fieldNames()
        .forEachRemaining(wanted::add);
    assertThat(made).isEqualTo(wanted);
  }

  @Test
  void theSmokeTestIsAScriptThatBashCanRead() throws Exception {
    Program.named("bash").run(TOP, List.of("-n", Deployed.DOCKER.resolve("smoke").toString())).ok();
  }
}
