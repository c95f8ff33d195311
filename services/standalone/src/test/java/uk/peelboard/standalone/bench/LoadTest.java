package uk.peelboard.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.standalone.profile.ProfileFile;

class LoadTest {
  private static final ForceProfile FORCE = ProfileFile.load("west-midlands");
  private static final int MANY = 200_000;

  /** With which so many happen over about three months. */
  private static final double VOLUME = 0.07;

  @Test
  void theSameSeedGivesTheSameBytes() {
    assertThat(bytes(1)).isDeepEqualTo(bytes(1));
    assertThat(bytes(2)[0]).isNotEqualTo(bytes(1)[0]);
  }

  private static byte[][] bytes(long seed) {
    Load load = new Load(FORCE, "A", seed, 1);
    EventCodec codec = new EventCodec();
    return IntStream.range(0, 5_000)
        .mapToObj(i -> load.next())
        .map(one -> codec.encode(one.kind(), one.event()))
        .toArray(byte[][]::new);
  }

  @Test
  void oneInAHundredIsSentTwice() {
    Set<UUID> seen = new HashSet<>();
    long again = many().stream().filter(one -> !seen.add(one.event().id())).count();
    assertThat(again / (double) MANY).isCloseTo(0.01, offset(0.001));
  }

  @Test
  void oneInAHundredComesAfterALaterOneOfTheSameEntity() {
    Set<UUID> seen = new HashSet<>();
    Map<String, Instant> latest = new HashMap<>();
    long late = 0;
    for (AddressedEvent one : many()) {
      Event event = one.event();
      if (seen.add(event.id())) {
        Instant before = latest.merge(event.entityId(), event.occurredAt(), LoadTest::later);
        late += before.isAfter(event.occurredAt()) ? 1 : 0;
      }
    }
    assertThat(late / (double) MANY).isCloseTo(0.01, offset(0.001));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Test
  void kindsComeInTheProportionsOfAForce() {
    Map<EntityKind, Set<String>> entities = new EnumMap<>(EntityKind.class);
    Instant last = Load.BEGINS;
    for (AddressedEvent one : many()) {
      entities.computeIfAbsent(one.kind(), absent -> new HashSet<>()).add(one.event().entityId());
      last = later(last, one.event().occurredAt());
    }
    double days = VOLUME * Duration.between(Load.BEGINS, last).toSeconds() / 86_400.0;
    assertThat(MANY / days).as("events a day").isCloseTo(Load.EVENTS_PER_DAY, withinPercentage(3));
    long all = entities.values().stream().mapToLong(Set::size).sum();
    assertThat(Load.eventsOf(all))
        .as("events of all entities")
        .isCloseTo(MANY, withinPercentage(3));
    assertThat(entities.get(EntityKind.CALL).size() / days)
        .as("70,000 emergency and 100,000 other calls a month")
        .isCloseTo(170_000 / 30.4, withinPercentage(3));
    assertThat(entities.get(EntityKind.INCIDENT).size() / days)
        .isCloseTo(1300, withinPercentage(5));
    assertThat(entities.get(EntityKind.CRIME).size() / days)
        .as("324,000 a year")
        .isCloseTo(324_000 / 365.0, withinPercentage(5));
    assertThat(entities.get(EntityKind.CASE).size() / days).isBetween(100.0, 250.0);
  }

  @Test
  void everyPayloadOccurs() {
    Set<Class<? extends Payload>> missing = new HashSet<>();
    for (EntityKind kind : EntityKind.FEEDS) {
      missing.addAll(kind.payloadTypes());
    }
    many().forEach(one -> missing.remove(one.event().payload().getClass()));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyEventIsAdmitted() {
    Admission admission = new Admission(Admission.DEFAULT_HORIZON);
    Instant received = Load.BEGINS.plus(Duration.ofDays(20 * 365));
    assertThat(many())
        .allSatisfy(
            one -> assertThat(admission.check(one.kind(), one.event(), received)).isEmpty());
  }

  @Test
  void loadsOfDifferentSeriesHaveNoEntityInCommon() {
    Load one = new Load(FORCE, "A", 1, 1);
    Load other = new Load(FORCE, "B", 1, 1);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(one.next().event().entityId());
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(ids).doesNotContain(other.next().event().entityId());
    }
  }

  private static List<AddressedEvent> many() {
    Load load = new Load(FORCE, "A", 7, VOLUME);
    List<AddressedEvent> many = new ArrayList<>(MANY);
    for (int i = 0; i < MANY; i++) {
      many.add(load.next());
    }
    return many;
  }
}
