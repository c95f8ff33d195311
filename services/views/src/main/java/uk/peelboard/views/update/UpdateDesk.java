package uk.peelboard.views.update;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.update.ReleaseMemory;
import uk.peelboard.domain.update.Revisions;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.Publication;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.domain.update.UpdateWriter;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/**
 * Hands out updates: as they were published, with what has become of them, or as they are. Keeps
 * them until the tallies have changed.
 */
public final class UpdateDesk {

  /** Tallies change ten times a second; a paper need not. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  /**
   * What is written from one state of the tallies.
   *
   * @param published how many updates had been published
   */
  private record Papers(UpdateWriter writer, long version, int published, long since) {}

  /** An update that need not be written again as long as nothing has changed. */
  private record Kept(Update update, UpdateWriter.Mark mark, int published) {}

  /**
   * An update to be published.
   *
   * @param records of each partition of each topic, how many records its figures stand for
   */
  record Draft(Update update, Map<EntityKind, Map<Integer, Long>> records) {}

  private final TallyTable table;
  private final Definitions definitions;
  private final Now now;
  private final UpdateLog log;
  private final FigureMemory memory = new FigureMemory();
  private final ReleaseMemory decisions = new ReleaseMemory();
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private Papers latest;
  private Papers latestAhead;

  public UpdateDesk(TallyTable table, Definitions definitions, Now now, UpdateLog log) {
    this.table = table;
    this.definitions = definitions;
    this.now = now;
    this.log = log;
  }

  /** As it was published last, with what has become of it since; else as it is. */
  Update update(UpdatePeriod period) {
    return update(period, papers());
  }

  private Update update(UpdatePeriod period, Papers papers) {
    List<FrozenUpdate> versions = log.versions(period.label());
    UpdateWriter.Mark mark = papers.writer.mark(period);
    Kept known = kept.get(period.label());
    if (known != null && known.mark.equals(mark) && known.published == papers.published) {
      return versions.isEmpty() ? known.update.asOf(papers.writer.now()) : known.update;
    }
    Update update = papers.writer.write(period);
    if (!versions.isEmpty()) {
      FrozenUpdate last = versions.get(versions.size() - 1);
      update = Revisions.beside(read(last), update, last.publication(versions));
    }
    if (mark != null && !update.sections().isEmpty()) {
      kept.put(period.label(), new Kept(update, mark, papers.published));
    }
    return update;
  }

  /**
   * Writes a period's update, so that it is there when it is asked for. What is handed out stays
   * what it is: whoever asks still has all from one state of the tallies.
   *
   * @return false where it had been written and nothing in it has changed since
   */
  boolean writeAhead(UpdatePeriod period) {
    Papers papers = papersAhead();
    Kept known = kept.get(period.label());
    if (known != null
        && known.published == papers.published
        && known.mark.equals(papers.writer.mark(period))) {
      return false;
    }
    update(period, papers);
    return true;
  }

  /** From the latest tallies, which nobody else has to wait for. */
  private synchronized Papers papersAhead() {
    TallySnapshot tallies = table.latest();
    if (latestAhead == null
        || latestAhead.version != tallies.version()
        || latestAhead.published != log.size()) {
      int published = log.size();
      latestAhead = new Papers(writer(tallies), tallies.version(), published, System.nanoTime());
    }
    return latestAhead;
  }

  /** A version as it was published; null where there is none of that number. */
  Update version(UpdatePeriod period, int number) {
    List<FrozenUpdate> versions = log.versions(period.label());
    if (number < 1 || number > versions.size()) {
      return null;
    }
    FrozenUpdate one = versions.get(number - 1);
    return read(one).published(one.publication(versions));
  }

  /**
   * What a period's update is at this moment, to be published.
   *
   * @param published what it is to supersede, or null
   */
  Draft draft(UpdatePeriod period, FrozenUpdate published) {
    TallySnapshot tallies = table.latest();
    Update update = writer(tallies).write(period);
    return new Draft(
        published == null ? update : Revisions.superseding(read(published), update),
        tallies.records());
  }

  /** The figures of a published update. */
  private static Update read(FrozenUpdate published) {
    try {
      return published.update();
    } catch (UnreadableUpdateException e) {
      throw Problem.of(503, published.period() + " was published by another version of Peelboard");
    }
  }

  private synchronized Papers papers() {
    TallySnapshot tallies = table.latest();
    boolean isOld = latest == null || System.nanoTime() - latest.since > KEPT.toNanos();
    boolean hasChanged =
        latest == null || latest.version != tallies.version() || hasDayChanged(tallies);
    if ((isOld && hasChanged) || latest.published != log.size()) {
      int published = log.size();
      latest = new Papers(writer(tallies), tallies.version(), published, System.nanoTime());
    }
    return latest;
  }

  private UpdateWriter writer(TallySnapshot tallies) {
    return new UpdateWriter(tallies, definitions, memory, now.in(tallies), log.areas(), decisions);
  }

  private boolean hasDayChanged(TallySnapshot tallies) {
    LocalDate today = now.in(tallies).atZone(definitions.calendar().zone()).toLocalDate();
    return !today.equals(latest.writer.today());
  }

  /** The periods of a kind that there is something to say about, the latest first. */
  List<UpdatePeriod> periods(Interval kind, int most) {
    return periods(kind, most, papers());
  }

  /** Of all kinds, so many as are listed: the latest of each, then the ones before, and so on. */
  List<UpdatePeriod> periodsAhead(Map<Interval, Integer> most) {
    Papers papers = papersAhead();
    List<List<UpdatePeriod>> kinds = new ArrayList<>();
    for (Interval kind : List.of(Interval.MONTH, Interval.WEEK, Interval.QUARTER, Interval.YEAR)) {
      kinds.add(periods(kind, most.get(kind), papers));
    }
    List<UpdatePeriod> inTurn = new ArrayList<>();
    int longest = kinds.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<UpdatePeriod> ofKind : kinds) {
        if (i < ofKind.size()) {
          inTurn.add(ofKind.get(i));
        }
      }
    }
    return inTurn;
  }

  private static List<UpdatePeriod> periods(Interval kind, int most, Papers papers) {
    UpdateWriter writer = papers.writer;
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

  /** The same, and all that have been published, the latest first. */
  List<UpdatePeriod> listed(Interval kind, int most) {
    Set<UpdatePeriod> all = new TreeSet<>(Comparator.comparing(UpdatePeriod::to).reversed());
    all.addAll(periods(kind, most));
    all.addAll(log.periods(kind));
    return List.copyOf(all);
  }

  /** What is said of the last publication of a period; null where there is none. */
  Publication publication(UpdatePeriod period) {
    List<FrozenUpdate> versions = log.versions(period.label());
    return versions.isEmpty() ? null : versions.get(versions.size() - 1).publication(versions);
  }

  /** The mark of a period's update as it is at this moment. */
  UpdateWriter.Mark mark(UpdatePeriod period) {
    return writer(table.latest()).mark(period);
  }

  /** The local day that it is. */
  LocalDate today() {
    return papers().writer.today();
  }

  /** The moment that it is. */
  Instant now() {
    return now.in(table.latest());
  }

  /** Of each partition of each topic, how many records the tallies stand for. */
  Map<EntityKind, Map<Integer, Long>> records() {
    return new HashMap<>(table.latest().records());
  }
}
