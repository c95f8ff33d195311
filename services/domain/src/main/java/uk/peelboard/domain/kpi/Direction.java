package uk.peelboard.domain.kpi;

import java.util.Locale;

/** Which way is better. */
public enum Direction {
  HIGHER_IS_BETTER,
  LOWER_IS_BETTER,
  NEITHER;

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a value meets a target, or null where neither way is better. */
  public Boolean meets(double value, double target) {
    return switch (this) {
      case HIGHER_IS_BETTER -> value >= target;
      case LOWER_IS_BETTER -> value <= target;
      case NEITHER -> null;
    };
  }
}
