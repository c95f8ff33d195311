package uk.peelboard.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallerPayload.CallTakenBack;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.event.RejectionReason;

class AdmissionTest {
  private static final Instant AT = Events.TEN_O_CLOCK;
  private static final int PARTITIONS = 4;

  private final Admission admission = new Admission(Admission.DEFAULT_HORIZON);
  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @EnumSource
  void admitsEveryKindOfEvent(EntityKind kind) {
    for (Event event : Events.samples(kind)) {
      Admission.Verdict verdict = admit(kind, event, AT);
      assertThat(verdict.isAdmitted()).isTrue();
      assertThat(verdict.event()).isEqualTo(event);
      assertThat(admission.check(kind, event, AT)).isEmpty();
    }
  }

  @Test
  void rejectsACallerOfNoTime() {
    Event event = Events.of(new CallTakenBack("c"));
    assertThat(admit(EntityKind.CALLER, event, "id-1", AT).rejection())
        .isEqualTo(new Rejection(RejectionReason.INVALID_ID, "callerId is of no time"));
  }

  @Test
  void admitsWhateverTimeOfACallTheCallerIsTold() {
    Event event = Events.samples(EntityKind.CALLER).get(0);
    assertThat(admit(EntityKind.CALLER, event, Instant.EPOCH).isAdmitted()).isTrue();
  }

  @Test
  void wantsTheRecordsOfACallerKeyedByWhoRangAlone() {
    Event event = Events.samples(EntityKind.CALLER).get(0);
    assertThat(admit(EntityKind.CALLER, event, "id-1", AT).isAdmitted()).isTrue();
    assertThat(admit(EntityKind.CALLER, event, "id-1@221", AT).rejection())
        .isEqualTo(
            new Rejection(
                RejectionReason.KEY_MISMATCH, "the record's key is not that of the callerId"));
  }

  @Test
  void rejectsWhatCannotBeRead() {
    assertThat(admission.admit(EntityKind.CALL, bytes("c"), null, 0, 0, 1).rejection().reason())
        .isEqualTo(RejectionReason.NO_VALUE);
    Admission.Verdict verdict = admission.admit(EntityKind.CALL, bytes("c"), bytes("{}"), 0, 0, 1);
    assertThat(verdict.rejection().reason()).isEqualTo(RejectionReason.UNDECODABLE);
    assertThat(verdict.event()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id-2", "id-", "id-11", "Id-1"})
  void rejectsAKeyThatIsNotTheEntityId(String key) {
    Admission.Verdict verdict = admit(EntityKind.CALL, Events.answered(), key, AT);
    assertThat(verdict.rejection())
        .isEqualTo(
            new Rejection(RejectionReason.KEY_MISMATCH, "the record's key is not the callId"));
    assertThat(verdict.event()).isEqualTo(Events.answered());
  }

  @Test
  void rejectsARecordWithoutKey() {
    byte[] value = codec.encode(EntityKind.CALL, Events.answered());
    assertThat(
            admission
                .admit(EntityKind.CALL, null, value, AT.toEpochMilli(), 0, 1)
                .rejection()
                .reason())
        .isEqualTo(RejectionReason.KEY_MISMATCH);
  }

  @Test
  void comparesKeysBeyondAscii() {
    Event event = withId("Straße-1");
    assertThat(admit(EntityKind.CALL, event, "Straße-1", AT).isAdmitted()).isTrue();
    assertThat(admit(EntityKind.CALL, event, "Strasse-1", AT).isAdmitted()).isFalse();
  }

  @Test
  void rejectsAnyPartitionButTheKeysOwn() {
    byte[] key = bytes("id-1");
    byte[] value = codec.encode(EntityKind.CALL, Events.answered());
    int own = BuiltInPartitioner.partitionForKey(key, PARTITIONS);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      Rejection rejection =
          admission
              .admit(EntityKind.CALL, key, value, AT.toEpochMilli(), partition, PARTITIONS)
              .rejection();
      assertThat(rejection == null ? null : rejection.reason())
          .isEqualTo(partition == own ? null : RejectionReason.WRONG_PARTITION);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "a\u0000", "a\u007F", "a\u00A0", "a\u200B", "\u202Ea"})
  void rejectsIdsThatAreEmptyOrHaveSpacesOrControlCharacters(String id) {
    assertThat(admit(EntityKind.CALL, withId(id), id, AT).rejection().reason())
        .isEqualTo(RejectionReason.INVALID_ID);
    Event badSource = new Event(Events.ID, "c", AT, AT, id, new CallAnswered(null));
    Rejection rejection = admit(EntityKind.CALL, badSource, "c", AT).rejection();
    assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_ID);
    assertThat(rejection.detail()).startsWith("source ");
  }

  @Test
  void rejectsIdsOfMoreThan200Characters() {
    String longest = "x".repeat(200);
    assertThat(admit(EntityKind.CALL, withId(longest), longest, AT).isAdmitted()).isTrue();
    String longer = "x".repeat(2000);
    assertThat(admit(EntityKind.CALL, withId(longer), longer, AT).rejection())
        .isEqualTo(
            new Rejection(
                RejectionReason.INVALID_ID, "callId has 2000 characters, and 200 is the most"));
  }

  @Test
  void rejectsAnAppointmentThatEndsBeforeItBegins() {
    AppointmentBooked backwards = new AppointmentBooked(AT, AT.minusMillis(1));
    assertThat(reject(EntityKind.INCIDENT, Events.of(backwards)))
        .isEqualTo(new Rejection(RejectionReason.CONTRADICTORY, "slotEnd is before slotStart"));
    assertThat(admission.check(EntityKind.INCIDENT, Events.of(new AppointmentBooked(AT, AT)), AT))
        .isEmpty();
  }

