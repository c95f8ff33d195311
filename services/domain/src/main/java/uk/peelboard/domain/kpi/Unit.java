package uk.peelboard.domain.kpi;

import java.util.Locale;

/** What a KPI's value is in. */
public enum Unit {
  CALLS,
  CALLERS,
  INCIDENTS,
  CRIMES,
  CASES,
  FINDINGS,
  APPOINTMENTS,
  TERMINALS,
  SECONDS,
  /** As a metric, seconds: Prometheus knows no other unit of time. */
  DAYS,
  /** Of a hundred; as a metric, a ratio of one. */
  PERCENT,
  /** Of one. */
  RATIO,
  PER_100,
  PER_1000,
  PER_MILLION;

  private static final int SECONDS_OF_DAY = 86_400;

  /** As the API names it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As the end of a metric's name. */
  public String metric() {
    return switch (this) {
      case PERCENT -> "ratio";
      case DAYS -> "seconds";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  /** A value as its metric has it. */
  public double toMetric(double value) {
    return switch (this) {
      case PERCENT -> value / 100;
      case DAYS -> value * SECONDS_OF_DAY;
      default -> value;
    };
  }
}
