package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.Arrays;

/**
 * How many there were at each second, worked out back from how many there are: for what the days'
 * {@link StockCourse} cannot say, since it takes every step. What is added is added before anything
 * is asked.
 */
final class Steps {
  private final TimedMoves moves = new TimedMoves();
  private long ending;
  private long beginning;

  /** How many there were after each move; null until it is asked. */
  private long[] levels;

  /** Counts what there still is. */
  void addOpen(long times) {
    ending += times;
  }

  /** So many began at an epoch second or, below zero, ended. */
  void add(long second, long times) {
    moves.add(second, times);
  }

  /** Counts one for as long as others are more than a limit. */
  void addWhileOver(Steps others, double limit) {
    others.settle();
    boolean was = others.beginning > limit;
    for (int i = 0; i < others.levels.length; i++) {
      boolean is = others.levels[i] > limit;
      if (is != was) {
        add(others.moves.seconds()[i], is ? 1 : -1);
      }
      was = is;
    }
    ending += was ? 1 : 0;
  }

  private void settle() {
    if (levels != null) {
      return;
    }
    moves.settle();
    long[] moved = moves.moved();
    levels = new long[moved.length];
    beginning = ending;
    for (int i = moved.length - 1; i >= 0; i--) {
      levels[i] = beginning;
      beginning -= moved[i];
    }
  }

  /** The figure for the epoch seconds of a window, both ends included. */
  Figure over(long from, long until) {
    settle();
    long[] seconds = moves.seconds();
    int at = Arrays.binarySearch(seconds, from);
    int next = at >= 0 ? at + 1 : -at - 1;
    long level = next == 0 ? beginning : levels[next - 1];
    long peak = level;
    long peakAt = from;
    long since = from;
    long levelSeconds = 0;
    for (; next < seconds.length && seconds[next] <= until; next++) {
      levelSeconds += level * (seconds[next] - since);
      since = seconds[next];
      level = levels[next];
      if (level > peak) {
        peak = level;
        peakAt = since;
      }
    }
    levelSeconds += level * (until + 1 - since);
    double mean = (double) levelSeconds / (until + 1 - from);
    return Figure.stock(level, new Figure.Series(mean, peak, Instant.ofEpochSecond(peakAt)));
  }
}
