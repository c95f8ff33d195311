package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.ingest.simulator.Forces.START;
import static uk.peelboard.ingest.simulator.Forces.midnight;
import static uk.peelboard.ingest.simulator.Forces.westMidlands;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.profile.ForceProfile;

class SimulatedForceTest {
  private static final Instant TWO_DAYS_ON = START.plus(Duration.ofDays(2));
  private static final Set<Class<? extends Payload>> BEGINNINGS =
      Set.of(CallPresented.class, IncidentOpened.class, CrimeRecorded.class, CaseOpened.class);

  private static final List<Delivery> DELIVERIES =
      Forces.run(new SimulatedForce(westMidlands(), START, 1), TWO_DAYS_ON);

  @Test
  void theSameSeedGivesTheSameEventsHoweverTheyAreAskedFor() {
    SimulatedForce inPieces = new SimulatedForce(westMidlands(), START, 1);
    List<Delivery> pieces = new ArrayList<>();
    Instant until = SimulatedForce.firstInstant(START);
    while (until.isBefore(TWO_DAYS_ON)) {
      until = until.plusMillis(7_654_321);
      inPieces.advanceTo(until.isAfter(TWO_DAYS_ON) ? TWO_DAYS_ON : until, pieces::add);
    }

    assertThat(pieces.equals(DELIVERIES)).isTrue();
  }

  @Test
  void anotherSeedAndAnotherStartGiveOtherIds() {
    Set<UUID> ids = idsOf(DELIVERIES);
    Set<String> entities = entitiesOf(DELIVERIES);

    for (SimulatedForce other :
        List.of(
            new SimulatedForce(westMidlands(), START, 2),
            new SimulatedForce(westMidlands(), START.plus(Duration.ofDays(1)), 1))) {
      List<Delivery> others = Forces.run(other, TWO_DAYS_ON);
      assertThat(others).hasSizeGreaterThan(100_000);
      assertThat(Collections.disjoint(idsOf(others), ids)).isTrue();
      assertThat(Collections.disjoint(entitiesOf(others), entities)).isTrue();
    }
  }

  /**
   * Running demonstrations are continued by making their events again. When this fails, raise
   * {@link SimulatedForce#MODEL}, so that they say that they cannot go on, and put the new
   * fingerprint here.
   */
  @Test
  void theModelsNumberStandsForItsEvents() {
    long fingerprint = 0;
    for (int i = 0; i < DELIVERIES.size(); i += 10) {
      fingerprint = 31 * fingerprint + DELIVERIES.get(i).toString().hashCode();
    }

    assertThat(SimulatedForce.MODEL + ":" + Long.toHexString(fingerprint))
        .isEqualTo("3:b5f1851f5b6af829");
  }

  @Test
  void eventsAreDeliveredInOrderAndNeverBeforeTheyHappenOrAreRecorded() {
    Instant last = SimulatedForce.firstInstant(START);
    for (Delivery delivery : DELIVERIES) {
      Event event = delivery.event();
      assertThat(delivery.at()).isAfterOrEqualTo(last).isBefore(TWO_DAYS_ON);
      assertThat(event.recordedAt()).isBeforeOrEqualTo(delivery.at());
      assertThat(event.occurredAt()).isBeforeOrEqualTo(event.recordedAt());
      last = delivery.at();
    }
  }

  @Test
  void anIdIsOneEventsAlone() {
    Map<UUID, Event> events = new HashMap<>();
    for (Delivery delivery : DELIVERIES) {
      Event before = events.put(delivery.event().id(), delivery.event());
      assertThat(before).isIn(null, delivery.event());
      assertThat(delivery.event().id().version()).isEqualTo(4);
    }

    double twice = 1 - (double) events.size() / DELIVERIES.size();
    assertThat(twice).isBetween(0.003, 0.005);
  }

