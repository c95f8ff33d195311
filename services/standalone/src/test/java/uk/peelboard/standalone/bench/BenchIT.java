package uk.peelboard.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.standalone.Jar;
import uk.peelboard.standalone.system.Wait;

class BenchIT {
  private static final List<String> FIGURES =
      List.of(
          "eventsPerSecond",
          "cpuSecondsPerMillionEvents",
          "bytesAllocatedPerEvent",
          "peakMemoryBytes");

  private static final List<String> RUNS =
      List.of("read", "decode", "decode-hand", "noop", "speed-of-light", "pipeline", "restart");

  private static final Pattern LOG_FILE = Pattern.compile("\\((\\S+) says more\\)");

  @TempDir private Path directory;

  @Test
  void measuresEverythingAndFindsTheTalliesEqual() throws Exception {
    Path data = directory.resolve("data");
    Path file = directory.resolve("bench.json");
    String out =
        run(
            "bench",
            "--events",
            "20000",
            "--only",
            String.join(",", RUNS),
            "--json",
            file.toString(),
            "--data-dir",
            data.toString());

    JsonNode json = new JsonMapper().readTree(file.toFile());
    assertThat(json.get("talliesEqual").booleanValue()).isTrue();
    assertThat(json.get("runs").findValuesAsText("name")).isEqualTo(RUNS);
    for (JsonNode run : json.get("runs")) {
      if (run.has("events")) {
        assertThat(run.get("events").asLong()).isEqualTo(20_000);
        for (String figure : FIGURES) {
          assertThat(run.get(figure).asDouble()).as("%s of %s", figure, run).isPositive();
        }
        assertThat(run.get("diskBytesPerEvent").isNumber()).isTrue();
      }
    }
    assertThat(json.get("load").get("diskBytesPerEvent").asDouble()).isBetween(30.0, 300.0);
    assertThat(json.get("ratios").get("pipeline/decode").asDouble()).isPositive();
    assertThat(out).contains("pipeline / noop").contains("The pipeline's tallies equal");
    assertThat(data).as("what nobody needs afterwards").doesNotExist();
  }

  @Test
  void sweepsOverEntitiesInState() throws Exception {
    Path file = directory.resolve("sweep.json");
    String out =
        run(
            "bench",
            "--events",
            "5000",
            "--sweep",
            "entities",
            "--sweep-entities",
            "0.001",
            "--json",
            file.toString());

    JsonNode lines = new JsonMapper().readTree(file.toFile()).get("sweep");
    assertThat(lines.findValuesAsText("value")).containsExactly("0.001");
    assertThat(lines.get(0).get("ratio").asDouble()).isEqualTo(1);
    assertThat(lines.get(0).get("cpuSecondsPerMillionEvents").asDouble()).isPositive();
    assertThat(out).contains("millions of entities in state: 0.001");
  }

  @Test
  void endsItsProcessesWhenItIsKilled() throws Exception {
    Process bench =
        Jar.start(
            "bench", "--events", "100000000", "--data-dir", directory.resolve("killed").toString());
    List<ProcessHandle> children;
    try {
      Wait.until("there is a broker and what loads it", () -> bench.children().count() == 2);
      children = bench.children().toList();
    } finally {
      bench.destroyForcibly();
    }
    for (ProcessHandle child : children) {
      ProcessHandle unused = child.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void removesWhatItWroteWhenItIsInterrupted() throws Exception {
    Path data = directory.resolve("interrupted");
    Process bench = Jar.start("bench", "--events", "100000000", "--data-dir", data.toString());
    try {
      Wait.until("there is a broker and what loads it", () -> bench.children().count() == 2);
      List<ProcessHandle> children = bench.children().toList();
      bench.destroy();
      int ended = bench.waitFor();
      assertThat(ended).isEqualTo(143);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(data).doesNotExist();
    } finally {
      bench.destroyForcibly();
    }
  }

  /** Its stdout; where it fails, the test says why, as far as it and its processes' logs do. */
  private String run(String... arguments) throws Exception {
    Path err = Files.createTempFile(directory, "bench", ".err");
    Process bench = Jar.start(err, arguments);
    try {
      bench.getOutputStream().close();
      String out = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bench.waitFor()).as(() -> whatWasSaid(err)).isZero();
      return out;
    } finally {
      bench.destroyForcibly();
    }
  }

  private static String whatWasSaid(Path err) {
    try {
      String said = Files.readString(err);
      Matcher log = LOG_FILE.matcher(said);
      return log.find() ? said + Files.readString(Path.of(log.group(1))) : said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
