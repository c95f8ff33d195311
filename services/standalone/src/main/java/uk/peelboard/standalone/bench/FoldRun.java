package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyKey;

/** {@link FoldWork}, which leaves its tallies behind. */
final class FoldRun implements BenchRun {
  static final String NAME = "speed-of-light";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    try (Child child =
        bench.startIn(
            home(bench), Role.SPEED_OF_LIGHT, bench.settings(), bench.settings().heap())) {
      RunResult result = RunResult.of(NAME, child.hear(Measured.class).usage());
      bench.noteFolded();
      return result;
    }
  }

  /** Its tallies, from whichever run was the last. */
  static Map<TallyKey, Distribution> tallies(Bench bench) throws IOException {
    return new TallyFile(home(bench).resolve(FoldWork.FILE)).read();
  }

  private static Path home(Bench bench) {
    return bench.path(NAME);
  }
}
