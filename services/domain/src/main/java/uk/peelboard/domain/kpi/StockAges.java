package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.tally.Distribution;

/**
 * When those began that are open at a moment, which goes back: by the local day on which they did,
 * so that the oldest is on the first of their days.
 */
final class StockAges {
  private final long upTo;
  private final LocalCalendar calendar;
  private final Map<List<String>, NavigableMap<Integer, Distribution>> open = new HashMap<>();

  /**
   * @param upTo seconds; what is older is not counted
   */
  StockAges(long upTo, LocalCalendar calendar) {
    this.upTo = upTo;
    this.calendar = calendar;
  }

  /** Adds what began at seconds of a local day. */
  void addAll(List<String> group, int day, Distribution seconds) {
    on(group, day).addAll(seconds);
  }

  /** Adds what began at an epoch second, or takes it away where {@code times} is below zero. */
  void add(List<String> group, long origin, long times) {
    int day = calendar.day(Instant.ofEpochSecond(origin));
    on(group, day).add(origin - calendar.startOf(day), times, 0);
  }

  /** A group of which there may be nothing. */
  void see(List<String> group) {
    open.computeIfAbsent(group, absent -> new TreeMap<>());
  }

  private Distribution on(List<String> group, int day) {
    return open.computeIfAbsent(group, absent -> new TreeMap<>())
        .computeIfAbsent(day, absent -> new Distribution());
  }

  /** The age in seconds of the oldest of each group that is open at an epoch second. */
  Map<List<String>, Figure> oldestAt(long second) {
    Map<List<String>, Figure> oldest = new HashMap<>();
    open.forEach((group, days) -> oldest.put(group, oldestOf(days, second)));
    return oldest;
  }

  private Figure oldestOf(NavigableMap<Integer, Distribution> days, long second) {
    int firstDay =
        upTo == Long.MAX_VALUE
            ? Integer.MIN_VALUE
            : calendar.day(Instant.ofEpochSecond(second - upTo));
    int lastDay = calendar.day(Instant.ofEpochSecond(second));
    long count = 0;
    long oldest = -1;
    for (Map.Entry<Integer, Distribution> one :
        days.subMap(firstDay, true, lastDay, true).entrySet()) {
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

  Set<List<String>> groupsSeen() {
    return open.keySet();
  }
}
