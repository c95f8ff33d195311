package uk.peelboard.domain.update;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.peelboard.domain.measure.AgeBand;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.PositiveOutcome;

/** Dates and codes as they are written in a paper. */
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private static final Map<String, String> AGES =
      Map.of(
          AgeBand.UNDER_15_MINUTES.code(), "Under 15 minutes",
          AgeBand.UNDER_1_HOUR.code(), "15 to 60 minutes",
          AgeBand.UNDER_4_HOURS.code(), "1 to 4 hours",
          AgeBand.UNDER_24_HOURS.code(), "4 to 24 hours",
          AgeBand.UNDER_3_DAYS.code(), "1 to 3 days",
          AgeBand.UP_TO_7_DAYS.code(), "3 to 7 days",
          AgeBand.OVER_7_DAYS.code(), "Over 7 days");

  private Words() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** What a code says, where it does not say so itself. */
  static String code(Dimension dimension, String code) {
    if (code.equals(Dimension.UNKNOWN)) {
      return "Not known";
    }
    if (dimension == Dimension.AGE) {
      return AGES.get(code);
    }
    boolean isCapitals = code.equals(code.toUpperCase(Locale.UK));
    return dimension == Dimension.REASON && isCapitals
        ? code.charAt(0) + code.substring(1).toLowerCase(Locale.UK).replace('_', ' ')
        : code;
  }

  /** Which outcomes a force counts as positive. */
  static String positive(PositiveOutcome variant) {
    List<String> types =
        variant.types().stream().sorted(Comparator.comparing(Integer::valueOf)).toList();
    int last = types.size() - 1;
    return "positive: outcome types %s and %s (%s)"
        .formatted(String.join(", ", types.subList(0, last)), types.get(last), variant.name());
  }

  static String days(LocalDate from, LocalDate to) {
    return day(from) + " to " + day(to);
  }
}
