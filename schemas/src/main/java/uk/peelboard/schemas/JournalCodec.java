package uk.peelboard.schemas;

import java.time.Instant;
import java.util.UUID;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Journal;

/**
 * Journals to bytes and back, as the pipeline keeps them for itself.
 *
 * <p>Payloads are as on the event topics; ids are binary, times are told as differences, and a
 * source is named once for all events that it wrote in a row: some 40 bytes an event. Not a format
 * for others, nor for long: whoever keeps such bytes also keeps {@link #version}. Not safe for use
 * by more than one thread at a time.
 */
public final class JournalCodec {
  private static final int FORMAT_VERSION = 1;

  private final EntityKind kind;
  private final EventBinding binding;
  private final Object[][] scratch;
  private final WireReader in = new WireReader();
  private final WireWriter out = new WireWriter();

  public JournalCodec(EntityKind kind) {
    this.kind = kind;
    this.binding = PayloadTypes.binding(kind);
    this.scratch = EventCodec.scratch(binding);
  }

  /** Bytes of another version cannot be read. */
  public String version() {
    return String.format(
        "%d %s %016x",
        FORMAT_VERSION, binding.schemas().name(), binding.schemas().currentFingerprint());
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
      out.writeFixedLong(event.id().getMostSignificantBits());
      out.writeFixedLong(event.id().getLeastSignificantBits());
      out.writeLong(occurredAt - previous);
      out.writeLong(event.recordedAt().toEpochMilli() - occurredAt);
      boolean sameSource = event.source().equals(source);
      int branch = binding.branch(event.payload());
      out.writeUnsigned((long) branch << 1 | (sameSource ? 0 : 1));
      if (!sameSource) {
        out.writeText(event.source(), Integer.MAX_VALUE);
      }
      binding.payloadType(branch).write(event.payload(), out);
      previous = occurredAt;
      source = event.source();
    }
    return out.size();
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
        UUID id = new UUID(in.readFixedLong(), in.readFixedLong());
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
