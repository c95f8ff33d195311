package uk.peelboard.domain.spc;

import java.util.Locale;
import uk.peelboard.domain.kpi.Direction;

/** What a point says about the process that it is of. */
public enum Variation {
  IMPROVEMENT("improved beyond normal variation"),
  CONCERN("worsened beyond normal variation"),
  /** Of what is better neither way. */
  NEUTRAL_HIGH("higher than normal variation"),
  /** Likewise. */
  NEUTRAL_LOW("lower than normal variation"),
  COMMON_CAUSE("no significant change"),
  /** There is no value, or none to compare it with. */
  UNKNOWN("too little to say whether it has changed");

  private final String words;

  Variation(String words) {
    this.words = words;
  }

  /** In plain words, as they stand in a report. */
  public String words() {
    return words;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is more than what the process does by itself. */
  public boolean isSignal() {
    return this != COMMON_CAUSE && this != UNKNOWN;
  }

  static Variation of(boolean high, Direction better) {
    return switch (better) {
      case HIGHER_IS_BETTER -> high ? IMPROVEMENT : CONCERN;
      case LOWER_IS_BETTER -> high ? CONCERN : IMPROVEMENT;
      case NEITHER -> high ? NEUTRAL_HIGH : NEUTRAL_LOW;
    };
  }
}
