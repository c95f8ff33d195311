package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many of a group there were at each second, worked out back from those that last for ever. */
final class StockLevel {
  static final long NEVER = Long.MAX_VALUE;

  private final NavigableMap<Long, Long> moves = new TreeMap<>();
  private long lasting;

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
    long level = lasting;
    for (long move : moves.tailMap(from, false).values()) {
      level -= move;
    }
    long peak = level;
    long peakAt = from;
    long since = from;
    long levelSeconds = 0;
    for (Map.Entry<Long, Long> move : moves.subMap(from, false, until, true).entrySet()) {
      levelSeconds += level * (move.getKey() - since);
      since = move.getKey();
      level += move.getValue();
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
