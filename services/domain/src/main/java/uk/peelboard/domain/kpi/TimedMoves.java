package uk.peelboard.domain.kpi;

import java.util.Arrays;

/**
 * What came and went at seconds, to be told in any order and then looked at in theirs. A hundred
 * thousand moves are sorted in the time in which a tree takes ten thousand.
 */
final class TimedMoves {
  private static final int FIRST_CAPACITY = 16;
  private static final int SIGN_BITS = 1;

  /** Each move of one: its second, and in the last bit whether it is one less. */
  private long[] told = new long[FIRST_CAPACITY];

  private int size;
  private long[] seconds = new long[0];
  private long[] moved = new long[0];

  /**
   * To be called before anything is looked at.
   *
   * @param times above zero where it came, below where it went
   */
  void add(long second, long times) {
    long one = second << SIGN_BITS | (times < 0 ? 1 : 0);
    for (long i = Math.abs(times); i > 0; i--) {
      if (size == told.length) {
        told = Arrays.copyOf(told, 2 * size);
      }
      told[size++] = one;
    }
  }

  /** Puts them in order, those of one second as one, and leaves out what comes to nothing. */
  void settle() {
    Arrays.sort(told, 0, size);
    seconds = new long[size];
    moved = new long[size];
    int settled = 0;
    for (int i = 0; i < size; ) {
      long second = told[i] >> SIGN_BITS;
      long sum = 0;
      for (; i < size && told[i] >> SIGN_BITS == second; i++) {
        sum += (told[i] & 1) == 0 ? 1 : -1;
      }
      if (sum != 0) {
        seconds[settled] = second;
        moved[settled++] = sum;
      }
    }
    seconds = Arrays.copyOf(seconds, settled);
    moved = Arrays.copyOf(moved, settled);
    told = new long[0];
    size = 0;
  }

  /** Those at which anything moved, in order. */
  long[] seconds() {
    return seconds;
  }

  /** By how much, at each of them. */
  long[] moved() {
    return moved;
  }
}
