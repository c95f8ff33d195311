package uk.peelboard.domain.tally;

import java.util.Arrays;

/**
 * Adds up many distributions: each value costs the same however many there are.
 *
 * <p>Durations and times of day, nearly all values there are, are counted in an array as long as
 * their range, which is kept for the next sum; all others in a distribution, as are those of the
 * first sums as long as they are few: the array takes a megabyte.
 */
public final class DistributionSum {
  private static final int FEW = 64;

  // Null as long as no sum has been of more than a few values.
  private InRange inRange;
  private Distribution aside = new Distribution();
  private long sum;
  private int size;

  /** Adds {@code value} {@code times} times, or takes it away when that is below zero. */
  public void add(long value, long times) {
    if (inRange == null && size >= FEW) {
      spread();
    }
    put(value, times);
    size++;
  }

  private void put(long value, long times) {
    if (inRange != null && InRange.has(value)) {
      inRange.add((int) value, times);
    } else {
      aside.add(value, times, 0);
    }
  }

  private void spread() {
    Distribution few = aside;
    aside = new Distribution();
    inRange = new InRange();
    few.forEach(this::put);
  }

  /** Adds to the exact sum alone. */
  public void addSum(long added) {
    sum += added;
  }

  public void add(Distribution distribution) {
    for (int i = 0; i < distribution.size(); i++) {
      add(distribution.value(i), distribution.countAt(i));
    }
    sum += distribution.sum();
  }

  /** What has been added up; begins anew. */
  public Distribution take() {
    int most = inRange == null ? 0 : inRange.most();
    long[] values = new long[most];
    long[] times = new long[most];
    int[] filled = {0};
    if (inRange != null) {
      inRange.take(
          (value, count) -> {
            values[filled[0]] = value;
            times[filled[0]++] = count;
          });
    }
    Distribution taken =
        filled[0] == most
            ? Distribution.ofAscending(values, times, sum)
            : Distribution.ofAscending(
                Arrays.copyOf(values, filled[0]), Arrays.copyOf(times, filled[0]), sum);
    taken.addAll(aside);
    beginAnew();
    return taken;
  }

  /**
   * Hands over the values from 0 to 131,071 in ascending order, those whose counts have come to
   * nothing left out, drops all others, and begins anew.
   */
  public void takeInRange(Distribution.Visitor visitor) {
    if (inRange != null) {
      inRange.take(visitor);
    } else {
      aside.forEach(
          (value, count) -> {
            if (InRange.has(value)) {
              visitor.visit(value, count);
            }
          });
    }
    beginAnew();
  }

  private void beginAnew() {
    if (aside.size() > 0) {
      aside = new Distribution();
    }
    sum = 0;
    size = 0;
  }

  /** How often each of the most usual values has been added. */
  private static final class InRange {
    static final int RANGE = 1 << 17;
    private static final int WORD_BITS = 6;

    private final long[] counts = new long[RANGE];
    private final long[] touched = new long[RANGE >> WORD_BITS];

    /** Which words of those that are touched have any: most sums are of few values. */
    private final long[] touchedWords = new long[RANGE >> (2 * WORD_BITS)];

    static boolean has(long value) {
      return value >= 0 && value < RANGE;
    }

    void add(int value, long times) {
      long before = counts[value];
      counts[value] = before + times;
      if (before == 0) {
        touched[value >> WORD_BITS] |= 1L << value;
        touchedWords[value >> (2 * WORD_BITS)] |= 1L << (value >> WORD_BITS);
      }
    }

    /** How many values there are, those among them whose counts have come to nothing. */
    int most() {
      int most = 0;
      for (int i = 0; i < touchedWords.length; i++) {
        for (long words = touchedWords[i]; words != 0; words &= words - 1) {
          most += Long.bitCount(touched[(i << WORD_BITS) + Long.numberOfTrailingZeros(words)]);
        }
      }
      return most;
    }

    void take(Distribution.Visitor visitor) {
      for (int i = 0; i < touchedWords.length; i++) {
        long words = touchedWords[i];
        touchedWords[i] = 0;
        for (; words != 0; words &= words - 1) {
          takeWord((i << WORD_BITS) + Long.numberOfTrailingZeros(words), visitor);
        }
      }
    }

    private void takeWord(int word, Distribution.Visitor visitor) {
      long bits = touched[word];
      touched[word] = 0;
      for (; bits != 0; bits &= bits - 1) {
        int value = (word << WORD_BITS) + Long.numberOfTrailingZeros(bits);
        long count = counts[value];
        counts[value] = 0;
        if (count != 0) {
          visitor.visit(value, count);
        }
      }
    }
  }
}
