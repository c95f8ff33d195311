package uk.peelboard.domain.tally;

import java.util.Arrays;
import java.util.Collection;

/**
 * What a cell holds: how often each value was added, and their exact sum.
 *
 * <p>Only whole numbers, so that adding and taking away are exact and may come in any order. What a
 * value means depends on the cell's measure; the sum may be finer than the values (milliseconds
 * beside whole seconds). A count can be below zero for a moment within one share while a correction
 * is under way, never between two events.
 */
public final class Distribution {
  // The values are in the one while all of them fit, as nearly all do, and then in the other.
  private int[] narrow;
  private long[] wide;
  // Null while each is 1, as in most.
  private long[] counts;
  private int size;
  private long sum;

  public Distribution() {
    this(4);
  }

  /**
   * An empty one.
   *
   * @param capacity how many different values are expected
   */
  public Distribution(int capacity) {
    narrow = new int[capacity];
  }

  /**
   * Takes over what is already in order.
   *
   * @param values in ascending order, each once
   * @param counts how often each was added, none of them 0
   */
  public static Distribution ofAscending(long[] values, long[] counts, long sum) {
    Distribution distribution = new Distribution(0);
    distribution.hold(values, values.length);
    for (long count : counts) {
      distribution.counts = count == 1 ? distribution.counts : counts;
    }
    distribution.sum = sum;
    return distribution;
  }

  /**
   * One to {@link #append} values to.
   *
   * @param sum of all that are to come
   */
  static Distribution empty(int capacity, long sum) {
    Distribution distribution = new Distribution(capacity);
    distribution.sum = sum;
    return distribution;
  }

  /** Adds a value above all that there are. The sum has it already. */
  void append(long value, long count) {
    insertAt(size, value, count);
  }

  /** Receives each value in ascending order, with how often it was added. */
  @FunctionalInterface
  public interface Visitor {
    void visit(long value, long count);
  }

  /** Adds {@code value} {@code times} times, or takes it away when that is below zero. */
  public void add(long value, long times, long sumAdded) {
    sum += sumAdded;
    int at = size > 0 && value(size - 1) < value ? -size - 1 : find(value);
    if (at >= 0) {
      long count = countAt(at) + times;
      if (count == 0) {
        removeAt(at);
      } else {
        setCount(at, count);
      }
    } else if (times != 0) {
      insertAt(-at - 1, value, times);
    }
  }

  /** Adds all of {@code other}. */
  public void addAll(Distribution other) {
    if (size == 0) {
      narrow = other.narrow == null ? null : Arrays.copyOf(other.narrow, other.size);
      wide = other.wide == null ? null : Arrays.copyOf(other.wide, other.size);
      counts = other.counts == null ? null : Arrays.copyOf(other.counts, other.size);
      size = other.size;
    } else {
      merge(other);
    }
    sum += other.sum;
  }

  public static Distribution sumOf(Collection<Distribution> parts) {
    Distribution all = new Distribution();
    parts.forEach(all::addAll);
    return all;
  }

  public Distribution copy() {
    Distribution copy = new Distribution(0);
    copy.addAll(this);
    return copy;
  }

  /** How many values were added. */
  public long count() {
    long count = size;
    for (int i = 0; counts != null && i < size; i++) {
      count += counts[i] - 1;
    }
    return count;
  }

  /** The exact sum of what was added, in the measure's finest unit. */
  public long sum() {
    return sum;
  }

