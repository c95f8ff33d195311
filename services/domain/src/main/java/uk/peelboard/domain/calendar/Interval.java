package uk.peelboard.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a time is cut into periods. Quarters and years are financial ones: they begin in April. */
public enum Interval {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  TOTAL;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The interval of that id, or null when there is none. */
  public static Interval ofId(String id) {
    for (Interval interval : values()) {
      if (interval.id().equals(id)) {
        return interval;
      }
    }
    return null;
  }

  /** The periods from a first to a last day; the outer ones are cut short where need be. */
  public List<Period> split(LocalDate from, LocalDate to) {
    List<Period> periods = new ArrayList<>();
    LocalDate start = from;
    while (!start.isAfter(to)) {
      LocalDate last = lastDay(start, to);
      LocalDate end = last.isAfter(to) ? to : last;
      periods.add(new Period(label(start, end), start, end));
      start = end.plusDays(1);
    }
    return periods;
  }

  /**
   * The whole period of the calendar that a day is in.
   *
   * @throws IllegalArgumentException for {@link #TOTAL}, which is in no calendar
   */
  public Period containing(LocalDate day) {
    LocalDate first =
        switch (this) {
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
          case YEAR -> LocalDate.of(financialYear(day), 4, 1);
          case TOTAL -> throw new IllegalArgumentException("a total is of any days");
        };
    LocalDate last = lastDay(first, first);
    return new Period(label(first, last), first, last);
  }

  private LocalDate lastDay(LocalDate day, LocalDate to) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
      case QUARTER ->
          day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 3)
              .with(TemporalAdjusters.lastDayOfMonth());
      case YEAR -> LocalDate.of(financialYear(day) + 1, 3, 31);
      case TOTAL -> to;
    };
  }

  private String label(LocalDate day, LocalDate end) {
    return switch (this) {
      case DAY -> day.toString();
      case WEEK ->
          day.get(IsoFields.WEEK_BASED_YEAR)
              + "-W"
              + twoDigits(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> day.toString().substring(0, 7);
      case QUARTER -> financialYear(day) + "-Q" + ((day.getMonthValue() + 8) % 12 / 3 + 1);
      case YEAR -> financialYear(day) + "-" + twoDigits((financialYear(day) + 1) % 100);
      case TOTAL -> day + "/" + end;
    };
  }

  /** Labels are made by the thousand, and a formatter takes longer than all else of them. */
  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static int financialYear(LocalDate day) {
    return day.getMonthValue() < 4 ? day.getYear() - 1 : day.getYear();
  }
}
