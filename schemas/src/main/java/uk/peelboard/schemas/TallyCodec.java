package uk.peelboard.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

/**
 * Keys and values of {@code kpi-tallies} to bytes and back. The README of this module describes
 * them byte by byte. Not safe for use by more than one thread at a time.
 */
public final class TallyCodec {
  /** Both of keys and of values, their first byte. */
  public static final int FORMAT_VERSION = 1;

  /** Values lie between minus this and this. */
  public static final long MAX_VALUE = (1L << 61) - 1;

  // Written to the topic: never changed, whatever happens to the order of the kinds.
  private static final Map<EntityKind, Integer> NUMBERS =
      Map.of(
          EntityKind.CALL, 1,
          EntityKind.INCIDENT, 2,
          EntityKind.CRIME, 3,
          EntityKind.CASE, 4,
          EntityKind.CALLER, 5);

  private final WireReader in = new WireReader();
  private final WireWriter out = new WireWriter();

  public byte[] encodeKey(EntityKind kind, int partition, Cell cell) {
    beginKey(kind, partition, cell.measure().id(), cell.day());
    for (int i = 0; i < cell.measure().dimensions().size(); i++) {
      out.writeText(cell.code(i), Integer.MAX_VALUE);
    }
    return out.toBytes();
  }

  public byte[] encodeKey(TallyKey key) {
    beginKey(key.kind(), key.partition(), key.measureId(), key.day());
    for (String code : key.codes()) {
      out.writeText(code, Integer.MAX_VALUE);
    }
    return out.toBytes();
  }

  private void beginKey(EntityKind kind, int partition, String measureId, int day) {
    out.reset();
    out.writeByte(FORMAT_VERSION);
    out.writeByte(NUMBERS.get(kind));
    out.writeUnsigned(partition);
    out.writeText(measureId, Integer.MAX_VALUE);
    long zigZag = ((long) day << 1) ^ (day >> 31);
    out.writeUnsigned(day == Cell.NOW ? 0 : zigZag + 1);
  }

  /**
   * What {@link #encodeKey} was given.
   *
   * @throws UnreadableTallyException when {@code bytes} are no key of this format version
   */
  public TallyKey decodeKey(byte[] bytes) {
    try {
      begin(bytes, "key");
      EntityKind kind = kind(in.readByte());
      int partition = Math.toIntExact(in.readUnsigned());
      String measureId = in.readRecurringText(Integer.MAX_VALUE);
      long day = in.readUnsigned();
      List<String> codes = new ArrayList<>(4);
      while (in.remaining() > 0) {
        codes.add(in.readRecurringText(Integer.MAX_VALUE));
      }
      return new TallyKey(kind, partition, measureId, day == 0 ? Cell.NOW : day(day - 1), codes);
    } catch (UnreadableEventException | ArithmeticException e) {
      throw new UnreadableTallyException("not the key of a tally: " + e.getMessage(), e);
    }
  }

  private static int day(long zigZag) {
    return Math.toIntExact((zigZag >>> 1) ^ -(zigZag & 1));
  }

  private static EntityKind kind(int number) {
    for (Map.Entry<EntityKind, Integer> entry : NUMBERS.entrySet()) {
      if (entry.getValue() == number) {
        return entry.getKey();
      }
    }
    throw new UnreadableTallyException("no kind of entity has the number " + number);
  }

  /**
   * The whole of a share's distribution.
   *
   * @throws IllegalArgumentException when a value lies beyond {@link #MAX_VALUE}
   */
  public byte[] encodeValue(Distribution share) {
    out.reset();
    out.writeByte(FORMAT_VERSION);
    out.writeLong(share.sum());
    out.writeUnsigned(share.size());
    long previous = 0;
    for (int i = 0; i < share.size(); i++) {
      long value = share.value(i);
      long count = share.countAt(i);
      if (value < -MAX_VALUE || value > MAX_VALUE) {
        throw new IllegalArgumentException("a value of a tally beyond 61 bits: " + value);
      }
      long step = i == 0 ? (value << 1) ^ (value >> 63) : value - previous;
      // Nearly all counts are 1: they take no byte of their own.
      out.writeUnsigned(step << 1 | (count == 1 ? 0 : 1));
      if (count != 1) {
        out.writeLong(count);
      }
      previous = value;
    }
    return out.toBytes();
  }

  /**
   * What {@link #encodeValue} was given.
   *
   * @throws UnreadableTallyException when {@code bytes} are no value of this format version
   */
  public Distribution decodeValue(byte[] bytes) {
    try {
      begin(bytes, "value");
      long sum = in.readLong();
      long size = in.readUnsigned();
      // Each value takes a byte at least: no more are there, whatever the size says.
      int capacity = size < 0 || size > in.remaining() ? in.remaining() : (int) size;
      Distribution share = new Distribution(capacity);
      share.add(0, 0, sum);
      long value = 0;
      for (long i = 0; i != size; i++) {
        long head = in.readUnsigned();
        long step = head >>> 1;
        long count = (head & 1) == 0 ? 1 : in.readLong();
        value = i == 0 ? (step >>> 1) ^ -(step & 1) : value + step;
        if (count == 0 || (i > 0 && step == 0) || value < -MAX_VALUE || value > MAX_VALUE) {
          throw new UnreadableTallyException("not the value of a tally: entry " + i + " is wrong");
        }
        share.add(value, count, 0);
      }
      in.expectEnd();
      return share;
    } catch (UnreadableEventException e) {
      throw new UnreadableTallyException("not the value of a tally: " + e.getMessage(), e);
    }
  }

  private void begin(byte[] bytes, String what) throws UnreadableEventException {
    in.reset(bytes, 0);
    int version = in.readByte();
    if (version != FORMAT_VERSION) {
      throw new UnreadableTallyException(
          String.format(
              "the %s of a tally has format version %d, and %d is all that is known: the tallies"
                  + " were made by another version of Peelboard, and a replay makes them anew",
              what, version, FORMAT_VERSION));
    }
  }
}
