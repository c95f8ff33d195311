package uk.peelboard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.EntityKind;

class EventIdsTest {
  private static final Instant APRIL = Instant.parse("2022-03-31T23:00:00Z");

  /** Ids of what was imported once may never change: a second import would count it again. */
  @Test
  void staysTheSameFromReleaseToRelease() {
    assertThat(EventIds.of(EntityKind.CRIME, "c1", APRIL, "s", new OutcomeAssigned("1")))
        .isEqualTo(UUID.fromString("b7e01ce0-bc92-8583-bfc2-d178183b6db7"));
    assertThat(
            EventIds.of(
                EntityKind.CRIME,
                "c1",
                APRIL,
                "s",
                new CrimeRecorded("Burglary", null, "Luton", false, null, "i1")))
        .isEqualTo(UUID.fromString("44c4d0cc-365a-8f1d-aafc-726c381181ca"));
  }

  @Test
  void isAUuidOfVersion8() {
    UUID id = EventIds.of(EntityKind.CRIME, "c1", APRIL, "s", new OutcomeAssigned("1"));

    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void differsWithEverythingThatTheEventSays() {
    OutcomeAssigned charged = new OutcomeAssigned("1");
    Set<UUID> ids =
        new HashSet<>(
            List.of(
                EventIds.of(EntityKind.CRIME, "c1", APRIL, "s", charged),
                EventIds.of(EntityKind.CRIME, "c2", APRIL, "s", charged),
                EventIds.of(EntityKind.CRIME, "c1", APRIL.plusMillis(1), "s", charged),
                EventIds.of(EntityKind.CRIME, "c1", APRIL, "t", charged),
                EventIds.of(EntityKind.CRIME, "c1", APRIL, "s", new OutcomeAssigned("18"))));

    assertThat(ids).hasSize(5);
  }
}