  @Test
  void someEventsComeLateOrAfterWhatCameLater() {
    long late =
        DELIVERIES.stream()
            .filter(d -> Duration.between(d.event().occurredAt(), d.at()).toMinutes() >= 5)
            .count();
    Map<String, Instant> latest = new HashMap<>();
    long overtaken = 0;
    for (Delivery delivery : DELIVERIES) {
      Event event = delivery.event();
      Instant before = latest.getOrDefault(event.entityId(), Instant.MIN);
      if (event.occurredAt().isBefore(before)) {
        overtaken++;
      } else {
        latest.put(event.entityId(), event.occurredAt());
      }
    }

    assertThat((double) late / DELIVERIES.size()).isBetween(0.003, 0.02);
    assertThat((double) overtaken / DELIVERIES.size()).isBetween(0.001, 0.02);
  }

  @Test
  void everyEventIsAboutItsKindAndEveryEntityBeginsOnce() {
    Map<String, Set<UUID>> beginnings = new HashMap<>();
    for (Delivery delivery : DELIVERIES) {
      Payload payload = delivery.event().payload();
      assertThat(delivery.kind().payloadTypes()).contains(payload.getClass());
      if (BEGINNINGS.contains(payload.getClass())) {
        beginnings
            .computeIfAbsent(delivery.event().entityId(), id -> new HashSet<>())
            .add(delivery.event().id());
      }
    }

    assertThat(beginnings.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    assertThat(DELIVERIES.stream().map(Delivery::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(EntityKind.FEEDS);
  }

  @Test
  void aFewPlacesAreNoAreaOfTheForce() {
    List<String> areas =
        DELIVERIES.stream()
            .map(delivery -> delivery.event().payload())
            .filter(IncidentOpened.class::isInstance)
            .map(payload -> ((IncidentOpened) payload).area())
            .toList();

    long unknown = areas.stream().filter(area -> !westMidlands().areas().contains(area)).count();
    assertThat(unknown).isPositive().isLessThan(areas.size() / 100);
    assertThat(areas).containsAll(westMidlands().areas());
  }

  @Test
  void onTheDayTheClocksGoForwardNobodyRingsInTheHourThatIsNot() {
    Map<Integer, Long> calls = callsByLocalHour("2024-03-31", "2024-04-01");

    assertThat(calls).doesNotContainKey(1).hasSize(23);
  }

  @Test
  void onTheDayTheClocksGoBackAnHourIsLivedTwice() {
    Map<Integer, Long> calls = callsByLocalHour("2024-10-27", "2024-10-28");

    assertThat(calls).hasSize(24);
    assertThat(calls.get(1)).isGreaterThan(calls.get(0)).isGreaterThan(calls.get(2));
  }

  @Test
  void appointmentsKeepToLocalTimeWhenTheClocksChange() {
    for (String monday : List.of("2024-03-25", "2024-10-21")) {
      Instant start = midnight(monday);
      List<Delivery> week =
          Forces.run(new SimulatedForce(westMidlands(), start, 3), start.plus(Duration.ofDays(8)));

      assertThat(week.stream().map(delivery -> delivery.event().payload()))
          .filteredOn(AppointmentBooked.class::isInstance)
          .extracting(
              payload ->
                  LocalTime.ofInstant(((AppointmentBooked) payload).slotStart(), Forces.LONDON))
          .containsOnly(LocalTime.of(9, 0), LocalTime.of(13, 0), LocalTime.of(17, 0));
    }
  }

  @Test
  void aForceWithoutAreasCannotBeSimulated() {
    ForceProfile nowhere = ForceProfile.of("nowhere", "Nowhere", ZoneId.of("UTC")).build();

    assertThatThrownBy(() -> new SimulatedForce(nowhere, START, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private static Map<Integer, Long> callsByLocalHour(String day, String next) {
    Instant start = midnight(day).minus(Duration.ofDays(1));
    return Forces.run(new SimulatedForce(westMidlands(), start, 3), midnight(next)).stream()
        .map(Delivery::event)
        .filter(event -> event.payload() instanceof CallPresented)
        .filter(event -> !event.occurredAt().isBefore(midnight(day)))
        .collect(
            Collectors.groupingBy(
                event -> event.occurredAt().atZone(Forces.LONDON).getHour(),
                Collectors.counting()));
  }

  private static Set<UUID> idsOf(List<Delivery> deliveries) {
    return deliveries.stream().map(delivery -> delivery.event().id()).collect(Collectors.toSet());
  }

  private static Set<String> entitiesOf(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(delivery -> delivery.event().entityId())
        .collect(Collectors.toSet());
  }
}
