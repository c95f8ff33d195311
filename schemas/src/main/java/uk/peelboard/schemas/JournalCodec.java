package uk.peelboard.schemas;

import java.time.Instant;
import java.util.UUID;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Journal;

/**
 * Journals to bytes and back, as the pipeline keeps them for itself.
 *
 * <p>Payloads are as on the event topics, but for {@linkplain RecurringTexts texts that recur}; ids
 * are binary, times are told as differences, and a source is named once for all events that it
 * wrote in a row. Not a format for others, nor for long: whoever keeps such bytes also keeps {@link
 * #version}, and the texts. Not safe for use by more than one thread at a time.
 */
public final class JournalCodec {
  private static final int FORMAT_VERSION = 2;

  private final EntityKind kind;
  private final boolean isOfFeed;
  private final EventBinding binding;
  private final Object[][] scratch;
  private final WireReader in;
  private final WireWriter out;

  /**
   * @param texts those that the journals to be read were written with; more may be added
   */
  public JournalCodec(EntityKind kind, RecurringTexts texts) {
    this.kind = kind;
    this.isOfFeed = kind.isFeed();
    this.in = new WireReader(texts);
    this.out = new WireWriter(texts);
    this.binding = PayloadTypes.binding(kind);
    this.scratch = EventCodec.scratch(binding);
  }

  /** Of how journals of a kind are written: bytes of another version cannot be read. */
  public static String version(EntityKind kind) {
    ReleasedSchemas schemas = PayloadTypes.binding(kind).schemas();
    return String.format(
        "%d %s %016x", FORMAT_VERSION, schemas.name(), schemas.currentFingerprint());
  }

  /**
   * Writes down a journal with its entity's id.
   *
   * @return how many of the first bytes of {@link #encoded} it took
   */
  public int encode(String entityId, Journal journal) {
    out.reset();
    out.writeText(entityId, Integer.MAX_VALUE);
    out.writeUnsigned(journal.size());
    long previous = 0;
    String source = null;
    for (Event event : journal.all()) {
      long occurredAt = event.occurredAt().toEpochMilli();
      writeId(event.id());
      out.writeLong(occurredAt - previous);
      out.writeLong(event.recordedAt().toEpochMilli() - occurredAt);
      boolean sameSource = event.source().equals(source);
      int branch = binding.branch(event.payload());
      out.writeUnsigned((long) branch << 1 | (sameSource ? 0 : 1));
      if (!sameSource) {
        out.writeRecurringText(event.source(), Integer.MAX_VALUE);
      }
      binding.payloadType(branch).write(event.payload(), out);
      previous = occurredAt;
      source = event.source();
    }
    return out.size();
  }

  /** What follows from calls is numbered by where those lie, so by small numbers. */
  private void writeId(UUID id) {
    if (isOfFeed) {
      out.writeFixedLong(id.getMostSignificantBits());
      out.writeFixedLong(id.getLeastSignificantBits());
    } else {
      out.writeUnsigned(id.getMostSignificantBits());
      out.writeUnsigned(id.getLeastSignificantBits());
    }
  }

  private UUID readId() throws UnreadableEventException {
    return isOfFeed
        ? new UUID(in.readFixedLong(), in.readFixedLong())
        : new UUID(in.readUnsigned(), in.readUnsigned());
  }

  /** What was last encoded, and then bytes of no meaning; until the next time. */
  public byte[] encoded() {
    return out.buffer();
  }

  /**
   * Of which entity the first {@code length} bytes are the journal.
   *
   * @throws IllegalStateException when they are none
   */
  public String entityId(byte[] bytes, int length) {
    try {
      in.reset(bytes, 0, length);
      return in.readText();
    } catch (UnreadableEventException e) {
      throw unreadable(e);
    }
  }

  /**
   * Whether the first {@code length} bytes are that entity's journal.
   *
   * @throws IllegalStateException when they are none
   */
  public boolean isOf(String entityId, byte[] bytes, int length) {
    try {
      in.reset(bytes, 0, length);
      return in.readsAs(entityId);
    } catch (UnreadableEventException e) {
      throw unreadable(e);
    }
  }

  /**
   * The journal that the first {@code length} bytes are.
   *
   * @throws IllegalStateException when they are none
   */
  public Journal decode(byte[] bytes, int length) {
    try {
      in.reset(bytes, 0, length);
      String entityId = in.readText();
      Event[] events = new Event[Math.toIntExact(in.readUnsigned())];
      long previous = 0;
      String source = null;
      for (int i = 0; i < events.length; i++) {
        UUID id = readId();
        long occurredAt = previous + in.readLong();
        long later = in.readLong();
        int head = (int) in.readUnsigned();
        if ((head & 1) != 0) {
          source = in.readRecurringText(Integer.MAX_VALUE);
        }
        int branch = head >>> 1;
        Instant occurred = Instant.ofEpochMilli(occurredAt);
        Instant recorded = later == 0 ? occurred : Instant.ofEpochMilli(occurredAt + later);
        events[i] =
            new Event(
                id,
                entityId,
                occurred,
                recorded,
                source,
                binding.payloadType(branch).read(in, scratch[branch]));
        previous = occurredAt;
      }
      in.expectEnd();
      return Journal.of(events);
    } catch (UnreadableEventException e) {
      throw unreadable(e);
    }
  }

  private IllegalStateException unreadable(UnreadableEventException cause) {
    return new IllegalStateException("not the journal of an entity of " + kind.topic(), cause);
  }
}
