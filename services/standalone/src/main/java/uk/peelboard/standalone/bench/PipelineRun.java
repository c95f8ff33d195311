package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.schemas.Topics;

/** {@link PipelineWork}, watched until the last tally is committed. */
final class PipelineRun implements BenchRun {
  static final String NAME = "pipeline";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    Path home = bench.path(NAME);
    try (Child child =
            bench.startIn(home, Role.PIPELINE, bench.settings(), bench.settings().heap());
        CommitWatch watch =
            new CommitWatch(bench.client(), Pipeline.APPLICATION_ID, List.of(child))) {
      Snapshot begin = child.hear(Standing.class).begin();
      Snapshot end = watch.untilTallies(bench.ends()).get(0);
      long tallies = bench.topicBytes(Topics.KPI_TALLIES.name()).orElse(0L);
      long state = Disk.bytes(home.resolve("state"), "");
      Usage usage =
          Usage.between(begin, end, bench.settings().events()).withDiskBytes(tallies + state);
      return new RunResult(
          NAME,
          Optional.of(usage),
          Map.of("tallyTopicBytes", (double) tallies, "stateDirectoryBytes", (double) state));
    }
  }
}
