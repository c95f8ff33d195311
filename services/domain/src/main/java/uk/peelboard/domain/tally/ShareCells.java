package uk.peelboard.domain.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.peelboard.domain.measure.Measure;

/**
 * The cells of a share, and which of them have changed. There are few measures and codes and many
 * days: so cells are found by the one, and then by the other.
 */
final class ShareCells {
  private static final int LEAST_SLOTS = 256;

  /** Is shown cells, and what they hold, which is only to be read. */
  @FunctionalInterface
  interface Visitor {
    void visit(Cell cell, Distribution held);
  }

  // Open addressing, never more than half full.
  private DayCells[] table = new DayCells[LEAST_SLOTS];
  private final List<DayCells> all = new ArrayList<>();
  // Each once, that has days which have changed.
  private final List<DayCells> changed = new ArrayList<>();
  private int size;

  /** Those of a measure under codes, which are taken over. */
  DayCells of(Measure<?> measure, String[] codes) {
    int hash = hash(measure, codes);
    int slot = slotOf(measure, codes, hash);
    if (table[slot] == null) {
      if (all.size() >= table.length / 2) {
        grow();
        slot = slotOf(measure, codes, hash);
      }
      table[slot] = new DayCells(measure, codes, hash);
      all.add(table[slot]);
    }
    return table[slot];
  }

  /** What a cell holds; null where that is nothing. */
  Distribution of(Cell cell) {
    DayCells days = find(cell);
    Distribution held = days == null ? null : days.of(cell.day());
    return held == null || held.isEmpty() ? null : held;
  }

  /** Is shown cells that differ by their days alone. */
  @FunctionalInterface
  interface DaysVisitor {
    void visit(DayCells days);
  }

  /** Shows all that holds something. */
  void forEachDays(DaysVisitor visitor) {
    for (DayCells days : all) {
      if (days.number() > 0) {
        visitor.visit(days);
      }
    }
  }

  /**
   * Puts back what {@link DayCells#writeTo} wrote, of which there is nothing yet. It does not count
   * as a change.
   *
   * @param like a cell of any day
   */
  void resume(Cell like, PackedReader from) {
    DayCells days = of(like.measure(), like.codesInPlace());
    days.resume(from);
    size += days.size();
  }

  /** Adds to one of the cells {@linkplain #of that it handed out}. */
  void add(DayCells to, int day, long value, long times, long sum) {
    int before = to.size();
    if (to.add(day, value, times, sum)) {
      changed.add(to);
    }
    size += to.size() - before;
  }

  boolean hasChanged() {
    return !changed.isEmpty();
  }

  /**
   * Shows the cells changed since the last time, each once, and those that differ by the day alone
   * beside each other: written down so, they pack into fewer bytes.
   */
  void takeChanged(Visitor to) {
    for (DayCells days : changed) {
      days.takeChanged(to);
    }
    changed.clear();
  }

  /** How many cells there are, about: some may have come to hold nothing. */
  int size() {
    return size;
  }

  /** Shows each cell that holds something. */
  void forEach(Visitor visitor) {
    for (DayCells days : all) {
      days.forEach(visitor);
    }
  }

  private DayCells find(Cell cell) {
    String[] codes = cell.codesInPlace();
    return table[slotOf(cell.measure(), codes, hash(cell.measure(), codes))];
  }

  private int slotOf(Measure<?> measure, String[] codes, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != null
        && (table[slot].hash() != hash || !table[slot].isOf(measure, codes))) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    table = new DayCells[table.length * 2];
    int mask = table.length - 1;
    for (DayCells days : all) {
      int slot = days.hash() & mask;
      while (table[slot] != null) {
        slot = slot + 1 & mask;
      }
      table[slot] = days;
    }
  }

  private static int hash(Measure<?> measure, String[] codes) {
    return Cell.mixed(Arrays.hashCode(codes) * 31 + measure.hashCode());
  }
}
