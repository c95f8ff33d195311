package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.tally.Distribution;

/** What a term comes to in each period and group of a question. */
final class Gathering {
  private static final Sum NOTHING = new Sum();

  private final boolean keepsDistributions;
  private final Map<Key, Sum> sums = new HashMap<>();

  private record Key(int period, List<String> group) {}

  /** Some cells added up. */
  static final class Sum {
    private long count;
    private long sum;
    private final Distribution distribution = new Distribution();

    long count() {
      return count;
    }

    long sum() {
      return sum;
    }

    /** Empty unless the gathering keeps distributions. */
    Distribution distribution() {
      return distribution;
    }
  }

  Gathering(boolean keepsDistributions) {
    this.keepsDistributions = keepsDistributions;
  }

  /**
   * @param distribution may be null where distributions and sums are not asked for
   */
  void add(int period, List<String> group, long count, Distribution distribution) {
    Sum sum = sums.computeIfAbsent(new Key(period, group), absent -> new Sum());
    sum.count += count;
    if (distribution != null) {
      sum.sum += distribution.sum();
      if (keepsDistributions) {
        sum.distribution.addAll(distribution);
      }
    }
  }

  Sum sum(int period, List<String> group) {
    return sums.getOrDefault(new Key(period, group), NOTHING);
  }

  Set<List<String>> groupsSeen() {
    Set<List<String>> groups = new LinkedHashSet<>();
    sums.keySet().forEach(key -> groups.add(key.group));
    return groups;
  }
}
