package uk.peelboard.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import uk.peelboard.domain.event.CasePayload.CaseDue;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.fact.CallerPeriod;

/**
 * What is let in, the same wherever events come in and however often a record is read again:
 * nothing here depends on anything but the record itself.
 *
 * <p>Not safe for use by more than one thread at a time: make one for each.
 */
public final class Admission {
  /** How far in the future an event may lie unless configured otherwise. */
  public static final Duration DEFAULT_HORIZON = Duration.ofMinutes(5);

  /** The longest id of an entity and name of a source, in UTF-16 characters. */
  public static final int MAX_ID_LENGTH = 200;

  /** Nothing that is counted happened before; included. */
  public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  /** No date of an event is as late; excluded. */
  public static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  /**
   * Changes whenever other records are let in than before: tallies of other rules are not added to.
   */
  public static final int RULES_VERSION = 2;

  private static final byte[] NO_KEY = {};

  private final EventCodec codec = new EventCodec();
  private final long horizonMillis;

  /**
   * Lets in what lies at most {@code horizon} ahead.
   *
   * @throws IllegalArgumentException when {@code horizon} is negative or longer than a century
   */
  public Admission(Duration horizon) {
    if (horizon.isNegative() || horizon.toDays() > 36_525) {
      throw new IllegalArgumentException("a horizon of 0 to 100 years, not " + horizon);
    }
    this.horizonMillis = horizon.toMillis();
  }

  /**
   * What came of a record.
   *
   * @param event what it says, also when that is rejected; null where it could not be read
   * @param rejection why it is not let in; null where it is
   */
  public record Verdict(Event event, Rejection rejection) {
    public Verdict {
      if (event == null && rejection == null) {
        throw new IllegalArgumentException("neither an event nor a rejection");
      }
    }

    public boolean isAdmitted() {
      return rejection == null;
    }
  }

  /**
   * Judges a record of {@code kind}'s topic.
   *
   * @param key as it is on the topic, or null; an empty one is the same as none, since a store that
   *     is restored cannot tell them apart
   * @param value as it is on the topic, or null
   * @param timestamp the record's, as the broker set it, in epoch milliseconds
   * @param partition the one that the record is on
   * @param partitions how many the topic has
   */
  public Verdict admit(
      EntityKind kind, byte[] key, byte[] value, long timestamp, int partition, int partitions) {
    Event event;
    try {
      event = codec.decode(kind, value);
    } catch (UnreadableEventException e) {
      return new Verdict(null, e.rejection());
    }
    Rejection rejection = checkPlace(kind, event, key, partition, partitions);
    if (rejection == null) {
      rejection = checkAll(kind, event, timestamp);
    }
    return new Verdict(event, rejection);
  }

  /**
   * What is wrong with an event that has not been sent yet, if anything is.
   *
   * @param receivedAt when it came in
   * @throws IllegalArgumentException when the payload cannot happen to {@code kind}
   */
  public Optional<Rejection> check(EntityKind kind, Event event, Instant receivedAt) {
    PayloadType type = PayloadTypes.of(kind, event.payload());
    Rejection rejection = checkAll(kind, event, receivedAt.toEpochMilli());
    return Optional.ofNullable(rejection != null ? rejection : checkTexts(type, event));
  }

  /**
   * What records of an entity are keyed by: its id. Those of a caller by who rang alone, so what is
   * told to the journals of two times lies side by side.
   */
  public static byte[] key(EntityKind kind, String entityId) {
    return keyText(kind, entityId).getBytes(UTF_8);
  }

  private static String keyText(EntityKind kind, String entityId) {
    return kind == EntityKind.CALLER ? CallerPeriod.caller(entityId) : entityId;
  }

  /** The partition of {@code key}, as Kafka's Java producers choose it. */
  public static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  private static Rejection checkPlace(
      EntityKind kind, Event event, byte[] keyOrNull, int partition, int partitions) {
    byte[] key = keyOrNull == null ? NO_KEY : keyOrNull;
    if (!isUtf8Of(key, keyText(kind, event.entityId()))) {
      return new Rejection(
          RejectionReason.KEY_MISMATCH,
          "the record's key is not " + (kind.isFeed() ? "the " : "that of the ") + kind.idField());
    }
    int expected = partition(key, partitions);
    if (expected != partition) {
      return new Rejection(
          RejectionReason.WRONG_PARTITION,
          "on partition " + partition + " where " + expected + " is the key's own");
    }
    return null;
  }

  private static boolean isUtf8Of(byte[] key, String id) {
    for (int i = 0; i < id.length(); i++) {
      char at = id.charAt(i);
      if (at >= 0x80) {
        return Arrays.equals(key, id.getBytes(UTF_8));
      }
      if (i == key.length || key[i] != at) {
        return false;
      }
    }
    return key.length == id.length();
  }

