package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.tally.Distribution;

/** When those of each group began that are open at a moment, which goes back. */
final class StockAges {
  private final long upTo;
  private final LocalCalendar calendar;
  private final Map<List<String>, OpenSince> open = new HashMap<>();

  /**
   * @param upTo seconds; what is older is not counted
   */
  StockAges(long upTo, LocalCalendar calendar) {
    this.upTo = upTo;
    this.calendar = calendar;
  }

  /** Adds what began at seconds of a local day. */
  void addAll(List<String> group, int day, Distribution seconds) {
    see(group).addAll(day, seconds);
  }

  /** Adds what began at an epoch second, or takes it away where {@code times} is below zero. */
  void add(List<String> group, long origin, long times) {
    see(group).add(origin, times);
  }

  /** Since when those of a group are open, of whom there may be none. */
  OpenSince see(List<String> group) {
    return open.computeIfAbsent(group, absent -> new OpenSince(calendar));
  }

  /** The age in seconds of the oldest of each group that is open at an epoch second. */
  Map<List<String>, Figure> oldestAt(long second) {
    Map<List<String>, Figure> oldest = new HashMap<>();
    open.forEach((group, since) -> oldest.put(group, since.oldest(upTo, second)));
    return oldest;
  }

  Set<List<String>> groupsSeen() {
    return open.keySet();
  }
}
