package uk.peelboard.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Local days of one time zone, as epoch days, and the seconds elapsed in them.
 *
 * <p>Elapsed seconds run from the first instant of the local day and never repeat or leap: a day of
 * 25 hours has 90,000 of them, one of 23 hours 82,800. Safe for use by many threads.
 */
public final class LocalCalendar {
  private static final int REMEMBERED_DAYS = 1024;

  private final ZoneId zone;
  private final DayStart[] remembered = new DayStart[REMEMBERED_DAYS];

  private record DayStart(int day, long epochSecond) {}

  public LocalCalendar(ZoneId zone) {
    this.zone = zone;
  }

  public ZoneId zone() {
    return zone;
  }

  /** The epoch day of the local day in which {@code instant} lies. */
  public int day(Instant instant) {
    long second = instant.getEpochSecond();
    int day = (int) Math.floorDiv(second, 86_400L);
    while (second < startOf(day)) {
      day--;
    }
    while (second >= startOf(day + 1)) {
      day++;
    }
    return day;
  }

  /** Whole seconds from the start of {@code day} to {@code instant}. */
  public int secondOfDay(int day, Instant instant) {
    return (int) (instant.getEpochSecond() - startOf(day));
  }

  /** The first second of a local day, as an epoch second. */
  public long startOf(int day) {
    int slot = Math.floorMod(day, REMEMBERED_DAYS);
    DayStart start = remembered[slot];
    if (start == null || start.day != day) {
      start = new DayStart(day, LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond());
      remembered[slot] = start;
    }
    return start.epochSecond;
  }
}
