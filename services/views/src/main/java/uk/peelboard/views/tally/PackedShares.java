package uk.peelboard.views.tally;

import java.util.Arrays;
import java.util.List;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.DistributionSum;

/**
 * What one day holds of a measure: every share of its cells, in one array. Immutable.
 *
 * <p>In the order of the cells' numbers and then the parts', each share is its cell's number, its
 * part's, count, exact sum, how many different values, how many bytes they take, and the values:
 * steps from one to the next, each with its count where that is not 1. Numbers take as many bytes
 * as they need, seven bits in each, so that a share of one value takes eight bytes or so, where
 * objects would take hundreds. To change shares costs a copy of the day; days are short.
 */
final class PackedShares {
  private static final int MOST_BYTES = 10;

  /** A share to put in the place of another; null holds nothing. */
  record Change(int cell, int part, Distribution share) {}

  private final byte[] bytes;
  private final long changed;
  private final int cells;

  private PackedShares(byte[] bytes, long changed, int cells) {
    this.bytes = bytes;
    this.changed = changed;
    this.cells = cells;
  }

  static PackedShares empty() {
    return new PackedShares(new byte[0], 0, 0);
  }

  /** The number of the change that made it. */
  long changed() {
    return changed;
  }

  int cells() {
    return cells;
  }

  boolean isEmpty() {
    return cells == 0;
  }

  /**
   * The same with other shares.
   *
   * @param changes in the order of cells and parts, of each no more than one
   * @param version the number of this change
   */
  PackedShares with(List<Change> changes, long version) {
    Writer out = new Writer(bytes.length + 16 * changes.size());
    Cursor old = new Cursor();
    boolean hasOld = old.next();
    for (Change change : changes) {
      while (hasOld && old.isBefore(change)) {
        old.copyTo(out);
        hasOld = old.next();
      }
      if (hasOld && old.cell == change.cell && old.part == change.part) {
        hasOld = old.next();
      }
      if (change.share != null) {
        out.share(change);
      }
    }
    while (hasOld) {
      old.copyTo(out);
      hasOld = old.next();
    }
    return new PackedShares(Arrays.copyOf(out.bytes, out.size), version, out.cells);
  }

  /** Goes through shares in their order; stands before the first. */
  final class Cursor {
    private int cell = -1;
    private int part;
    private long count;
    private long sum;
    private int size;
    private int start;
    private int values;
    private int next;
    private int at;

    /** Whether there was another share to go to. */
    boolean next() {
      if (next == bytes.length) {
        cell = Integer.MAX_VALUE;
        return false;
      }
      start = next;
      at = next;
      cell = (int) number();
      part = (int) number();
      count = signed();
      sum = signed();
      size = (int) number();
      int length = (int) number();
      values = at;
      next = at + length;
      return true;
    }

    /** The number of the share's cell; none is as high after the last. */
    int cell() {
      return cell;
    }

    /** The number of the part whose share it is. */
    int part() {
      return part;
    }

    long count() {
      return count;
    }

    long sum() {
      return sum;
    }

    Distribution distribution() {
      long[] all = new long[size];
      long[] counts = new long[size];
      at = values;
      long value = 0;
      for (int i = 0; i < size; i++) {
        long head = number();
        long step = head >>> 1;
        value = i == 0 ? (step >>> 1) ^ -(step & 1) : value + step;
        all[i] = value;
        counts[i] = (head & 1) == 0 ? 1 : signed();
      }
      return Distribution.ofAscending(all, counts, sum);
    }

    void addTo(DistributionSum adding) {
      at = values;
      long value = 0;
      for (int i = 0; i < size; i++) {
        long head = number();
        long step = head >>> 1;
        value = i == 0 ? (step >>> 1) ^ -(step & 1) : value + step;
        adding.add(value, (head & 1) == 0 ? 1 : signed());
      }
      adding.addSum(sum);
    }

    private boolean isBefore(Change change) {
      return cell < change.cell || (cell == change.cell && part < change.part);
    }

    private void copyTo(Writer out) {
      out.countCell(cell);
      out.copy(bytes, start, next);
    }

    private long number() {
      long one = bytes[at++];
      if (one >= 0) {
        return one;
      }
      long number = one & 0x7f;
      int shift = 7;
      do {
        one = bytes[at++];
        number |= (one & 0x7f) << shift;
        shift += 7;
      } while (one < 0);
      return number;
    }

    private long signed() {
      long number = number();
      return (number >>> 1) ^ -(number & 1);
    }
  }

  private static final class Writer {
    private byte[] bytes;
    private int size;
    private int cells;
    private int lastCell = -1;
    private Writer values;

    Writer(int capacity) {
      bytes = new byte[capacity];
    }

    void share(Change change) {
      Distribution share = change.share;
      countCell(change.cell);
      number(change.cell);
      number(change.part);
      signed(share.count());
      signed(share.sum());
      number(share.size());
      if (values == null) {
        values = new Writer(4 * MOST_BYTES);
      }
      values.size = 0;
      long before = 0;
      for (int i = 0; i < share.size(); i++) {
        long value = share.value(i);
        long step = i == 0 ? (value << 1) ^ (value >> 63) : value - before;
        long times = share.countAt(i);
        values.number(step << 1 | (times == 1 ? 0 : 1));
        if (times != 1) {
          values.signed(times);
        }
        before = value;
      }
      number(values.size);
      copy(values.bytes, 0, values.size);
    }

    void countCell(int cell) {
      if (cell != lastCell) {
        lastCell = cell;
        cells++;
      }
    }

    void copy(byte[] from, int start, int end) {
      reserve(end - start);
      System.arraycopy(from, start, bytes, size, end - start);
      size += end - start;
    }

    private void number(long number) {
      reserve(MOST_BYTES);
      long rest = number;
      while ((rest & ~0x7fL) != 0) {
        bytes[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    private void signed(long number) {
      number((number << 1) ^ (number >> 63));
    }

    private void reserve(int more) {
      if (size + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
      }
    }
  }
}
