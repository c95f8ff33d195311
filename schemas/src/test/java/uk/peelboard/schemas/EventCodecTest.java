package uk.peelboard.schemas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CrimePayload.OutcomeRescinded;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.RejectionReason;

class EventCodecTest {
  /** Header, eventId, callId, two times and source of {@link Events#answered}. */
  private static final int ENVELOPE_BYTES = 10 + 37 + 5 + 6 + 6 + 4;

  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @EnumSource
  void decodesEveryTypeWithAllItsFieldsAndWithAsFewAsItMayHave(EntityKind kind)
      throws UnreadableEventException {
    for (Event event : Events.samples(kind)) {
      assertThat(codec.decode(kind, codec.encode(kind, event))).isEqualTo(event);
    }
  }

  @Test
  void returnsTheSameStringForATextThatRecurs() throws UnreadableEventException {
    byte[] first = codec.encode(EntityKind.CALL, Events.of(new CallQueued("emergency")));
    byte[] second = codec.encode(EntityKind.CALL, Events.of(new CallQueued("emergency")));
    Event one = codec.decode(EntityKind.CALL, first);
    Event other = codec.decode(EntityKind.CALL, second);
    assertThat(one.source()).isSameAs(other.source());
    assertThat(((CallQueued) one.payload()).queue())
        .isSameAs(((CallQueued) other.payload()).queue());
  }

  @Test
  void cutsTimesToTheMillisecond() throws UnreadableEventException {
    Instant fine = Instant.parse("1969-12-31T23:59:59.999999999Z");
    Event event = new Event(Events.ID, "c", fine, fine, "s", new CallAnswered(null));
    assertThat(codec.decode(EntityKind.CALL, codec.encode(EntityKind.CALL, event)).occurredAt())
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
  }

