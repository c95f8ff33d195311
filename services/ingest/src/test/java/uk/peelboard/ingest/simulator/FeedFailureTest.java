package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.event.EntityKind.CALL;
import static uk.peelboard.domain.event.EntityKind.INCIDENT;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;

class FeedFailureTest {
  private static final Outage HALF_A_DAY =
      new Outage(INCIDENT, Duration.ofHours(33), Duration.ofHours(12), null);
  private static final Instant STOPS = START.plus(Duration.ofHours(33));
  private static final Instant RESUMES = START.plus(Duration.ofHours(45));
  private static final Instant END = START.plus(Duration.ofDays(3));

  private static List<Delivery> run(List<Outage> outages) {
    Scenario village = Forces.village();
    Scenario failing = new Scenario("failing", village.asked(), village.staffing(), null, outages);
    return Forces.run(new SimulatedForce(Forces.westMidlands(), failing, START, START, 5), END);
  }

  private static boolean between(Instant from, Delivery delivery, Instant to) {
    return !delivery.at().isBefore(from) && delivery.at().isBefore(to);
  }

  private static long sent(List<Delivery> deliveries, EntityKind kind, Instant from, Instant to) {
    return deliveries.stream().filter(d -> d.kind() == kind && between(from, d, to)).count();
  }

  @Test
  void aFeedStopsAndAfterwardsDeliversAllThatItHeldBack() {
    List<Delivery> failing = run(List.of(HALF_A_DAY));
    List<Delivery> whole = run(List.of());

    assertThat(sent(whole, INCIDENT, STOPS, RESUMES)).isPositive();
    assertThat(sent(failing, INCIDENT, STOPS, RESUMES)).isZero();
    assertThat(sent(failing, INCIDENT, RESUMES, RESUMES.plus(Duration.ofMinutes(15))))
        .isGreaterThanOrEqualTo(sent(whole, INCIDENT, STOPS, RESUMES));
    assertThat(events(failing)).isEqualTo(events(whole));
  }

  @Test
  void theOtherFeedsGoOn() {
    List<Delivery> failing = run(List.of(HALF_A_DAY));
    List<Delivery> whole = run(List.of());

    assertThat(failing.stream().filter(d -> d.kind() != INCIDENT))
        .containsExactlyInAnyOrderElementsOf(
            whole.stream().filter(d -> d.kind() != INCIDENT).toList());
  }

  @Test
  void whatComesLateStillSaysWhenItHappened() {
    assertThat(run(List.of(HALF_A_DAY)))
        .filteredOn(d -> d.kind() == INCIDENT)
        .anySatisfy(
            d ->
                assertThat(Duration.between(d.event().occurredAt(), d.at()))
                    .isGreaterThan(Duration.ofHours(10)));
  }

  @Test
  void aFeedMayFailAgainAndAgain() {
    Outage hourly =
        new Outage(CALL, Duration.ofHours(1), Duration.ofMinutes(20), Duration.ofHours(1));

    assertThat(hourly.delayed(minutes(59))).isEqualTo(minutes(59));
    assertThat(hourly.delayed(minutes(60))).isEqualTo(minutes(80));
    assertThat(hourly.delayed(minutes(79))).isBetween(minutes(80), minutes(81));
    assertThat(hourly.delayed(minutes(80))).isEqualTo(minutes(80));
    assertThat(hourly.delayed(minutes(300))).isEqualTo(minutes(320));
  }

  @Test
  void theScenarioIsOfOneFeedAtATime() {
    assertThat(Scenario.named("feed-failure").outages()).isNotEmpty();
    assertThat(Scenario.named("feed-failure").asked().toString())
        .isEqualTo(Scenario.named("west-midlands-2024").asked().toString());
  }

  private static long minutes(long minutes) {
    return minutes * 60_000;
  }

  private static Set<Event> events(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::event).collect(Collectors.toSet());
  }
}
