package uk.peelboard.domain.tally;

import java.util.Arrays;
import uk.peelboard.domain.measure.Measure;

/**
 * The cells of one measure under the same codes, one for each day: a table of days with open
 * addressing, so that a cell costs what it holds and little more.
 *
 * <p>What a cell holds is an object from its first change until changes are taken. All others are
 * at rest, and packed: of years of days, few change at a time.
 */
final class DayCells {
  private static final int LEAST_SLOTS = 4;
  private static final int[] NO_DAYS = {};
  private static final Distribution[] NOTHING = {};

  private final Measure<?> measure;
  private final String[] codes;
  private final int hash;

  private int[] days = new int[LEAST_SLOTS];
  // Of a slot in use: below 0 the complement of a number among what has changed, and above 0 a
  // place, from 1, among what is at rest.
  private int[] where = new int[LEAST_SLOTS];
  private int used;
  private PackedDistributions resting = new PackedDistributions();

  // Each day once, and what its cell holds.
  private int[] changedDays = NO_DAYS;
  private Distribution[] changed = NOTHING;
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

  /** What is held of a day, be it nothing; null where there never was anything. To be read only. */
  Distribution of(int day) {
    return held(where[slotOf(day)]);
  }

  private Distribution held(int at) {
    if (at == 0) {
      return null;
    }
    return at < 0 ? changed[~at] : resting.read(at - 1);
  }

  /** To be called where nothing is held of a day yet. */
  void resume(int day, Distribution distribution) {
    int slot = slotToUse(day);
    where[slot] = rest(distribution);
  }

  /**
   * @return whether it is the first change of any day since changes were last {@linkplain
   *     #takeChanged taken}
   */
  boolean add(int day, long value, long times, long sum) {
    int slot = slotToUse(day);
    int at = where[slot];
    if (at < 0) {
      changed[~at].add(value, times, sum);
      return false;
    }
    if (numberChanged == changedDays.length) {
      changedDays = Arrays.copyOf(changedDays, numberChanged * 2 + 1);
      changed = Arrays.copyOf(changed, numberChanged * 2 + 1);
    }
    Distribution held = at == 0 ? new Distribution(1) : resting.take(at - 1);
    held.add(value, times, sum);
    changedDays[numberChanged] = day;
    changed[numberChanged] = held;
    where[slot] = ~numberChanged;
    return ++numberChanged == 1;
  }

  /**
   * Shows the cells that have changed since the last time, from one day to the next, with what they
   * hold, be it nothing.
   */
  void takeChanged(ShareCells.Visitor to) {
    if (resting.isWasteful()) {
      restCloser();
    }
    Arrays.sort(changedDays, 0, numberChanged);
    for (int i = 0; i < numberChanged; i++) {
      int slot = slotOf(changedDays[i]);
      Distribution held = changed[~where[slot]];
      where[slot] = rest(held);
      to.visit(cell(changedDays[i]), held);
    }
    changedDays = NO_DAYS;
    changed = NOTHING;
    numberChanged = 0;
  }

  /** How many days there are, about: some may have come to hold nothing. */
  int size() {
    return used;
  }

  void forEach(ShareCells.Visitor visitor) {
    for (int slot = 0; slot < where.length; slot++) {
      Distribution held = held(where[slot]);
      if (held != null && !held.isEmpty()) {
        visitor.visit(cell(days[slot]), held);
      }
    }
  }

  private int rest(Distribution held) {
    return resting.keep(held) + 1;
  }

  private void restCloser() {
    PackedDistributions closer = resting.successor();
    for (int slot = 0; slot < where.length; slot++) {
      if (where[slot] > 0) {
        where[slot] = closer.move(resting, where[slot] - 1) + 1;
      }
    }
    resting = closer;
  }

  /** Where the day is, or is to be: {@link #where} has to say so. */
  private int slotToUse(int day) {
    int slot = slotOf(day);
    if (where[slot] == 0) {
      if (used >= where.length / 4 * 3) {
        makeRoom();
        slot = slotOf(day);
      }
      days[slot] = day;
      used++;
    }
    return slot;
  }

  /** Where the day is, or would be. */
  private int slotOf(int day) {
    int mask = where.length - 1;
    int slot = (day * 0x9E37_79B9) >>> 16 & mask;
    while (where[slot] != 0 && days[slot] != day) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** What has come to hold nothing, and was published so, goes. */
  private void makeRoom() {
    int[] oldDays = days;
    int[] oldWhere = where;
    int staying = 0;
    for (int slot = 0; slot < oldWhere.length; slot++) {
      if (oldWhere[slot] > 0 && resting.takeEmpty(oldWhere[slot] - 1)) {
        oldWhere[slot] = 0;
      }
      staying += oldWhere[slot] == 0 ? 0 : 1;
    }
    int slots = staying > oldWhere.length / 2 ? oldWhere.length * 2 : oldWhere.length;
    days = new int[slots];
    where = new int[slots];
    used = staying;
    for (int slot = 0; slot < oldWhere.length; slot++) {
      if (oldWhere[slot] != 0) {
        int to = slotOf(oldDays[slot]);
        days[to] = oldDays[slot];
        where[to] = oldWhere[slot];
      }
    }
  }
}
