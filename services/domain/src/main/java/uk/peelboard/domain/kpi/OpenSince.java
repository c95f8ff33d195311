package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.profile.Limits.NO_LIMIT;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

/**
 * When those began that are open at a moment: by the local day on which they did, so that the
 * oldest is on the first of their days.
 */
final class OpenSince {
  private final LocalCalendar calendar;
  private final NavigableMap<Integer, Distribution> days = new TreeMap<>();

  OpenSince(LocalCalendar calendar) {
    this.calendar = calendar;
  }

  /** Adds what began at seconds of a local day. */
  void addAll(int day, Distribution seconds) {
    on(day).addAll(seconds);
  }

  /** Adds what began at an epoch second, or takes it away where {@code times} is below zero. */
  void add(long origin, long times) {
    int day = day(origin);
    on(day).add(origin - calendar.startOf(day), times, 0);
  }

  private Distribution on(int day) {
    return days.computeIfAbsent(day, absent -> new Distribution());
  }

  /**
   * How many of a cell's are of some ages at an epoch second. A bound may depend on the day on
   * which the age began.
   */
  long count(Cell cell, Ages ages, long second, ForceProfile profile) {
    long count = 0;
    for (Map.Entry<Integer, Distribution> one : days.entrySet()) {
      int day = one.getKey();
      if (ages.isCounted(cell, day, profile)) {
        long elapsed = second - calendar.startOf(day);
        long over = ages.over() == null ? NO_LIMIT : ages.over().seconds(cell, day, profile);
        long upTo = ages.upTo() == null ? NO_LIMIT : ages.upTo().seconds(cell, day, profile);
        count +=
            one.getValue().countUpTo(over == NO_LIMIT ? elapsed : elapsed - over - 1)
                - (upTo == NO_LIMIT ? 0 : one.getValue().countUpTo(elapsed - upTo - 1));
      }
    }
    return count;
  }

  /**
   * The age in seconds of the oldest at an epoch second, with how many there are.
   *
   * @param upTo seconds; what is older is not counted
   */
  Figure oldest(long upTo, long second) {
    int firstDay = upTo == Long.MAX_VALUE ? Integer.MIN_VALUE : day(second - upTo);
    long count = 0;
    long oldest = -1;
    for (Map.Entry<Integer, Distribution> one :
        days.subMap(firstDay, true, day(second), true).entrySet()) {
      long elapsed = second - calendar.startOf(one.getKey());
      Distribution seconds = one.getValue();
      long counted =
          seconds.countUpTo(elapsed)
              - (upTo == Long.MAX_VALUE ? 0 : seconds.countUpTo(elapsed - upTo - 1));
      if (counted > 0 && oldest < 0) {
        oldest = elapsed - firstFrom(elapsed - upTo, seconds);
      }
      count += counted;
    }
    return count == 0 ? Figure.none("none was open") : Figure.whole(oldest, count);
  }

  private static long firstFrom(long second, Distribution seconds) {
    int i = 0;
    while (seconds.value(i) < second || seconds.countAt(i) <= 0) {
      i++;
    }
    return seconds.value(i);
  }

  private int day(long second) {
    return calendar.day(Instant.ofEpochSecond(second));
  }
}
