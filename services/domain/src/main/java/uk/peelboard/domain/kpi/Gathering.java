package uk.peelboard.domain.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.DistributionSum;

/** What a term comes to in each period and group of a question. */
final class Gathering {
  private static final Sum NOTHING = new Sum();

  private final Map<Key, Sum> sums = new HashMap<>();
  private DistributionSum adding;

  private record Key(int period, List<String> group) {}

  /** Some cells added up. */
  static final class Sum {
    private long count;
    private long sum;
    private final List<Distribution> distributions = new ArrayList<>(0);

    long count() {
      return count;
    }

    long sum() {
      return sum;
    }
  }

  void add(int period, List<String> group, long count, long sum) {
    Sum of = sums.computeIfAbsent(new Key(period, group), absent -> new Sum());
    of.count += count;
    of.sum += sum;
  }

  /** Adds what is asked about value by value. */
  void add(int period, List<String> group, long count, Distribution distribution) {
    add(period, group, count, distribution.sum());
    sums.get(new Key(period, group)).distributions.add(distribution);
  }

  Sum sum(int period, List<String> group) {
    return sums.getOrDefault(new Key(period, group), NOTHING);
  }

  /** Of a sum whose distributions have been added. */
  Distribution distribution(Sum sum) {
    if (sum.distributions.size() == 1) {
      return sum.distributions.get(0);
    }
    if (adding == null) {
      adding = new DistributionSum();
    }
    sum.distributions.forEach(adding::add);
    return adding.take();
  }

  Set<List<String>> groupsSeen() {
    Set<List<String>> groups = new LinkedHashSet<>();
    sums.keySet().forEach(key -> groups.add(key.group));
    return groups;
  }
}
