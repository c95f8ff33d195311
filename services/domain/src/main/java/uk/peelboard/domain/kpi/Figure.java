package uk.peelboard.domain.kpi;

import java.time.Instant;

/**
 * What a KPI says about one period and group.
 *
 * @param value in the KPI's unit, or null where there is nothing to say: missing is not zero
 * @param numerator of a ratio, mean or rate; else null
 * @param denominator likewise
 * @param count how many were counted; null where nothing is known
 * @param target what is expected, or null
 * @param met whether the value meets it; null without a value, a target or a better direction
 * @param reason why there is no value; null where there is one
 * @param series how a stock went in the period; null for all else
 */
public record Figure(
    Double value,
    Double numerator,
    Double denominator,
    Long count,
    Double target,
    Boolean met,
    String reason,
    Series series) {

  /**
   * How a stock went in a period.
   *
   * @param mean over the period's time
   * @param peak the most at any second
   * @param peakAt the first second at which there were that many
   */
  public record Series(double mean, long peak, Instant peakAt) {}

  static Figure missing(String reason) {
    return new Figure(null, null, null, null, null, null, reason, null);
  }

  /** A whole number that needs no dividing. */
  static Figure whole(long value, long count) {
    return new Figure((double) value, null, null, count, null, null, null, null);
  }

  static Figure divided(double value, double numerator, double denominator, long count) {
    return new Figure(value, numerator, denominator, count, null, null, null, null);
  }

  /** Nothing to divide by: the parts are known, the value is not. */
  static Figure undivided(double numerator, String reason) {
    return new Figure(null, numerator, 0.0, 0L, null, null, reason, null);
  }

  /** Nothing to relate those to that were counted. */
  static Figure unrelated(double numerator, long count, String reason) {
    return new Figure(null, numerator, 0.0, count, null, null, reason, null);
  }

  /** There were none, of which to say something. */
  static Figure none(String reason) {
    return new Figure(null, null, null, 0L, null, null, reason, null);
  }

  static Figure stock(long level, Series series) {
    return new Figure((double) level, null, null, level, null, null, null, series);
  }

  /** The same but for how it went. */
  Figure withoutSeries() {
    return new Figure(value, numerator, denominator, count, target, met, reason, null);
  }

  Figure against(Double expected, Direction direction) {
    Boolean meets = (value == null || expected == null) ? null : direction.meets(value, expected);
    return new Figure(value, numerator, denominator, count, expected, meets, reason, series);
  }
}
