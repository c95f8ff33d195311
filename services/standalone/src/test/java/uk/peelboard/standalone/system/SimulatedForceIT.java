package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.simulator.Delivery;
import uk.peelboard.ingest.simulator.Scenario;
import uk.peelboard.ingest.simulator.SimulatedForce;
import uk.peelboard.standalone.profile.ProfileFile;

/** What the whole system makes of a month of each simulated force. */
@Timeout(value = 480, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatedForceIT {
  private static final Duration STRIDE = Duration.ofDays(3);

  @TempDir private Path directory;

  private final ForceProfile profile = ProfileFile.load("west-midlands");

  private interface Facts {
    void of(Web web) throws Exception;
  }

  private Instant midnight(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneId.of("Europe/London")).toInstant();
  }

  private void publish(SimulatedForce force, Instant from, Instant until, Facts facts)
      throws Exception {
    try (Running system =
            Running.wholeSystem(
                "run",
                "--profile",
                "west-midlands",
                "--clock",
                "event",
                "--data-dir",
                directory.toString());
        OnKafka kafka = new OnKafka(system.kafka());
        EventPublisher publisher = EventPublisher.connect(system.kafka(), Map.of())) {
      Instant reached = from;
      while (reached.isBefore(until)) {
        Instant next = reached.plus(STRIDE);
        reached = next.isBefore(until) ? next : until;
        force.advanceTo(reached, delivery -> send(publisher, delivery));
        publisher.flush();
        Wait.untilCounted(system.web(), kafka);
      }
      assertThat(publisher.counts().failed()).isZero();
      facts.of(system.web());
    }
  }

  private static void send(EventPublisher publisher, Delivery delivery) {
    try {
      // Whether all were taken is asked of the publisher's counts.
      var unused = publisher.publish(new AddressedEvent(delivery.kind(), delivery.event()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double value(Web web, String kpi, String query) throws Exception {
    return web.row(kpi, query).get("value").doubleValue();
  }

  @Test
  void july2024IsAsReported() throws Exception {
    Instant start = midnight("2024-07-01");
    SimulatedForce force =
        new SimulatedForce(profile, Scenario.named("west-midlands-2024"), start, 2024);
    String month = "from=2024-07-01&to=2024-07-31&interval=total";

    publish(
        force,
        SimulatedForce.firstInstant(start),
        midnight("2024-08-01"),
        web -> {
          assertThat(value(web, "calls-presented", month + "&where=line:999"))
              .isBetween(67_900.0, 72_100.0);
          assertThat(value(web, "call-answer-mean", month + "&where=line:999")).isBetween(4.0, 6.0);
          assertThat(value(web, "call-answer-mean", month + "&where=line:101"))
              .isBetween(62.0, 82.0);
          assertThat(value(web, "attendance-mean", month + "&where=grade:P1") / 60)
              .isBetween(10.0, 12.0);
          assertThat(value(web, "attendance-mean", month + "&where=grade:P2") / 60)
              .isBetween(36.0, 42.0);
          assertThat(value(web, "positive-outcomes-closed", month)).isBetween(11.0, 13.0);
        });
  }

  /** Crimes are kept for a year before, and a little, for what is counted by the year. */
  @Test
  void theSummerOf2017IsAsInspectorsFoundIt() throws Exception {
    Instant registers = midnight("2016-04-03");
    SimulatedForce force =
        new SimulatedForce(
            profile, Scenario.named("west-midlands-2017"), registers, midnight("2017-07-01"), 2017);
    String month = "from=2017-07-01&to=2017-07-28&interval=total";
    String year = "from=2016-07-01&to=2017-06-30&interval=total";

    publish(
        force,
        registers,
        midnight("2017-07-29"),
        web -> {
          assertThat(web.row("open-incidents", month).get("peak").doubleValue())
              .isBetween(2_160.0, 2_640.0);
          Map<String, Double> shares = web.by("outcome", "value", "outcomes-share", year);
          assertThat(shares.get("1")).isBetween(10.0, 14.0);
          assertThat(shares.get("16")).isBetween(7.0, 11.0);
          assertThat(shares.get("18")).isBetween(59.0, 63.0);
          assertThat(value(web, "domestic-abuse-charges-per-100", year)).isBetween(25.7, 27.3);
          assertThat(value(web, "domestic-abuse-outcome-16-per-100", year)).isBetween(43.46, 46.14);
          assertThat(value(web, "domestic-abuse-crime-share", year)).isBetween(9.5, 10.5);
        });
  }
}
