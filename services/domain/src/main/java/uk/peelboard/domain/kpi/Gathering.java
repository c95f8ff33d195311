package uk.peelboard.domain.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.DistributionSum;

/** What a term comes to in each group of a question in one of its periods. */
final class Gathering {
  private static final Sum NOTHING = new Sum();

  private final Map<List<String>, Sum> sums = new HashMap<>();

  /** Some cells added up. */
  static final class Sum {
    private long count;
    private long sum;
    private List<Distribution> distributions = new ArrayList<>(0);

    long count() {
      return count;
    }

    long sum() {
      return sum;
    }

    /**
     * The values, where they have been added: once no more come.
     *
     * @param adding empty, and left so
     */
    Distribution distribution(DistributionSum adding) {
      if (distributions.size() != 1) {
        distributions.forEach(adding::add);
        distributions = List.of(adding.take());
      }
      return distributions.get(0);
    }
  }

  void add(List<String> group, long count, long sum) {
    Sum of = sums.computeIfAbsent(group, absent -> new Sum());
    of.count += count;
    of.sum += sum;
  }

  /** Adds what is asked about value by value. */
  void add(List<String> group, long count, Distribution distribution) {
    add(group, count, distribution.sum());
    sums.get(group).distributions.add(distribution);
  }

  Sum sum(List<String> group) {
    return sums.getOrDefault(group, NOTHING);
  }

  Set<List<String>> groupsSeen() {
    return sums.keySet();
  }
}
