package uk.peelboard.domain.kpi;

import java.util.Arrays;
import uk.peelboard.domain.tally.DistributionSum;

/**
 * How a group's stock went on one day, against what it was before the day's first second. Days
 * follow on one another; the peak of several groups together is not to be had from their own.
 *
 * @param net what it was at the end
 * @param levelSeconds what it was at each second, added up
 * @param peak the most that it was at any second; may be below zero
 * @param peakAt the first second of the day at which it was
 */
record StockCourse(long net, long levelSeconds, long peak, int peakAt) {
  static final StockCourse STILL = new StockCourse(0, 0, 0, 0);

  /** What came to be counted or ceased to be at seconds of one day, in no order. */
  static final class Moves {
    private int[] seconds = new int[16];
    private int[] times = new int[16];
    private int size;

    void add(int second, long moved) {
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, 2 * size);
        times = Arrays.copyOf(times, 2 * size);
      }
      seconds[size] = second;
      times[size++] = Math.toIntExact(moved);
    }

    /**
     * The course that they make.
     *
     * @param length of the day, or of what of it is to be looked at, in seconds
     * @param adding empty, and left so
     */
    StockCourse course(int length, DistributionSum adding) {
      for (int i = 0; i < size; i++) {
        adding.add(seconds[i], times[i]);
      }
      Walk walk = new Walk();
      adding.takeInRange(walk::move);
      return walk.end(length);
    }
  }

  private static final class Walk {
    private long level;
    private long since;
    private long levelSeconds;
    private long peak;
    private int peakAt;

    void move(long second, long times) {
      levelSeconds += level * (second - since);
      since = second;
      level += times;
      if (level > peak || second == 0) {
        peak = level;
        peakAt = (int) second;
      }
    }

    StockCourse end(int length) {
      return new StockCourse(level, levelSeconds + level * (length - since), peak, peakAt);
    }
  }
}
