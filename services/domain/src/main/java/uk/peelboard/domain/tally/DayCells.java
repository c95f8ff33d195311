package uk.peelboard.domain.tally;

import java.util.Arrays;
import java.util.List;
import uk.peelboard.domain.measure.Measure;

/**
 * The cells of one measure under the same codes, one for each day: a table of days with open
 * addressing, so that a cell costs what it holds and little more.
 */
final class DayCells {
  private static final int LEAST_SLOTS = 4;
  private static final int[] NONE = {};

  private final Measure<?> measure;
  private final String[] codes;
  private final int hash;

  // A slot is in use where it holds something, be it an empty distribution.
  private int[] days = new int[LEAST_SLOTS];
  private Distribution[] held = new Distribution[LEAST_SLOTS];
  private boolean[] changed = new boolean[LEAST_SLOTS];
  private int used;

  // Each day once, whose mark in the table says that it has changed.
  private int[] changedDays = NONE;
  private int numberChanged;

  /** Takes {@code codes} over. */
  DayCells(Measure<?> measure, String[] codes, int hash) {
    this.measure = measure;
    this.codes = codes;
    this.hash = hash;
  }

  int hash() {
    return hash;
  }

  boolean isOf(Measure<?> otherMeasure, String[] otherCodes) {
    return measure == otherMeasure && Arrays.equals(codes, otherCodes);
  }

  Cell cell(int day) {
    return new Cell(measure, day, codes);
  }

  /** What is held of a day, be it nothing; null where there never was anything. */
  Distribution of(int day) {
    return held[slotOf(day)];
  }

  /** To be called where nothing is held of a day yet. */
  void resume(int day, Distribution distribution) {
    int slot = slotToUse(day);
    held[slot] = distribution;
  }

  /**
   * @return whether it is the first change of any day since changes were last {@linkplain
   *     #takeChanged taken}
   */
  boolean add(int day, long value, long times, long sum) {
    int slot = slotToUse(day);
    held[slot].add(value, times, sum);
    if (changed[slot]) {
      return false;
    }
    changed[slot] = true;
    if (numberChanged == changedDays.length) {
      changedDays = Arrays.copyOf(changedDays, numberChanged * 2 + 1);
    }
    changedDays[numberChanged++] = day;
    return numberChanged == 1;
  }

  /** Hands over the cells that have changed since the last time, from one day to the next. */
  void takeChanged(List<Cell> to) {
    Arrays.sort(changedDays, 0, numberChanged);
    for (int i = 0; i < numberChanged; i++) {
      changed[slotOf(changedDays[i])] = false;
      to.add(cell(changedDays[i]));
    }
    changedDays = NONE;
    numberChanged = 0;
  }

  /** How many days there are, about: some may have come to hold nothing. */
  int size() {
    return used;
  }

  void forEach(ShareCells.Visitor visitor) {
    for (int slot = 0; slot < held.length; slot++) {
      if (held[slot] != null && !held[slot].isEmpty()) {
        visitor.visit(cell(days[slot]), held[slot]);
      }
    }
  }

  private int slotToUse(int day) {
    int slot = slotOf(day);
    if (held[slot] == null) {
      if (used >= held.length / 4 * 3) {
        makeRoom();
        slot = slotOf(day);
      }
      days[slot] = day;
      held[slot] = new Distribution(1);
      used++;
    }
    return slot;
  }

  /** Where the day is, or would be. */
  private int slotOf(int day) {
    int mask = held.length - 1;
    int slot = (day * 0x9E37_79B9) >>> 16 & mask;
    while (held[slot] != null && days[slot] != day) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** What has come to hold nothing, and was published so, goes. */
  private void makeRoom() {
    int[] oldDays = days;
    Distribution[] oldHeld = held;
    boolean[] oldChanged = changed;
    int staying = 0;
    for (int slot = 0; slot < oldHeld.length; slot++) {
      if (oldHeld[slot] != null && oldHeld[slot].isEmpty() && !oldChanged[slot]) {
        oldHeld[slot] = null;
      }
      staying += oldHeld[slot] == null ? 0 : 1;
    }
    int slots = staying > oldHeld.length / 2 ? oldHeld.length * 2 : oldHeld.length;
    days = new int[slots];
    held = new Distribution[slots];
    changed = new boolean[slots];
    used = staying;
    for (int slot = 0; slot < oldHeld.length; slot++) {
      if (oldHeld[slot] != null) {
        int to = slotOf(oldDays[slot]);
        days[to] = oldDays[slot];
        held[to] = oldHeld[slot];
        changed[to] = oldChanged[slot];
      }
    }
  }
}
