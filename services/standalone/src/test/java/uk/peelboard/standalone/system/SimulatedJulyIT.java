package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.standalone.system.Simulated.midnight;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.ingest.simulator.SimulatedForce;

/** What the whole system makes of a month of the force of 2024. */
@Timeout(value = 480, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatedJulyIT {
  @TempDir private Path directory;

  private static double latest(Web web, String topic) throws Exception {
    return web.metrics().sum("peelboard_last_event_timestamp_seconds", Map.of("topic", topic));
  }

  /**
   * The scenario of 2024, but incidents are not delivered on 21 July from nine in the morning to
   * nine in the evening, nor calls for a third of the month's last hours: all come late.
   */
  @Test
  void july2024IsAsReportedThoughAFeedFailed() throws Exception {
    Instant start = midnight("2024-07-01");
    Instant registers = SimulatedForce.firstInstant(start);
    Instant fails = midnight("2024-07-21").plus(Duration.ofHours(9));
    Instant resumes = fails.plus(Duration.ofHours(12));
    Instant end = midnight("2024-08-01").plus(Duration.ofMinutes(30));
    String month = "from=2024-07-01&to=2024-07-31&interval=total";

    try (Simulated force = Simulated.start("feed-failure", registers, start, 2024, directory)) {
      Web web = force.web();
      force.publishUntil(fails.plus(Duration.ofMinutes(5)));
      double incidents = latest(web, "incidents");
      double calls = latest(web, "calls");
      assertThat(incidents)
          .isBetween(fails.getEpochSecond() - 120.0, (double) fails.getEpochSecond());

      force.publishUntil(resumes);
      assertThat(latest(web, "incidents")).isEqualTo(incidents);
      assertThat(latest(web, "calls")).isGreaterThan(calls + 42_000);

      force.publishUntil(resumes.plus(Duration.ofMinutes(15)));
      assertThat(latest(web, "incidents")).isGreaterThan((double) resumes.getEpochSecond());

      force.publishUntil(end);
      assertThat(web.value("calls-presented", month + "&where=line:999"))
          .isBetween(67_900.0, 72_100.0);
      assertThat(web.value("call-answer-mean", month + "&where=line:999")).isBetween(4.0, 6.0);
      assertThat(web.value("call-answer-mean", month + "&where=line:101")).isBetween(62.0, 82.0);
      assertThat(web.value("attendance-mean", month + "&where=grade:P1") / 60)
          .isBetween(10.0, 12.0);
      assertThat(web.value("attendance-mean", month + "&where=grade:P2") / 60)
          .isBetween(36.0, 42.0);
      assertThat(web.value("positive-outcomes-closed", month)).isBetween(11.0, 13.0);
      nothingIsLost(force, registers, start, end);
    }
  }

  /** What came is what the scenario without a failure sends, and every event of it is counted. */
  private static void nothingIsLost(
      Simulated failing, Instant registers, Instant start, Instant end) throws Exception {
    Instant day = midnight("2024-07-21");
    Instant next = midnight("2024-07-22");
    Simulated.Sent whole = new Simulated.Sent();
    List<String> opened = new ArrayList<>();
    Simulated.force("west-midlands-2024", registers, start, 2024)
        .advanceTo(
            end,
            delivery -> {
              whole.add(delivery);
              Instant occurred = delivery.event().occurredAt();
              if (delivery.kind() == EntityKind.INCIDENT
                  && delivery.event().payload() instanceof IncidentOpened
                  && !occurred.isBefore(day)
                  && occurred.isBefore(next)) {
                opened.add(delivery.event().entityId());
              }
            });

    assertThat(failing.sent()).isEqualTo(whole);
    Metrics metrics = failing.web().metrics();
    assertThat(metrics.sum("peelboard_events_total", Map.of())).isEqualTo((double) whole.events());
    assertThat(metrics.sum("peelboard_rejected_events_total", Map.of())).isZero();
    assertThat(
            failing.web().value("incidents-opened", "from=2024-07-21&to=2024-07-21&interval=total"))
        .isEqualTo((double) opened.stream().distinct().count());
  }
}