  /** How many different values there are. */
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0 && sum == 0;
  }

  /** The {@code i}th smallest of the different values, from 0. */
  public long value(int i) {
    return wide == null ? narrow[i] : wide[i];
  }

  /** How often the {@code i}th smallest value was added. */
  public long countAt(int i) {
    return counts == null ? 1 : counts[i];
  }

  /** How many of the values are at most {@code bound}. */
  public long countUpTo(long bound) {
    long upTo = 0;
    for (int i = 0; i < size && value(i) <= bound; i++) {
      upTo += countAt(i);
    }
    return upTo;
  }

  /**
   * The smallest value such that at least {@code percent} in a hundred are no greater (nearest
   * rank).
   *
   * @throws IllegalStateException when there are no values
   */
  public long percentile(int percent) {
    long total = count();
    if (total <= 0) {
      throw new IllegalStateException("no values, so no percentile");
    }
    long rank = Math.max(1, Math.floorDiv(total * percent + 99, 100L));
    long seen = 0;
    for (int i = 0; i < size; i++) {
      seen += countAt(i);
      if (seen >= rank) {
        return value(i);
      }
    }
    throw new IllegalStateException("counts do not add up to " + total);
  }

  /**
   * @throws IllegalStateException when there are no values
   */
  public long max() {
    return at(size - 1);
  }

  /**
   * @throws IllegalStateException when there are no values
   */
  public long min() {
    return at(0);
  }

  public void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.visit(value(i), countAt(i));
    }
  }

  private long at(int i) {
    if (size == 0) {
      throw new IllegalStateException("no values");
    }
    return value(i);
  }

  private int find(long value) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = value(middle);
      if (there == value) {
        return middle;
      }
      if (there < value) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Takes values over, so far as they have to be wide. */
  private void hold(long[] values, int number) {
    size = number;
    if (number > 0 && !(isNarrow(values[0]) && isNarrow(values[number - 1]))) {
      wide = values;
      narrow = null;
      return;
    }
    narrow = new int[number];
    wide = null;
    for (int i = 0; i < number; i++) {
      narrow[i] = (int) values[i];
    }
  }

  private void widen() {
    wide = new long[narrow.length];
    for (int i = 0; i < size; i++) {
      wide[i] = narrow[i];
    }
    narrow = null;
  }

  private static boolean isNarrow(long value) {
    return value == (int) value;
  }

  private int capacity() {
    return wide == null ? narrow.length : wide.length;
  }

  private void setCount(int at, long count) {
    if (counts == null && count != 1) {
      counts = new long[capacity()];
      Arrays.fill(counts, 0, size, 1);
    }
    if (counts != null) {
      counts[at] = count;
    }
  }

  private void insertAt(int at, long value, long count) {
    if (wide == null && !isNarrow(value)) {
      widen();
    }
    if (size == capacity()) {
      grow(size + (size >> 1) + 1);
    }
    if (wide == null) {
      System.arraycopy(narrow, at, narrow, at + 1, size - at);
      narrow[at] = (int) value;
    } else {
      System.arraycopy(wide, at, wide, at + 1, size - at);
      wide[at] = value;
    }
    if (counts != null) {
      System.arraycopy(counts, at, counts, at + 1, size - at);
    }
    size++;
    setCount(at, count);
  }

  private void grow(int capacity) {
    narrow = narrow == null ? null : Arrays.copyOf(narrow, capacity);
    wide = wide == null ? null : Arrays.copyOf(wide, capacity);
    counts = counts == null ? null : Arrays.copyOf(counts, capacity);
  }

  private void removeAt(int at) {
    size--;
    Object values = wide == null ? narrow : wide;
    System.arraycopy(values, at + 1, values, at, size - at);
    if (counts != null) {
      System.arraycopy(counts, at + 1, counts, at, size - at);
    }
  }

  private void merge(Distribution other) {
    long[] mergedValues = new long[size + other.size];
    long[] mergedCounts = new long[size + other.size];
    boolean ones = true;
    int merged = 0;
    int mine = 0;
    int its = 0;
    while (mine < size || its < other.size) {
      boolean takeMine = its == other.size || (mine < size && value(mine) <= other.value(its));
      boolean takeIts = mine == size || (its < other.size && other.value(its) <= value(mine));
      long value = takeMine ? value(mine) : other.value(its);
      long count = (takeMine ? countAt(mine++) : 0) + (takeIts ? other.countAt(its++) : 0);
      if (count != 0) {
        ones &= count == 1;
        mergedValues[merged] = value;
        mergedCounts[merged++] = count;
      }
    }
    hold(mergedValues, merged);
    counts = ones ? null : mergedCounts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution that
        && size == that.size
        && sum == that.sum
        && holdsTheSame(that);
  }

  private boolean holdsTheSame(Distribution that) {
    for (int i = 0; i < size; i++) {
      if (value(i) != that.value(i) || countAt(i) != that.countAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = Long.hashCode(sum);
    for (int i = 0; i < size; i++) {
      hash = (hash * 31 + Long.hashCode(value(i))) * 31 + Long.hashCode(countAt(i));
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("count " + count() + ", sum " + sum + " {");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ", ").append(value(i));
      if (countAt(i) != 1) {
        text.append(" x ").append(countAt(i));
      }
    }
    return text.append('}').toString();
  }
}
