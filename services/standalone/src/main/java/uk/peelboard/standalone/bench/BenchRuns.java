package uk.peelboard.standalone.bench;

import java.util.List;

/** Everything that can be measured, in the order in which it is. */
public final class BenchRuns {
  private static final String SMALL_HEAP = "1g";

  private BenchRuns() {}

  static List<BenchRun> all() {
    return List.of(
        new ChildRun("read", Role.READ, SMALL_HEAP),
        new ChildRun("decode", Role.DECODE, SMALL_HEAP),
        new ChildRun("decode-hand", Role.DECODE_HAND, SMALL_HEAP),
        new NoopRun(),
        new FoldRun(),
        new PipelineRun(),
        new RestartRun(),
        new FreshnessRun(),
        ViewsRun.ofTenYears(),
        ViewsRun.ofOneYear());
  }

  /** Their names. */
  public static List<String> names() {
    return all().stream().map(BenchRun::name).toList();
  }
}
