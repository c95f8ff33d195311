package uk.peelboard.domain.kpi;

import java.time.Instant;
import uk.peelboard.domain.calendar.LocalCalendar;

/** How many of a group there were, worked out back from how many there are. */
final class StockLevel {
  private final StockCourse[] courses;
  private final long[] beginning;
  private final int firstDay;
  private final LocalCalendar calendar;

  /**
   * @param courses of days one after the other
   * @param ending how many there are at the end of the last course
   * @param lastDay the day of the last course, as an epoch day
   */
  StockLevel(StockCourse[] courses, long ending, int lastDay, LocalCalendar calendar) {
    this.courses = courses;
    this.firstDay = lastDay - courses.length + 1;
    this.calendar = calendar;
    this.beginning = new long[courses.length];
    long level = ending;
    for (int i = courses.length - 1; i >= 0; i--) {
      level -= courses[i].net();
      beginning[i] = level;
    }
  }

  /** The figure of a first to a last day, both included, but not beyond an epoch second. */
  Figure over(int from, int to, long now) {
    int last = Math.min(to - firstDay, courses.length - 1);
    long until = Math.min(calendar.startOf(to + 1) - 1, now);
    long peak = Long.MIN_VALUE;
    long peakAt = 0;
    long levelSeconds = 0;
    for (int i = from - firstDay; i <= last; i++) {
      long start = calendar.startOf(firstDay + i);
      long end = Math.min(calendar.startOf(firstDay + i + 1), now + 1);
      levelSeconds += beginning[i] * (end - start) + courses[i].levelSeconds();
      if (beginning[i] + courses[i].peak() > peak) {
        peak = beginning[i] + courses[i].peak();
        peakAt = start + courses[i].peakAt();
      }
    }
    long level = beginning[last] + courses[last].net();
    double mean = (double) levelSeconds / (until + 1 - calendar.startOf(from));
    return Figure.stock(level, new Figure.Series(mean, peak, Instant.ofEpochSecond(peakAt)));
  }
}
