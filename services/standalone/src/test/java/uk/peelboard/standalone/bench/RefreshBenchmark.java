package uk.peelboard.standalone.bench;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.standalone.profile.ProfileFile;
import uk.peelboard.views.metrics.FigureSnapshots;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyTable;

/**
 * What it costs to work out all of {@code /metrics} after events have come, on a day as full as the
 * freshness benchmark's: ten times West Midlands'. What it costs to count those events is not in
 * it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 5, time = 5)
public class RefreshBenchmark {
  private static final double VOLUME = 10;
  private static final int BEFOREHAND = 300_000;
  private static final int BETWEEN = 300;

  private final Definitions definitions = new Definitions(ProfileFile.load("west-midlands"));
  private final Load load = new Load(definitions.profile(), "A", 1, VOLUME);
  private final Map<EntityKind, Share> shares = new EnumMap<>(EntityKind.class);
  private final TallyTable table = new TallyTable(definitions.profile());
  private final FigureSnapshots figures =
      new FigureSnapshots(
          table, definitions, Now.latestEvent(Clock.systemUTC()), () -> true, "benchmark");

  @Setup(Level.Trial)
  public void begin() {
    count(BEFOREHAND);
  }

  @Setup(Level.Invocation)
  public void goOn() {
    count(BETWEEN);
  }

  private void count(int events) {
    for (int i = 0; i < events; i++) {
      AddressedEvent next = load.next();
      shares
          .computeIfAbsent(next.kind(), kind -> new Share(kind, definitions))
          .accept(next.event());
    }
    table.update(changes -> shares.forEach((kind, share) -> publish(share, kind, changes)));
  }

  private static void publish(Share share, EntityKind kind, TallyTable.Changes changes) {
    for (Cell cell : share.takeChanged()) {
      Distribution held = share.of(cell);
      changes.put(kind, 0, cell, held == null ? null : held.copy());
    }
  }

  @Benchmark
  public FigureSnapshots.Latest refresh() {
    figures.refresh();
    return figures.latest();
  }
}