  private Rejection checkAll(EntityKind kind, Event event, long receivedAt) {
    String wrong = wrongWithId(event.entityId());
    if (wrong != null) {
      return new Rejection(RejectionReason.INVALID_ID, kind.idField() + " " + wrong);
    }
    wrong = wrongWithId(event.source());
    if (wrong != null) {
      return new Rejection(RejectionReason.INVALID_ID, "source " + wrong);
    }
    if (!kind.isFeed()) {
      // What it follows from was judged when it came in.
      return CallerPeriod.isId(event.entityId())
          ? null
          : new Rejection(RejectionReason.INVALID_ID, kind.idField() + " is of no time");
    }
    wrong = contradiction(event);
    if (wrong != null) {
      return new Rejection(RejectionReason.CONTRADICTORY, wrong);
    }
    long ahead = event.occurredAt().toEpochMilli() - receivedAt;
    if (ahead > horizonMillis) {
      return new Rejection(
          RejectionReason.IN_THE_FUTURE,
          "occurredAt is "
              + ahead
              + " ms after it was received, and "
              + horizonMillis
              + " ms is the most");
    }
    return null;
  }

  private static String wrongWithId(String id) {
    if (id.isEmpty()) {
      return "is empty";
    }
    if (id.length() > MAX_ID_LENGTH) {
      return "has " + id.length() + " characters, and " + MAX_ID_LENGTH + " is the most";
    }
    for (int i = 0; i < id.length(); i++) {
      char at = id.charAt(i);
      if (Character.isSurrogate(at) && !isPaired(id, i)) {
        return "has half a character at " + i;
      }
      if (at <= ' ' || (at >= 0x7F && isInvisible(at))) {
        return "has a space or a control character at " + i;
      }
    }
    return null;
  }

  private static boolean isPaired(String id, int i) {
    return Character.isHighSurrogate(id.charAt(i))
        ? i + 1 < id.length() && Character.isLowSurrogate(id.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(id.charAt(i - 1));
  }

  private static boolean isInvisible(char at) {
    return Character.isISOControl(at)
        || Character.isSpaceChar(at)
        || Character.getType(at) == Character.FORMAT;
  }

  private String contradiction(Event event) {
    String wrong = outOfRange("occurredAt", event.occurredAt());
    if (wrong == null) {
      wrong = outOfRange("recordedAt", event.recordedAt());
    }
    if (wrong != null) {
      return wrong;
    }
    if (event.occurredAt().toEpochMilli() - event.recordedAt().toEpochMilli() > horizonMillis) {
      return "it was recorded before it happened";
    }
    return contradiction(event, event.payload());
  }

  private static String contradiction(Event event, Payload payload) {
    if (payload instanceof EventWithdrawn withdrawn) {
      return withdrawn.withdrawnEventId().equals(event.id()) ? "it withdraws itself" : null;
    }
    if (payload instanceof IncidentOpened opened) {
      return outOfRange("callReceivedAt", opened.callReceivedAt());
    }
    if (payload instanceof AppointmentBooked booked) {
      String wrong = outOfRange("slotStart", booked.slotStart());
      if (wrong == null) {
        wrong = outOfRange("slotEnd", booked.slotEnd());
      }
      return wrong == null && booked.slotEnd().isBefore(booked.slotStart())
          ? "slotEnd is before slotStart"
          : wrong;
    }
    if (payload instanceof CaseOpened opened) {
      return outOfRange("dueAt", opened.dueAt());
    }
    if (payload instanceof CaseDue due) {
      return outOfRange("dueAt", due.dueAt());
    }
    return null;
  }

  private static String outOfRange(String field, Instant at) {
    if (at == null || (!at.isBefore(EARLIEST) && at.isBefore(LATEST))) {
      return null;
    }
    return field + " is not from the years 1900 to 9999";
  }

  /** What is true of an event that was decoded, but need not be of one that was not. */
  private static Rejection checkTexts(PayloadType type, Event event) {
    String wrong = null;
    Object[] values = type.values(event.payload());
    for (int i = 0; wrong == null && i < values.length; i++) {
      if (values[i] instanceof String text) {
        wrong = wrongWithText(text, EventCodec.MAX_TEXT_BYTES);
        wrong = wrong == null ? null : type.fields().get(i).name() + " " + wrong;
      }
    }
    return wrong == null ? null : new Rejection(RejectionReason.UNDECODABLE, wrong);
  }

  private static String wrongWithText(String text, int limit) {
    if (!UTF_8.newEncoder().canEncode(text)) {
      return "has half a character";
    }
    return text.getBytes(UTF_8).length > limit ? "is longer than " + limit + " bytes" : null;
  }
}
