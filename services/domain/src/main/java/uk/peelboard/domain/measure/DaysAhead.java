package uk.peelboard.domain.measure;

import java.util.List;

/** The codes of how many local days lie between a booking and its slot. */
public final class DaysAhead {
  /** Those within three days, the standard for scheduled appointments (DOMAIN 2.3). */
  public static final List<String> WITHIN_THREE_DAYS = List.of("0", "1", "2", "3");

  private static final String LATER = "later";

  static final List<String> CODES = List.of("0", "1", "2", "3", LATER);

  private DaysAhead() {}

  /** Null, and so unknown, for a slot that lay in the past. */
  static String code(long days) {
    if (days < 0) {
      return null;
    }
    return days < WITHIN_THREE_DAYS.size() ? WITHIN_THREE_DAYS.get((int) days) : LATER;
  }
}
