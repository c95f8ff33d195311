package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.nio.file.Path;
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
    bench.forgetTallies(home(bench));
    RunResult result = measureFromNothing(bench);
    bench.compareTallies();
    return result;
  }

  private static RunResult measureFromNothing(Bench bench) throws IOException {
    long writtenBefore = bench.written();
    try (Child child = start(bench);
        CommitWatch watch =
            new CommitWatch(bench.client(), Pipeline.APPLICATION_ID, List.of(child))) {
      Snapshot begin = child.hear(Standing.class).begin();
      Snapshot end = watch.untilTallies(bench.ends()).get(0);
      long events = bench.settings().events();
      long written = bench.written() - writtenBefore;
      long state = Disk.bytes(home(bench).resolve("state"), "");
      Usage usage = Usage.between(begin, end, events).withDiskBytes(written + state);
      return new RunResult(
          NAME,
          Optional.of(usage),
          Map.of(
              "brokerBytesPerEvent",
              written / (double) events,
              "stateDirectoryBytes",
              (double) state));
    }
  }

  /** With whatever state was left behind the last time. */
  static Child start(Bench bench) throws IOException {
    return bench.startIn(home(bench), Role.PIPELINE, bench.settings(), bench.settings().heap());
  }

  private static Path home(Bench bench) {
    return bench.path(NAME);
  }
}
