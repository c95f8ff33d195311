package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When those began that are open at a moment, which goes back. */
final class StockAges {
  private final long upTo;
  private final Map<List<String>, Map<Long, Long>> open = new HashMap<>();

  /**
   * @param upTo seconds; what is older is not counted
   */
  StockAges(long upTo) {
    this.upTo = upTo;
  }

  /** Adds what began at an epoch second, or takes it away where {@code times} is below zero. */
  void add(List<String> group, long origin, long times) {
    open.computeIfAbsent(group, absent -> new HashMap<>())
        .merge(origin, times, (one, other) -> one + other == 0 ? null : Long.valueOf(one + other));
  }

  /** The age in seconds of the oldest of each group that is open at an epoch second. */
  Map<List<String>, Figure> oldestAt(long second) {
    Map<List<String>, Figure> oldest = new HashMap<>();
    open.forEach((group, origins) -> oldest.put(group, oldestOf(origins, second)));
    return oldest;
  }

  private Figure oldestOf(Map<Long, Long> origins, long second) {
    long count = 0;
    long oldest = -1;
    for (Map.Entry<Long, Long> one : origins.entrySet()) {
      long age = second - one.getKey();
      if (one.getValue() > 0 && age >= 0 && age <= upTo) {
        oldest = Math.max(oldest, age);
        count += one.getValue();
      }
    }
    return count == 0 ? Figure.none("none was open") : Figure.whole(oldest, count);
  }

  Set<List<String>> groupsSeen() {
    return open.keySet();
  }
}
