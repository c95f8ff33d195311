package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.standalone.system.Simulated.midnight;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.spc.ChartPoint;
import uk.peelboard.domain.spc.Observation;
import uk.peelboard.domain.spc.ProcessChart;
import uk.peelboard.domain.spc.Rule;
import uk.peelboard.domain.spc.Variation;

/** What the whole system makes of a force that recovers. */
@Timeout(value = 480, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatedRecoveryIT {
  @TempDir private Path directory;

  /**
   * Two weeks of 2017's staff, then 2024's, by day as a control chart reads them: the first two
   * days, in which the backlog builds up, are left out, so the twelve before the change are its
   * baseline.
   */
  @Test
  void theRecoveryIsSeenOnAControlChart() throws Exception {
    LocalDate start = LocalDate.parse("2018-02-05");
    LocalDate change = start.plusDays(14);
    LocalDate last = start.plusDays(24);
    String days = "from=%s&to=%s&interval=day".formatted(start.plusDays(2), last);
    Instant begins = midnight(start.toString());

    try (Simulated force = Simulated.start("recovery", begins, begins, 2018, directory)) {
      force.publishUntil(midnight(last.plusDays(1).toString()));
      Web web = force.web();

      for (String kpi : List.of("attended-within-target", "attendance-mean")) {
        ProcessChart chart = chart(kpi, web.rows(kpi, days + "&where=grade:P1"));
        for (ChartPoint day : chart.points()) {
          if (day.observation().from().isBefore(change)) {
            boolean better = day.variation() == Variation.IMPROVEMENT;
            assertThat(better && day.rule() == Rule.OUTSIDE_LIMITS)
                .as("%s: %s", kpi, day)
                .isFalse();
          } else if (!day.observation().from().isBefore(change.plusDays(3))) {
            assertThat(day.rule()).as("%s: %s", kpi, day).isEqualTo(Rule.OUTSIDE_LIMITS);
            assertThat(day.variation()).as("%s: %s", kpi, day).isEqualTo(Variation.IMPROVEMENT);
          }
        }
      }
      String before = "from=%s&to=%s&interval=total".formatted(start, change.minusDays(1));
      String after = "from=%s&to=%s&interval=total".formatted(change.plusDays(4), last);
      assertThat(web.peak("open-incidents", before)).isGreaterThan(1_500);
      assertThat(web.peak("open-incidents", after)).isLessThan(750);
      assertThat(web.peak("logs-per-terminal", before + "&where=terminal:COVENTRY-1"))
          .isGreaterThan(200);
      assertThat(web.peak("logs-per-terminal", after + "&where=terminal:ASTON-1")).isLessThan(100);
      assertThat(web.value("appointments-booked", before)).isZero();
      assertThat(web.value("appointments-booked", after)).isPositive();
      assertThat(web.rows("incidents-escalated", before + "&where=reason:VULNERABILITY"))
          .allSatisfy(row -> assertThat(row.get("value").doubleValue()).isZero());
      assertThat(web.value("incidents-escalated", after + "&where=reason:VULNERABILITY"))
          .isPositive();
    }
  }

  private static ProcessChart chart(String kpi, JsonNode rows) {
    List<Observation> observations = new ArrayList<>();
    for (JsonNode row : rows) {
      JsonNode value = row.get("value");
      observations.add(
          new Observation(
              LocalDate.parse(row.get("period").textValue()),
              value.isNull() ? null : value.doubleValue()));
    }
    return ProcessChart.of(observations, List.of(), Kpis.ofId(kpi).direction());
  }
}
