package uk.peelboard.domain.kpi;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import uk.peelboard.domain.measure.Dimension;

/**
 * What terms come to, each worked out once: for questions as of one moment, in one state of the
 * tallies. A median and a percentile are of the same values, and many ratios of the same whole.
 */
final class Gatherings {
  private final Map<Asked, Gathering> all = new HashMap<>();

  /**
   * What a gathering is of.
   *
   * @param withValues whether it has the values, and not only how many there are and their sum
   */
  record Asked(
      Term term,
      LocalDate from,
      LocalDate to,
      List<Dimension> by,
      Map<Dimension, String> where,
      boolean withValues) {}

  Gathering of(Asked asked, Consumer<Gathering> gather) {
    return all.computeIfAbsent(
        asked,
        absent -> {
          Gathering gathering = new Gathering();
          gather.accept(gathering);
          return gathering;
        });
  }

  void forgetValues() {
    all.keySet().removeIf(Asked::withValues);
  }
}
