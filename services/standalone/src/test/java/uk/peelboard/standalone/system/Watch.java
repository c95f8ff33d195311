package uk.peelboard.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.peelboard.standalone.watch.Deployed;
import uk.peelboard.standalone.watch.Program;

/**
 * A real Prometheus and a real Alertmanager on the files that are shipped. What is changed in the
 * copies: targets, addresses of receivers, and how long things wait and for which hours.
 */
final class Watch implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LISTENING =
      Pattern.compile("[Ll]istening on\" address=127\\.0\\.0\\.1:(\\d+)");

  private final Path prometheusDirectory;
  private final List<Process> processes = new ArrayList<>();
  private Web prometheus;
  private Web alertmanager;

  private Watch(Path prometheusDirectory) {
    this.prometheusDirectory = prometheusDirectory;
  }

  /**
   * @param targets host and port of each force's figures, by the force
   */
  static Watch over(Map<String, String> targets, Inbox inbox, Path directory) throws Exception {
    Path prometheus = directory.resolve("prometheus");
    Path alertmanager = directory.resolve("alertmanager");
    copy(Deployed.PROMETHEUS, prometheus, Watch::hurried);
    copy(
        Deployed.ALERTMANAGER,
        alertmanager,
        text ->
            text.replace("localhost:9095", "127.0.0.1:" + inbox.webPort())
                .replace(
                    "smtp_smarthost: localhost:25", "smtp_smarthost: 127.0.0.1:" + inbox.mailPort())
                .replace("smtp_require_tls: true", "smtp_require_tls: false")
                .replaceAll("group_wait: \\S+", "group_wait: 2s")
                .replaceAll("group_interval: \\S+", "group_interval: 2s")
                .replaceAll(" *mute_time_intervals: \\[out-of-hours]\n", ""));
    Files.writeString(alertmanager.resolve("secrets").resolve("webhook-token"), "let me in");
    Watch watch = new Watch(prometheus);
    try {
      watch.alertmanager =
          watch.start(
              "prometheus-alertmanager",
              alertmanager,
              "--config.file=alertmanager.yml",
              "--storage.path=data",
              "--cluster.listen-address=");
      Map<String, String> all = new TreeMap<>(targets);
      StringBuilder forces = new StringBuilder();
      all.forEach(
          (force, address) ->
              forces.append(
                  "- {targets: [\"%s\"], labels: {force: %s}}%n".formatted(address, force)));
      watch.target("peelboard", forces.toString());
      watch.target("alertmanager", entry(watch.alertmanager));
      watch.prometheus =
          watch.start(
              "prometheus",
              prometheus,
              "--config.file=prometheus.yml",
              "--storage.tsdb.path=data",
              "--rules.alert.resend-delay=1s");
      watch.target("prometheus", entry(watch.prometheus));
      return watch;
    } catch (Exception | AssertionError e) {
      watch.close();
      throw e;
    }
  }

  /** As it is shipped, but looking all the time, and at once content that something is so. */
  private static String hurried(String text) {
    return text.replaceAll("(scrape_interval|scrape_timeout): \\S+", "$1: 1s")
        .replaceAll("evaluation_interval: \\S+", "evaluation_interval: 500ms")
        .replaceAll("(?m)^    interval: \\S+$", "    interval: 500ms")
        .replaceAll("(?m)^( +for): \\S+$", "$1: 500ms");
  }

  private static String entry(Web web) {
    return "- {targets: [\"%s\"]}%n".formatted(web.base().replace("http://", ""));
  }

  private void target(String name, String text) throws IOException {
    Files.writeString(prometheusDirectory.resolve("targets").resolve(name + ".yml"), text);
  }

  /** Copies a directory of text files, each changed. */
  static void copy(Path from, Path to, UnaryOperator<String> changed) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, changed.apply(Files.readString(file)));
    }
  }

  private Web start(String program, Path directory, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--web.listen-address=127.0.0.1:0");
    Path log = directory.resolve("log");
    Process process =
        Program.named(program)
            .builder(directory, all)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    processes.add(process);
    return listening(program, process, log);
  }

  /** Waits until one of the two is ready, and says where. */
  static Web listening(String program, Process process, Path log) throws Exception {
    String[] port = new String[1];
    Wait.until(
        program + " listens",
        () -> {
          String said = Files.readString(log);
          if (!process.isAlive()) {
            throw new AssertionError(said);
          }
          Matcher listening = LISTENING.matcher(said);
          if (listening.find()) {
            port[0] = listening.group(1);
          }
          return port[0] != null;
        });
    Web web = new Web("http://127.0.0.1:" + port[0]);
    Wait.until(program + " is ready", () -> web.has("/-/ready"));
    return web;
  }

  /**
   * Until what a force's figures say as of a moment has been read, and every rule worked out on it:
   * twice, since alerts are made from what is recorded.
   */
  void untilWorkedOut(String force, Instant asOf) throws Exception {
    String reached =
        "peelboard_figures_timestamp_seconds{force=\"%s\"} >= %d"
            .formatted(force, asOf.getEpochSecond());
    Wait.until("figures as of " + asOf + " are read", () -> !query(reached).isEmpty());
    for (int i = 0; i < 2; i++) {
      Instant before = Instant.now();
      Wait.until("rules are worked out", () -> lastEvaluation().isAfter(before));
    }
  }

  /** When the rules that have waited longest were last begun with. */
  private Instant lastEvaluation() throws IOException, InterruptedException {
    Instant earliest = Instant.MAX;
    for (JsonNode group : prometheus("/api/v1/rules").get("groups")) {
      Instant last = OffsetDateTime.parse(group.get("lastEvaluation").asText()).toInstant();
      earliest = last.isBefore(earliest) ? last : earliest;
    }
    return earliest;
  }

  /** The series that an expression has now. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    return prometheus(
            "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .get("result");
  }

  /** What Prometheus's API answers, without the envelope. */
  JsonNode prometheus(String path) throws IOException, InterruptedException {
    return JSON.readTree(prometheus.get(path)).get("data");
  }

  /** The alerts that Alertmanager knows. */
  JsonNode alerts() throws IOException, InterruptedException {
    return JSON.readTree(alertmanager.get("/api/v2/alerts"));
  }

  /** Everything that the two say of themselves. */
  String ownMetrics() throws IOException, InterruptedException {
    return prometheus.get("/metrics") + alertmanager.get("/metrics");
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.destroyForcibly().onExit().join();
    }
  }
}
