package uk.peelboard.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import uk.peelboard.standalone.watch.Deployed;
import uk.peelboard.standalone.watch.Program;

/** A real Prometheus on the files that are shipped, but that it looks every other second. */
final class RealPrometheus implements AutoCloseable {
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
    Watch.copy(
        Deployed.PROMETHEUS,
        directory,
        text ->
            text.replaceAll("(scrape_interval|scrape_timeout|evaluation_interval): \\S+", "$1: 2s")
                .replaceAll("(?m)^    interval: \\S+$", "    interval: 2s"));
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
      Web web = Watch.listening("prometheus", process, log);
      Files.writeString(
          targets.resolve("prometheus.yml"),
          "- {targets: [\"%s\"]}%n".formatted(web.base().replace("http://", "")));
      return new RealPrometheus(process, web);
    } catch (Exception | AssertionError e) {
      process.destroyForcibly();
      throw e;
    }
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
