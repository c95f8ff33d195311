package uk.peelboard.standalone.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a benchmark found.
 *
 * @param load how the load was published; empty where it was there already
 * @param runs in the order in which they were measured
 * @param talliesEqual whether the pipeline's tallies are the plain fold's; empty where one of the
 *     two was not run
 */
record Report(
    BenchSettings settings,
    Optional<RunResult> load,
    List<RunResult> runs,
    Optional<Boolean> talliesEqual) {

  Map<String, Double> ratios() {
    return Ratios.of(runs);
  }

  /** A ratio by its name, or a run's figure by {@code run.figure}. */
  OptionalDouble figure(String name) {
    Double ratio = ratios().get(name);
    if (ratio != null) {
      return OptionalDouble.of(ratio);
    }
    return runs.stream()
        .filter(run -> name.startsWith(run.name() + "."))
        .map(run -> figures(run).get(name.substring(run.name().length() + 1)))
        .filter(value -> value != null)
        .mapToDouble(value -> value)
        .findFirst();
  }

  /** All of a run's figures: what its events cost first, by the names of the JSON. */
  static Map<String, Double> figures(RunResult run) {
    Map<String, Double> figures = new LinkedHashMap<>();
    run.usage()
        .ifPresent(
            usage -> {
              figures.put("events", (double) usage.events());
              figures.put("seconds", usage.seconds());
              figures.put("eventsPerSecond", usage.eventsPerSecond());
              figures.put("cpuSecondsPerMillionEvents", usage.cpuSecondsPerMillionEvents());
              figures.put(
                  "brokerCpuSecondsPerMillionEvents", usage.brokerCpuSecondsPerMillionEvents());
              figures.put("bytesAllocatedPerEvent", usage.bytesAllocatedPerEvent());
              figures.put("peakMemoryBytes", (double) usage.peakMemoryBytes());
              figures.put("diskBytesPerEvent", usage.diskBytesPerEvent());
              figures.put("othersCpus", usage.othersCpus());
            });
    figures.putAll(run.figures());
    return figures;
  }
}
