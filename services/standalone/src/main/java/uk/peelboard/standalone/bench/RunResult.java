package uk.peelboard.standalone.bench;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one run found.
 *
 * @param usage what its events cost; empty for a run that measures something else
 * @param figures anything else it measured, by a name that says the unit, such as {@code
 *     restartSeconds}
 */
record RunResult(String name, Optional<Usage> usage, Map<String, Double> figures) {
  RunResult {
    requireNonNull(name, "name");
    requireNonNull(usage, "usage");
    figures = new TreeMap<>(figures);
  }

  static RunResult of(String name, Usage usage) {
    return new RunResult(name, Optional.of(usage), Map.of());
  }
}
