package uk.peelboard.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.peelboard.standalone.watch.Deployed;
import uk.peelboard.standalone.watch.Program;

/** A real Prometheus on the files that are shipped, but that it looks every second. */
final class RealPrometheus implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("[Ll]istening on\" address=127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Web web;

  private RealPrometheus(Process process, Web web) {
    this.process = process;
    this.web = web;
  }

  /**
   * Started, and ready.
   *
   * @param directory for the copy of the files
   * @param data blocks that it has from the start, and where it keeps what it reads
   * @param target host and port of what it reads, apart from itself
   */
  static RealPrometheus over(String target, Path directory, Path data) throws Exception {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(Deployed.PROMETHEUS)) {
      all = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      Path copy = directory.resolve(Deployed.PROMETHEUS.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.writeString(
          copy,
          Files.readString(file)
              .replaceAll("(scrape_interval|scrape_timeout|evaluation_interval): \\S+", "$1: 1s")
              .replaceAll("(?m)^    interval: \\S+$", "    interval: 1s"));
    }
    Path targets = directory.resolve("targets");
    Files.writeString(targets.resolve("alertmanager.yml"), "[]");
    Files.writeString(
        targets.resolve("peelboard.yml"),
        "- {targets: [\"%s\"], labels: {force: west-midlands}}%n".formatted(target));
    Path log = directory.resolve("log");
    Process process =
        Program.named("prometheus")
            .builder(
                directory,
                List.of(
                    "--config.file=prometheus.yml",
                    "--storage.tsdb.path=" + data,
                    "--storage.tsdb.retention.time=400d",
                    "--web.listen-address=127.0.0.1:0"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Web web = new Web("http://127.0.0.1:" + port(process, log));
      Files.writeString(
          targets.resolve("prometheus.yml"),
          "- {targets: [\"%s\"]}%n".formatted(web.base().replace("http://", "")));
      return new RealPrometheus(process, web);
    } catch (Exception | AssertionError e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String port(Process process, Path log) throws Exception {
    String[] port = new String[1];
    Wait.until(
        "Prometheus listens",
        () -> {
          String said = Files.readString(log);
          if (!process.isAlive()) {
            throw new AssertionError(said);
          }
          Matcher listening = LISTENING.matcher(said);
          port[0] = listening.find() ? listening.group(1) : null;
          return port[0] != null && said.contains("Server is ready");
        });
    return port[0];
  }

  String url() {
    return web.base();
  }

  /** The series that an expression has at a second since the epoch. */
  private JsonNode query(String expression, long second) throws Exception {
    return Web.parsed(
            web.get(
                "/api/v1/query?time=%d&query=%s"
                    .formatted(second, URLEncoder.encode(expression, StandardCharsets.UTF_8))))
        .at("/data/result");
  }

  /** Whether an expression has a series now. */
  boolean has(String expression) throws Exception {
    return !query(expression, Instant.now().getEpochSecond()).isEmpty();
  }

  /** The number that an expression has then; there must be one. */
  double number(String expression, long second) throws Exception {
    JsonNode series = query(expression, second);
    if (series.size() != 1) {
      throw new AssertionError(expression + " is " + series);
    }
    return series.at("/0/value/1").asDouble();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
