package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many there were at each second, worked out back from how many there are: for what the days'
 * {@link StockCourse} cannot say, since it takes every step.
 */
final class Steps {
  private final TreeMap<Long, Long> moves = new TreeMap<>();
  private long ending;

  /** Counts what there still is. */
  void addOpen(long times) {
    ending += times;
  }

  /** So many began at an epoch second or, below zero, ended. */
  void add(long second, long times) {
    moves.merge(second, times, Long::sum);
  }

  /** Counts one for as long as others are more than a limit. */
  void addWhileOver(Steps others, double limit) {
    long level = others.beginning();
    boolean was = level > limit;
    for (Map.Entry<Long, Long> move : others.moves.entrySet()) {
      level += move.getValue();
      boolean is = level > limit;
      if (is != was) {
        add(move.getKey(), is ? 1 : -1);
      }
      was = is;
    }
    ending += was ? 1 : 0;
  }

  private long beginning() {
    return ending - moves.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The figure for the epoch seconds of a window, both ends included. */
  Figure over(long from, long until) {
    long level = beginning();
    for (long moved : moves.headMap(from, true).values()) {
      level += moved;
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