  @Test
  void encodesNoPayloadOfAnotherKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(EntityKind.CALL, Events.of(new OutcomeRescinded())))
        .withMessage("OutcomeRescinded cannot happen to a call");
  }

  @Test
  void encodesNoTextThatItWouldNotDecode() {
    for (String text : new String[] {"x".repeat(1001), "é".repeat(501), "\uD83D"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> codec.encode(EntityKind.CALL, Events.of(new CallQueued(text))));
    }
    assertThat(codec.encode(EntityKind.CALL, Events.of(new CallQueued("é".repeat(500)))))
        .hasSizeGreaterThan(1000);
  }

  @Test
  void rejectsARecordWithoutValue() {
    assertThat(rejection(null))
        .isEqualTo(new Rejection(RejectionReason.NO_VALUE, "the record has no value"));
  }

  @Test
  void rejectsAFingerprintThatItDoesNotKnow() {
    byte[] bytes = codec.encode(EntityKind.CALL, Events.answered());
    Arrays.fill(bytes, 2, 10, (byte) 0x11);
    assertThat(rejection(bytes))
        .isEqualTo(
            new Rejection(
                RejectionReason.UNKNOWN_SCHEMA,
                "fingerprint 1111111111111111 is none of call-event"));
  }

  @Test
  void rejectsAnEventThatBelongsToAnotherTopic() {
    byte[] bytes = codec.encode(EntityKind.CRIME, Events.of(new OutcomeRescinded()));
    assertThat(rejection(bytes))
        .isEqualTo(
            new Rejection(
                RejectionReason.UNKNOWN_SCHEMA, "a crime-event where a call-event belongs"));
  }

  @Test
  void rejectsWhatHasNoHeader() {
    assertThat(rejection(new byte[0]).detail()).isEqualTo("shorter than the header of 10 bytes");
    assertThat(rejection("{\"type\": \"CallAnswered\"}".getBytes(ISO_8859_1)).detail())
        .isEqualTo("does not begin with the bytes C3 01");
  }

  @Test
  void rejectsBytesThatAreLeftOver() {
    byte[] bytes = codec.encode(EntityKind.CALL, Events.answered());
    assertThat(rejection(Arrays.copyOf(bytes, bytes.length + 2)).detail())
        .isEqualTo("2 bytes too many");
  }

  @Test
  void rejectsEveryTruncation() {
    byte[] bytes = codec.encode(EntityKind.CALL, Events.answered());
    for (int length = 0; length < bytes.length; length++) {
      assertThat(rejection(Arrays.copyOf(bytes, length)).reason())
          .isEqualTo(RejectionReason.UNDECODABLE);
    }
  }

  @Test
  void rejectsABranchThatTheUnionDoesNotHave() {
    assertThat(rejection(answeredWith(ENVELOPE_BYTES, 7 << 1)).detail())
        .isEqualTo("branch or symbol 7 of 7");
    assertThat(rejection(answeredWith(ENVELOPE_BYTES, 1)).detail())
        .isEqualTo("branch or symbol -1 of 7");
  }

  @Test
  void rejectsLengthsThatAreNegativeOrBeyondTheEnd() {
    int length = ENVELOPE_BYTES + 2;
    String wrong = "a length that is negative or beyond the end";
    assertThat(rejection(answeredWith(length, 1)).detail()).isEqualTo(wrong);
    assertThat(rejection(answeredWith(length, 100 << 1)).detail()).isEqualTo(wrong);
    byte[] bytes = codec.encode(EntityKind.CALL, Events.answered());
    byte[] absurd = Arrays.copyOf(bytes, length + 10);
    Arrays.fill(absurd, length, length + 9, (byte) 0xFE);
    absurd[length + 9] = 0;
    assertThat(rejection(absurd).detail()).isEqualTo(wrong);
  }

  @Test
  void rejectsNumbersOfMoreBytesThanTheyMayHave() {
    byte[] bytes = codec.encode(EntityKind.CALL, Events.answered());
    byte[] endless = Arrays.copyOf(bytes, 80);
    Arrays.fill(endless, 10 + 37 + 5, 80, (byte) 0xFF);
    assertThat(rejection(endless).detail()).isEqualTo("a number of more than 10 bytes");
    endless[10 + 37 + 5 + 9] = 2;
    assertThat(rejection(endless).detail()).isEqualTo("a number of more than 64 bits");
  }

  @Test
  void rejectsTextThatIsNotUtf8() {
    assertThat(rejection(answeredWith(ENVELOPE_BYTES + 3, 0xFF)).detail())
        .isEqualTo("a text that is not UTF-8");
  }

  @Test
  void rejectsIdsThatAreNoUuid() {
    assertThat(rejection(answeredWith(11, 'g')).detail())
        .isEqualTo("a UUID with other than hexadecimal digits");
    assertThat(rejection(answeredWith(11, 0xE9)).detail())
        .isEqualTo("a UUID with other than hexadecimal digits");
    assertThat(rejection(answeredWith(11 + 8, '0')).detail())
        .isEqualTo("a UUID that is not 36 characters of the usual form");
  }

  @Test
  void readsUuidsInCapitals() throws UnreadableEventException {
    byte[] bytes = codec.encode(EntityKind.CALL, Events.answered());
    byte[] capitals = Events.ID.toString().toUpperCase(Locale.ROOT).getBytes(ISO_8859_1);
    System.arraycopy(capitals, 0, bytes, 11, 36);
    assertThat(codec.decode(EntityKind.CALL, bytes)).isEqualTo(Events.answered());
  }

  @Test
  void hasNoStackTraceToFillIn() {
    UnreadableEventException e =
        catchThrowableOfType(
            UnreadableEventException.class, () -> codec.decode(EntityKind.CALL, new byte[3]));
    assertThat(e.getStackTrace()).isEmpty();
  }

  private byte[] answeredWith(int at, int value) {
    byte[] bytes = codec.encode(EntityKind.CALL, Events.answered());
    bytes[at] = (byte) value;
    return bytes;
  }

  private Rejection rejection(byte[] bytes) {
    return catchThrowableOfType(
            UnreadableEventException.class, () -> codec.decode(EntityKind.CALL, bytes))
        .rejection();
  }
}
