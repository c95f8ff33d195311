package uk.peelboard.domain.update;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.calendar.Period;

/**
 * What an update is about: a week, a month, a financial quarter or a financial year, whole.
 *
 * @param interval which of them
 */
public record UpdatePeriod(Interval interval, Period period) {
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern MONTH_OR_YEAR = Pattern.compile("(\\d{4})-(\\d{2})");
  private static final int APRIL = 4;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

  public UpdatePeriod {
    requireNonNull(interval, "interval");
    requireNonNull(period, "period");
  }

  /**
   * The period of a label: {@code 2024-W30}, {@code 2024-07}, {@code 2024-Q2} (July to September)
   * or {@code 2024-25}. {@code 2011-12} is December 2011.
   *
   * @throws IllegalArgumentException with a message for whoever wrote it
   */
  public static UpdatePeriod of(String label) {
    try {
      Matcher week = WEEK.matcher(label);
      if (week.matches()) {
        int number = Integer.parseInt(week.group(2));
        LocalDate monday = monday(Integer.parseInt(week.group(1)), number);
        if (number < 1 || monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) != number) {
          throw new IllegalArgumentException(week.group(1) + " has no week " + week.group(2));
        }
        return containing(Interval.WEEK, monday);
      }
      Matcher quarter = QUARTER.matcher(label);
      if (quarter.matches()) {
        LocalDate april = LocalDate.of(Integer.parseInt(quarter.group(1)), APRIL, 1);
        int months = 3 * (Integer.parseInt(quarter.group(2)) - 1);
        return containing(Interval.QUARTER, april.plusMonths(months));
      }
      Matcher either = MONTH_OR_YEAR.matcher(label);
      if (either.matches()) {
        int year = Integer.parseInt(either.group(1));
        int second = Integer.parseInt(either.group(2));
        if (second >= 1 && second <= 12) {
          return containing(Interval.MONTH, LocalDate.of(year, second, 1));
        }
        if (second == (year + 1) % 100) {
          return containing(Interval.YEAR, LocalDate.of(year, APRIL, 1));
        }
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(label + " is not in the calendar", e);
    }
    throw new IllegalArgumentException(
        label
            + " is no period: it is a week (2024-W30), a month (2024-07), a financial quarter"
            + " (2024-Q2 is July to September) or a financial year (2024-25)");
  }

  private static LocalDate monday(int year, int week) {
    return LocalDate.of(year, 1, 4)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(week - 1L);
  }

  /** The period of that kind that a day is in. */
  public static UpdatePeriod containing(Interval interval, LocalDate day) {
    if (interval == Interval.DAY || interval == Interval.TOTAL) {
      throw new IllegalArgumentException("there is no update of a " + interval.id());
    }
    return new UpdatePeriod(interval, interval.containing(day));
  }

  public String label() {
    return period.label();
  }

  public LocalDate from() {
    return period.from();
  }

  /** The last day, included. */
  public LocalDate to() {
    return period.to();
  }

  public UpdatePeriod previous() {
    return containing(interval, from().minusDays(1));
  }

  public UpdatePeriod next() {
    return containing(interval, to().plusDays(1));
  }

  /**
   * The same a year earlier; of a week, that of the same number, or the last one where there is
   * none. Null for a year, whose previous one it is.
   */
  public UpdatePeriod aYearEarlier() {
    return switch (interval) {
      case YEAR -> null;
      case WEEK -> {
        int year = from().get(IsoFields.WEEK_BASED_YEAR) - 1;
        LocalDate monday = monday(year, from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        yield containing(
            interval,
            monday.get(IsoFields.WEEK_BASED_YEAR) == year ? monday : monday.minusWeeks(1));
      }
      default -> containing(interval, from().minusYears(1));
    };
  }

  /** In words, such as {@code July 2024}. */
  public String title() {
    return switch (interval) {
      case WEEK -> "Week of " + DAY.format(from()) + " to " + DAY.format(to());
      case MONTH -> MONTH.format(from());
      case QUARTER ->
          "Quarter %s of %s, %s to %s"
              .formatted(
                  label().substring(6),
                  financialYear(),
                  DateTimeFormatter.ofPattern("MMMM", Locale.UK).format(from()),
                  MONTH.format(to()));
      default -> "Financial year " + financialYear();
    };
  }

  private String financialYear() {
    int year = Integer.parseInt(label().substring(0, 4));
    return String.format(Locale.ROOT, "%d/%02d", year, (year + 1) % 100);
  }

  @Override
  public String toString() {
    return label();
  }
}
