package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.util.List;

/** {@link NoopWork}, watched until all is committed. */
final class NoopRun implements BenchRun {
  static final String NAME = "noop";
  private static final String HEAP = "2g";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    long writtenBefore = bench.written();
    try (Child child = bench.start(Role.NOOP, HEAP);
        CommitWatch watch = new CommitWatch(bench.client(), NoopWork.GROUP, List.of(child))) {
      Snapshot begin = child.hear(Standing.class).begin();
      Snapshot end = watch.untilOffsets(bench.ends()).get(0);
      Usage usage = Usage.between(begin, end, bench.settings().events());
      return RunResult.of(NAME, usage.withDiskBytes(bench.written() - writtenBefore));
    }
  }
}
