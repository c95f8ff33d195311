package uk.peelboard.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final BenchSettings SETTINGS =
      new BenchSettings("west-midlands", 1_000_000, 90, 1, 4, 2, "6g");

  @Test
  void theJsonHasEveryRunWithItsFigures() {
    JsonNode json = ReportJson.of(report(true));
    assertThat(json.get("talliesEqual").booleanValue()).isTrue();
    assertThat(json.get("runs").findValuesAsText("name"))
        .containsExactly("decode", "noop", "speed-of-light", "pipeline", "restart");
    JsonNode pipeline = json.get("runs").get(3);
    assertThat(pipeline.get("eventsPerSecond").asDouble()).isEqualTo(250_000);
    assertThat(pipeline.get("cpuSecondsPerMillionEvents").asDouble()).isEqualTo(7);
    assertThat(pipeline.get("bytesAllocatedPerEvent").asDouble()).isEqualTo(100);
    assertThat(pipeline.get("peakMemoryBytes").asLong()).isEqualTo(3_000_000);
    assertThat(pipeline.get("diskBytesPerEvent").asDouble()).isEqualTo(12.5);
    assertThat(json.get("runs").get(4).get("seconds").asDouble()).isEqualTo(11);
  }

  @Test
  void ratiosAreOfThroughputAndOfCpu() {
    Map<String, Double> ratios = report(true).ratios();
    assertThat(ratios.get("pipeline/decode")).isCloseTo(0.25, within(1e-9));
    assertThat(ratios.get("pipeline/noop")).isCloseTo(0.5, within(1e-9));
    assertThat(ratios.get("pipeline/speed-of-light")).isCloseTo(1.0, within(1e-9));
    assertThat(ratios.get("pipelineCpu/decodeCpu")).isCloseTo(3.5, within(1e-9));
    assertThat(ratios).doesNotContainKey("pipeline/decode-hand");
  }

  @Test
  void theTableSaysWhichTargetsAreMet() {
    assertThat(ReportTable.of(report(true)))
        .containsPattern("pipeline +4.0 +250,000 +7.00 +1.00 +100 +3 +12.5")
        .containsPattern("Avro decode, 1 thread +0.25 +at least 0.5: missed")
        .containsPattern("speed of light, same threads +1.00 +at least 0.35: met")
        .containsPattern("decode's +3.50 +at most 3: missed")
        .containsPattern("kill -9 to fresh tallies +11.00 +at most 10 s: missed")
        .contains("tallies equal");
  }

  @Test
  void aBusyMachineIsSaid() {
    Usage disturbed = new Usage(1_000_000, 2, 1, 1, 3, 0, 0, false, 0);
    Report report =
        new Report(
            SETTINGS, Optional.empty(), List.of(RunResult.of("read", disturbed)), Optional.empty());
    assertThat(ReportTable.of(report)).contains("Something else was using up to 1.5 CPUs");
    assertThat(ReportTable.of(report(true))).doesNotContain("Something else");
  }

  @Test
  void unequalTalliesAreSaidLoudly() {
    assertThat(ReportTable.of(report(false))).contains("DIFFER");
    assertThat(ReportJson.of(report(false)).get("talliesEqual").booleanValue()).isFalse();
  }

  @Test
  void whatWasNotMeasuredIsNeitherARatioNorATarget() {
    Report report =
        new Report(SETTINGS, Optional.empty(), List.of(run("read", 1, 0)), Optional.empty());
    assertThat(report.ratios()).isEmpty();
    assertThat(ReportTable.of(report)).doesNotContain("met").doesNotContain("missed");
    assertThat(ReportJson.of(report).get("talliesEqual").isNull()).isTrue();
  }

  private static Report report(boolean equal) {
    return new Report(
        SETTINGS,
        Optional.empty(),
        List.of(
            run("decode", 1, 1),
            run("noop", 2, 3),
            run("speed-of-light", 4, 4),
            run("pipeline", 4, 6),
            new RunResult("restart", Optional.empty(), Map.of("seconds", 11.0))),
        Optional.of(equal));
  }

  /** A million events, and one CPU second of the broker's. */
  private static RunResult run(String name, double seconds, double cpuSeconds) {
    return RunResult.of(
        name,
        new Usage(1_000_000, seconds, cpuSeconds, 1, 0, 100_000_000, 3_000_000, false, 12_500_000));
  }
}
