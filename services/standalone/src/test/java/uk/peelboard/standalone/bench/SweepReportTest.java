package uk.peelboard.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SweepReportTest {
  private static final BenchSettings SETTINGS =
      new BenchSettings("west-midlands", 1_000_000, 90, 1, 4, 2, "6g");

  private static final SweepReport REPORT =
      new SweepReport(
          SETTINGS,
          List.of(
              line(SweepGroup.ENTITIES, "1", 8),
              line(SweepGroup.ENTITIES, "10", 10),
              line(SweepGroup.PARTITIONS, "6", 4),
              line(SweepGroup.PARTITIONS, "12", 5.5)));

  private static SweepReport.Line line(SweepGroup group, String value, double cpuSeconds) {
    return new SweepReport.Line(
        new SweepPoint(group, value, SETTINGS, 0, 1),
        new Usage(1_000_000, 10, cpuSeconds, 0, 0, 100_000_000, 3_000_000, false, 12_500_000));
  }

  @Test
  void whatAPointCostsIsComparedWithTheFirstOfItsGroup() {
    assertThat(REPORT.lines()).extracting(REPORT::ratio).containsExactly(1.0, 1.25, 1.0, 1.375);
  }

  @Test
  void theTableSaysWhichPointsCostTooMuch() {
    assertThat(REPORT.table().lines().skip(3))
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("millions of entities in state: 1 ").endsWith("met"),
            line -> assertThat(line).contains("state: 10").endsWith("1.25  at most 1.25: met"),
            line -> assertThat(line).startsWith("partitions: 6").endsWith("met"),
            line -> assertThat(line).endsWith("1.38  at most 1.25: missed"));
  }
}
