package uk.peelboard.standalone.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the runs of one benchmark compare: these, and not the absolute figures, hold from day to day.
 */
final class Ratios {
  private Ratios() {}

  /** By name; only those of which both runs were measured. */
  static Map<String, Double> of(List<RunResult> results) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    Optional<Usage> pipeline = usage(results, PipelineRun.NAME);
    for (String other : List.of("noop", "decode", "decode-hand", "speed-of-light")) {
      pipeline.ifPresent(
          of ->
              usage(results, other)
                  .ifPresent(
                      to ->
                          ratios.put(
                              "pipeline/" + other, of.eventsPerSecond() / to.eventsPerSecond())));
    }
    pipeline.ifPresent(
        of -> {
          for (String other : List.of("noop", "decode", "speed-of-light")) {
            usage(results, other)
                .ifPresent(
                    to ->
                        ratios.put(
                            "pipelineCpu/" + other + "Cpu",
                            of.cpuSecondsPerMillionEvents() / to.cpuSecondsPerMillionEvents()));
          }
          usage(results, "speed-of-light")
              .ifPresent(
                  to ->
                      ratios.put(
                          "pipelineMemory/speed-of-lightMemory",
                          of.peakMemoryBytes() / (double) to.peakMemoryBytes()));
        });
    return ratios;
  }

  private static Optional<Usage> usage(List<RunResult> results, String run) {
    return results.stream()
        .filter(result -> result.name().equals(run))
        .findFirst()
        .flatMap(RunResult::usage);
  }
}
