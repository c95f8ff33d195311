package uk.peelboard.views.tally;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.DistributionSum;
import uk.peelboard.domain.tally.PackedReader;
import uk.peelboard.domain.tally.PackedWriter;

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
  private static final int FEW_BYTES = 40;

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

  /** What {@link #write} wrote, as a change of that number. */
  static PackedShares read(DataInputStream from, long version) throws IOException {
    int cells = from.readInt();
    byte[] bytes = from.readNBytes(from.readInt());
    return new PackedShares(bytes, version, cells);
  }

  void write(DataOutputStream to) throws IOException {
    to.writeInt(cells);
    to.writeInt(bytes.length);
    to.write(bytes);
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
    PackedWriter values = new PackedWriter(FEW_BYTES);
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
        out.share(change, values);
      }
    }
    while (hasOld) {
      old.copyTo(out);
      hasOld = old.next();
    }
    return new PackedShares(out.out.toBytes(), version, out.cells);
  }

  /** Goes through shares in their order; stands before the first. */
  final class Cursor {
    private final PackedReader in = new PackedReader(bytes);
    private int cell = -1;
    private int part;
    private long count;
    private long sum;
    private int size;
    private int start;
    private int values;
    private int next;

    /** Whether there was another share to go to. */
    boolean next() {
      if (next == bytes.length) {
        cell = Integer.MAX_VALUE;
        return false;
      }
      start = next;
      in.goTo(next);
      cell = (int) in.number();
      part = (int) in.number();
      count = in.signed();
      sum = in.signed();
      size = (int) in.number();
      int length = (int) in.number();
      values = in.at();
      next = values + length;
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
      in.goTo(values);
      return in.distribution(size, sum);
    }

    void addTo(DistributionSum adding) {
      in.goTo(values);
      in.values(size, adding::add);
      adding.addSum(sum);
    }

    private boolean isBefore(Change change) {
      return cell < change.cell || (cell == change.cell && part < change.part);
    }

    private void copyTo(Writer out) {
      out.copy(cell, bytes, start, next);
    }
  }

  private static final class Writer {
    private final PackedWriter out;
    private int cells;
    private int lastCell = -1;

    Writer(int capacity) {
      out = new PackedWriter(capacity);
    }

    void share(Change change, PackedWriter values) {
      Distribution share = change.share;
      countCell(change.cell);
      out.number(change.cell);
      out.number(change.part);
      out.signed(share.count());
      out.signed(share.sum());
      out.number(share.size());
      values.clear();
      values.values(share);
      out.number(values.size());
      out.copy(values);
    }

    void copy(int cell, byte[] from, int start, int end) {
      countCell(cell);
      out.copy(from, start, end);
    }

    private void countCell(int cell) {
      if (cell != lastCell) {
        lastCell = cell;
        cells++;
      }
    }
  }
}
