package uk.peelboard.domain.spc;

import java.util.List;

/**
 * Between which values a process varies by itself, from individual values and moving ranges (XmR).
 *
 * @param mean of the baseline
 * @param meanRange the mean of the baseline's moving ranges
 * @param points how many values the baseline has
 */
public record ProcessLimits(double mean, double meanRange, int points) {

  /** With fewer points than this, limits are on trial; with as many, they are locked. */
  public static final int BASELINE_POINTS = 12;

  /** Three standard deviations, a deviation being the mean range by 1.128. */
  private static final double THREE_SIGMA = 2.66;

  /**
   * The limits of a baseline, or null where no two successive values make a range.
   *
   * @param values in order; null where one is missing
   */
  static ProcessLimits of(List<Double> values) {
    double sum = 0;
    int points = 0;
    double ranges = 0;
    int pairs = 0;
    Double before = null;
    for (Double value : values) {
      if (value != null) {
        sum += value;
        points++;
        if (before != null) {
          ranges += Math.abs(value - before);
          pairs++;
        }
      }
      before = value;
    }
    return pairs == 0 ? null : new ProcessLimits(sum / points, ranges / pairs, points);
  }

  public double upper() {
    return mean + THREE_SIGMA * meanRange;
  }

  public double lower() {
    return mean - THREE_SIGMA * meanRange;
  }

  /** Beyond this a value is close to the upper limit: two standard deviations. */
  double nearUpper() {
    return mean + THREE_SIGMA * meanRange * 2 / 3;
  }

  double nearLower() {
    return mean - THREE_SIGMA * meanRange * 2 / 3;
  }

  /** Whether they are recalculated with every further point, and so to be taken with care. */
  public boolean areOnTrial() {
    return points < BASELINE_POINTS;
  }
}
