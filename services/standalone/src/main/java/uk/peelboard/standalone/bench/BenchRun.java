package uk.peelboard.standalone.bench;

import java.io.IOException;

/**
 * One thing that the benchmark measures. A new one is a class and a line in {@link BenchRuns}; its
 * figures appear in the table and the JSON by themselves, and {@link Targets} may refer to them.
 */
interface BenchRun {
  /** As {@code --only}, the table and the JSON call it. */
  String name();

  /** Whether the load has to be on the event topics. */
  default boolean needsLoad() {
    return true;
  }

  /**
   * Measures, once. The load is on the event topics, where it needs one; children that it starts
   * through {@link Bench#start} end with the benchmark at the latest.
   */
  RunResult measure(Bench bench) throws IOException;
}
