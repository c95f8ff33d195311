package uk.peelboard.views.update;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.StockMemory;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.domain.update.UpdateWriter;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/** Writes updates when they are asked for, and keeps them until the tallies have changed. */
public final class UpdateDesk {

  /** Tallies change ten times a second; a paper need not. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  /** What is written from one state of the tallies. */
  private record Papers(UpdateWriter writer, long version, long since) {}

  /**
   * An update that need not be written again.
   *
   * @param changed what the writer says of the period
   * @param today the local day on which it was written
   */
  private record Kept(Update update, long changed, LocalDate today) {}

  private final TallyTable table;
  private final Definitions definitions;
  private final Now now;
  private final StockMemory memory = new StockMemory();
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private Papers latest;

  public UpdateDesk(TallyTable table, Definitions definitions, Now now) {
    this.table = table;
    this.definitions = definitions;
    this.now = now;
  }

  Update update(UpdatePeriod period) {
    Papers papers = papers();
    long changed = papers.writer.changed(period);
    LocalDate today = papers.writer.today();
    Kept known = kept.get(period.label());
    if (known != null && known.changed == changed && known.today.equals(today)) {
      return known.update.asOf(papers.writer.now());
    }
    Update update = papers.writer.write(period);
    if (!update.sections().isEmpty()) {
      kept.put(period.label(), new Kept(update, changed, today));
    }
    return update;
  }

  private synchronized Papers papers() {
    TallySnapshot tallies = table.latest();
    boolean isOld = latest == null || System.nanoTime() - latest.since > KEPT.toNanos();
    if (isOld
        && (latest == null || latest.version != tallies.version() || hasDayChanged(tallies))) {
      latest =
          new Papers(
              new UpdateWriter(tallies, definitions, memory, now.in(tallies)),
              tallies.version(),
              System.nanoTime());
    }
    return latest;
  }

  private boolean hasDayChanged(TallySnapshot tallies) {
    LocalDate today = now.in(tallies).atZone(definitions.calendar().zone()).toLocalDate();
    return !today.equals(latest.writer.today());
  }

  /** The periods of a kind that there is something to say about, the latest first. */
  List<UpdatePeriod> periods(Interval kind, int most) {
    UpdateWriter writer = papers().writer;
    LocalDate first = writer.firstDay();
    List<UpdatePeriod> periods = new ArrayList<>();
    if (first == null) {
      return periods;
    }
    UpdatePeriod period = UpdatePeriod.containing(kind, writer.today());
    while (periods.size() < most && !period.to().isBefore(first)) {
      periods.add(period);
      period = period.previous();
    }
    return periods;
  }

  /** The local day that it is. */
  LocalDate today() {
    return papers().writer.today();
  }
}
