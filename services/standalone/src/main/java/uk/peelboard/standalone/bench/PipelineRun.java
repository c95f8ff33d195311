package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.peelboard.pipeline.Pipeline;

/**
 * {@link PipelineWork} from nothing, watched until the last tally is committed. What it leaves on
 * the tally topic is then compared with the plain program's.
 */
final class PipelineRun implements BenchRun {
  static final String NAME = "pipeline";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    bench.forgetTallies(home(bench, 0));
    RunResult result = measureFromNothing(bench, 1);
    bench.compareTallies();
    return result;
  }

  /**
   * The whole load, by a pipeline that has not run before.
   *
   * @param instances how many processes share the work
   */
  static RunResult measureFromNothing(Bench bench, int instances) throws IOException {
    long writtenBefore = bench.written();
    List<Child> children = new ArrayList<>();
    try {
      for (int i = 0; i < instances; i++) {
        children.add(start(bench, i, Role.PIPELINE));
      }
      List<Snapshot> begins = new ArrayList<>();
      for (Child child : children) {
        begins.add(child.hear(Standing.class).begin());
      }
      List<Snapshot> ends;
      try (CommitWatch watch = new CommitWatch(bench.client(), Pipeline.APPLICATION_ID, children)) {
        ends = watch.untilTallies(bench.ends());
      }
      long events = bench.settings().events();
      long written = bench.written() - writtenBefore;
      long state = 0;
      for (int i = 0; i < instances; i++) {
        state += Disk.bytes(home(bench, i).resolve("state"), "");
      }
      Usage usage = Usage.between(begins, ends, events).withDiskBytes(written + state);
      Map<String, Double> figures = new HashMap<>();
      figures.put("brokerBytesPerEvent", written / (double) events);
      figures.put("stateDirectoryBytes", (double) state);
      addHeld(children, figures);
      return new RunResult(NAME, Optional.of(usage), figures);
    } finally {
      children.forEach(Child::kill);
    }
  }

  /** All that is on the heap counts, tallies and buffers included. */
  private static void addHeld(List<Child> children, Map<String, Double> figures)
      throws IOException {
    double entities = 0;
    double heap = 0;
    double journals = 0;
    for (Child child : children) {
      PipelineWork.Held held = child.ask(Question.HELD, PipelineWork.Held.class);
      entities += held.entities();
      heap += held.heapBytes();
      journals += held.journalBytes();
    }
    figures.put("entities", entities);
    figures.put("heapBytesAfterwards", heap);
    figures.put("journalBytes", journals);
    figures.put("memoryBytesPerMillionEntities", (heap + journals) / entities * 1e6);
  }

  /** The first instance, with whatever state was left behind the last time. */
  static Child start(Bench bench) throws IOException {
    return start(bench, Role.PIPELINE);
  }

  /** The same by another role, of which it is a part. */
  static Child start(Bench bench, Role role) throws IOException {
    return start(bench, 0, role);
  }

  private static Child start(Bench bench, int instance, Role role) throws IOException {
    return bench.startIn(home(bench, instance), role, bench.settings(), bench.settings().heap());
  }

  private static Path home(Bench bench, int instance) {
    return bench.path(NAME + "-" + instance);
  }
}