  @Test
  void rejectsAnEventThatWithdrawsItself() {
    assertThat(reject(EntityKind.CASE, Events.of(new EventWithdrawn(Events.ID, "mistake"))))
        .isEqualTo(new Rejection(RejectionReason.CONTRADICTORY, "it withdraws itself"));
  }

  @Test
  void rejectsEveryDateThatIsNotFromTheYears1900To9999() {
    for (EntityKind kind : EntityKind.values()) {
      for (PayloadType type : PayloadTypes.of(kind)) {
        for (int i = 0; i < type.fields().size(); i++) {
          if (type.fields().get(i).type() == Instant.class) {
            String field = type.fields().get(i).name();
            rejectsDatesOutOfRange(kind, type, i, field);
          }
        }
      }
    }
  }

  private void rejectsDatesOutOfRange(EntityKind kind, PayloadType type, int i, String field) {
    for (String date :
        new String[] {
          "1899-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"
        }) {
      Object[] values = Events.sampleValues(type, false);
      values[i] = Instant.parse(date);
      Payload payload = type.newPayload(values);
      assertThat(reject(kind, Events.of(payload)))
          .isEqualTo(
              new Rejection(
                  RejectionReason.CONTRADICTORY, field + " is not from the years 1900 to 9999"));
    }
  }

  @Test
  void rejectsTimesOutOfRangeHoweverExtreme() {
    for (Instant extreme :
        new Instant[] {
          Instant.MIN, Instant.MAX, Instant.EPOCH.plusSeconds(Long.MIN_VALUE / 2000)
        }) {
      Event occurred = new Event(Events.ID, "c", extreme, AT, "s", new CallAnswered(null));
      Event recorded = new Event(Events.ID, "c", AT, extreme, "s", new CallAnswered(null));
      assertThat(admission.check(EntityKind.CALL, occurred, AT).orElseThrow().reason())
          .isEqualTo(RejectionReason.CONTRADICTORY);
      assertThat(admission.check(EntityKind.CALL, recorded, AT).orElseThrow().reason())
          .isEqualTo(RejectionReason.CONTRADICTORY);
    }
  }

  @Test
  void admitsThePastHoweverLongAgo() {
    Event old = new Event(Events.ID, "c", Admission.EARLIEST, AT, "s", new CallAnswered(null));
    assertThat(admission.check(EntityKind.CALL, old, AT)).isEmpty();
  }

  @Test
  void rejectsWhatWasRecordedLongBeforeItHappened() {
    Event early = recorded(AT.minus(Duration.ofMinutes(5)));
    Event tooEarly = recorded(AT.minus(Duration.ofMinutes(5)).minusMillis(1));
    assertThat(admission.check(EntityKind.CALL, early, AT)).isEmpty();
    assertThat(reject(EntityKind.CALL, tooEarly))
        .isEqualTo(
            new Rejection(RejectionReason.CONTRADICTORY, "it was recorded before it happened"));
  }

  @Test
  void rejectsTheFutureBeyondTheHorizon() {
    Event event = Events.answered();
    Instant horizon = AT.minus(Duration.ofMinutes(5));
    assertThat(admit(EntityKind.CALL, event, "id-1", horizon).isAdmitted()).isTrue();
    assertThat(admit(EntityKind.CALL, event, "id-1", horizon.minusMillis(1)).rejection())
        .isEqualTo(
            new Rejection(
                RejectionReason.IN_THE_FUTURE,
                "occurredAt is 300001 ms after it was received, and 300000 ms is the most"));
    assertThat(
            new Admission(Duration.ofMinutes(6))
                .check(EntityKind.CALL, event, horizon.minusMillis(1)))
        .isEmpty();
  }

  @Test
  void findsTextsThatCouldNotBeSent() {
    Event longText = Events.of(new CallQueued("x".repeat(1001)));
    assertThat(admission.check(EntityKind.CALL, longText, AT))
        .contains(new Rejection(RejectionReason.UNDECODABLE, "queue is longer than 1000 bytes"));
    Event half = Events.of(new CallQueued("\uD83D"));
    assertThat(admission.check(EntityKind.CALL, half, AT))
        .contains(new Rejection(RejectionReason.UNDECODABLE, "queue has half a character"));
    assertThat(admission.check(EntityKind.CALL, withId("a\uDE93"), AT).orElseThrow().reason())
        .isEqualTo(RejectionReason.INVALID_ID);
    assertThat(admission.check(EntityKind.CALL, withId("a\uD83D\uDE93"), AT)).isEmpty();
  }

  @Test
  void hasAHorizonFromNothingToACentury() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Admission(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Admission(Duration.ofDays(36_526)));
  }

  private Rejection reject(EntityKind kind, Event event) {
    Rejection rejection = admit(kind, event, AT).rejection();
    assertThat(admission.check(kind, event, AT)).contains(rejection);
    return rejection;
  }

  private Admission.Verdict admit(EntityKind kind, Event event, Instant received) {
    return admit(kind, event, Admission.key(kind, event.entityId()), received);
  }

  private Admission.Verdict admit(EntityKind kind, Event event, String key, Instant received) {
    return admit(kind, event, bytes(key), received);
  }

  private Admission.Verdict admit(EntityKind kind, Event event, byte[] keyBytes, Instant received) {
    return admission.admit(
        kind,
        keyBytes,
        codec.encode(kind, event),
        received.toEpochMilli(),
        Admission.partition(keyBytes, PARTITIONS),
        PARTITIONS);
  }

  private static Event withId(String id) {
    return new Event(UUID.randomUUID(), id, AT, AT, "s", new CallAnswered(null));
  }

  private static Event recorded(Instant at) {
    return new Event(Events.ID, "c", AT, at, "s", new CallAnswered(null));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
