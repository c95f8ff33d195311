package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How many of a group there were at each second, worked out back from those that last for ever. */
final class StockLevel {
  static final long NEVER = Long.MAX_VALUE;

  private final Map<Long, Long> moves = new TreeMap<>();
  private long lasting;

  private Level[] steps;

  /** How many there are from a second on, until the next step. */
  private record Level(long from, long count) {}

  /** Counts what has begun and will not cease. */
  void addLasting(long times) {
    lasting += times;
  }

  /**
   * Something came to be counted at one epoch second and ceases to be at another; or the other way
   * round where {@code times} is below zero, and what began it is taken back.
   */
  void add(long counted, long discounted, long times) {
    moves.merge(counted, times, Long::sum);
    if (discounted != NEVER) {
      moves.merge(discounted, -times, Long::sum);
    }
  }

  /** The figure for the epoch seconds of a window, both ends included. */
  Figure over(long from, long until) {
    if (steps == null) {
      steps = steps();
    }
    int next = firstAfter(from);
    long level = next == 0 ? beginning() : steps[next - 1].count;
    long peak = level;
    long peakAt = from;
    long since = from;
    long levelSeconds = 0;
    for (; next < steps.length && steps[next].from <= until; next++) {
      levelSeconds += level * (steps[next].from - since);
      since = steps[next].from;
      level = steps[next].count;
      if (level > peak) {
        peak = level;
        peakAt = since;
      }
    }
    levelSeconds += level * (until + 1 - since);
    double mean = (double) levelSeconds / (until + 1 - from);
    return Figure.stock(level, new Figure.Series(mean, peak, Instant.ofEpochSecond(peakAt)));
  }

  private long beginning() {
    return lasting - moves.values().stream().mapToLong(Long::longValue).sum();
  }

  private Level[] steps() {
    Level[] all = new Level[moves.size()];
    long level = beginning();
    int i = 0;
    for (Map.Entry<Long, Long> move : moves.entrySet()) {
      level += move.getValue();
      all[i++] = new Level(move.getKey(), level);
    }
    return all;
  }

  /** The first step after a second. */
  private int firstAfter(long second) {
    int low = 0;
    int high = steps.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps[middle].from <= second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
