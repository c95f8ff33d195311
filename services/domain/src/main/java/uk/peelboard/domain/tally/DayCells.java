package uk.peelboard.domain.tally;

import java.util.Arrays;
import uk.peelboard.domain.measure.Measure;

/**
 * The cells of one measure under the same codes, one for each day, in the order of days: so a cell
 * costs what it holds and little more, and the latest, which change most, lie beside each other.
 *
 * <p>What a cell holds is an object from its first change until changes are taken. All others are
 * at rest, and packed: of years of days, few change at a time.
 */
final class DayCells {
  private static final int FEW = 3;
  private static final int[] NO_DAYS = {};
  private static final Distribution[] NOTHING = {};

  private final Measure<?> measure;
  private final String[] codes;
  private final int hash;

  private int[] days = new int[FEW];
  // Below 0 the complement of a number among what has changed, above 0 a place, from 1, among what
  // is at rest; 0 only until it is one of them.
  private int[] where = new int[FEW];
  private int size;
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
    int at = find(day);
    return at < 0 ? null : held(where[at]);
  }

  private Distribution held(int place) {
    return place < 0 ? changed[~place] : resting.read(place - 1);
  }

  /** How many cells hold something. */
  int number() {
    int number = 0;
    for (int at = 0; at < size; at++) {
      number += holdsSomething(at) ? 1 : 0;
    }
    return number;
  }

  private boolean holdsSomething(int at) {
    int place = where[at];
    return place < 0 ? !changed[~place].isEmpty() : !resting.isEmpty(place - 1);
  }

  /** Writes the days whose cells hold something, each with what that is. */
  void writeTo(PackedWriter to) {
    to.number(number());
    for (int at = 0; at < size; at++) {
      if (holdsSomething(at)) {
        to.signed(days[at]);
        if (where[at] < 0) {
          PackedDistributions.write(changed[~where[at]], to);
        } else {
          resting.writeTo(to, where[at] - 1);
        }
      }
    }
  }

  /** Takes up what {@link #writeTo} wrote. To be called while nothing is held. */
  void resume(PackedReader from) {
    size = (int) from.number();
    days = new int[size];
    where = new int[size];
    for (int at = 0; at < size; at++) {
      days[at] = (int) from.signed();
      where[at] = resting.keepNext(from) + 1;
    }
  }

  /**
   * @return whether it is the first change of any day since changes were last {@linkplain
   *     #takeChanged taken}
   */
  boolean add(int day, long value, long times, long sum) {
    int at = find(day);
    if (at < 0) {
      at = insert(day);
    }
    int place = where[at];
    if (place < 0) {
      changed[~place].add(value, times, sum);
      return false;
    }
    if (numberChanged == changedDays.length) {
      changedDays = Arrays.copyOf(changedDays, numberChanged * 2 + 1);
      changed = Arrays.copyOf(changed, numberChanged * 2 + 1);
    }
    Distribution held = place == 0 ? new Distribution(1) : resting.take(place - 1);
    held.add(value, times, sum);
    changedDays[numberChanged] = day;
    changed[numberChanged] = held;
    where[at] = ~numberChanged;
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
      int at = find(changedDays[i]);
      Distribution held = changed[~where[at]];
      where[at] = rest(held);
      to.visit(cell(changedDays[i]), held);
    }
    changedDays = NO_DAYS;
    changed = NOTHING;
    numberChanged = 0;
  }

  /** How many days there are, about: some may have come to hold nothing. */
  int size() {
    return size;
  }

  void forEach(ShareCells.Visitor visitor) {
    for (int at = 0; at < size; at++) {
      Distribution held = held(where[at]);
      if (!held.isEmpty()) {
        visitor.visit(cell(days[at]), held);
      }
    }
  }

  private int rest(Distribution held) {
    return resting.keep(held) + 1;
  }

  private void restCloser() {
    PackedDistributions closer = resting.successor();
    for (int at = 0; at < size; at++) {
      if (where[at] > 0) {
        where[at] = closer.move(resting, where[at] - 1) + 1;
      }
    }
    resting = closer;
  }

  /**
   * Where the day is, or the complement of where it would be. It is looked for from the end, in
   * steps that double.
   */
  private int find(int day) {
    int high = size;
    int low = size - 1;
    for (int step = 1; low >= 0 && days[low] > day; step *= 2) {
      high = low;
      low -= step;
    }
    return Arrays.binarySearch(days, Math.max(low, 0), high, day);
  }

  /** Makes a place for a day that has none: {@link #where} has to say what is there. */
  private int insert(int day) {
    if (size == days.length) {
      makeRoom();
    }
    int at = ~find(day);
    System.arraycopy(days, at, days, at + 1, size - at);
    System.arraycopy(where, at, where, at + 1, size - at);
    days[at] = day;
    where[at] = 0;
    size++;
    return at;
  }

  /** What has come to hold nothing, and was published so, goes. */
  private void makeRoom() {
    int staying = 0;
    for (int at = 0; at < size; at++) {
      if (where[at] < 0 || !resting.takeEmpty(where[at] - 1)) {
        days[staying] = days[at];
        where[staying] = where[at];
        staying++;
      }
    }
    size = staying;
    if (size > days.length / 4 * 3) {
      int room = size + size / 2 + 1;
      days = Arrays.copyOf(days, room);
      where = Arrays.copyOf(where, room);
    }
  }
}
