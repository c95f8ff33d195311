package uk.peelboard.views.update;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Publication;
import uk.peelboard.domain.update.Update.EventCounts;
import uk.peelboard.domain.update.Update.State;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.domain.update.UpdateWriter;
import uk.peelboard.views.api.Problem;

/**
 * Publishes updates when the profile says that they are due, or as soon as somebody is there who
 * can. Any number of views may do so beside each other: in {@link UpdateLog} the first counts.
 *
 * <p>Of a kind that has never been published it begins with the latest, if nothing is missing in
 * it; from then on none is left out that fell due in the last three months. It waits until the
 * events that there are have been counted, and no more of the period come in numbers, as they do in
 * an import.
 */
public final class PublicationSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublicationSchedule.class);

  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofDays(92);

  /** Of so many events of a period, one may have come since the last look. */
  private static final long SETTLED = 1_000;

  /** Where the event topics end. */
  @FunctionalInterface
  public interface FeedEnds {
    /** Of each partition of each topic, the offset after its last record. */
    Map<EntityKind, Map<Integer, Long>> now();
  }

  /** What was seen of a period when it was looked at last. */
  private record Look(long events, Map<EntityKind, Map<Integer, Long>> ends) {}

  private record Due(UpdatePeriod period, Instant at, boolean isFirst) {}

  private final Publishing publishing;
  private final UpdateDesk desk;
  private final UpdateLog log;
  private final FeedEnds feeds;
  private final ForceProfile profile;
  private final Map<String, Look> looks = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "publication-schedule");
            thread.setDaemon(true);
            return thread;
          });
  private ScheduledFuture<?> looking;
  private volatile String state = "nothing is due";

  public PublicationSchedule(
      Publishing publishing, UpdateDesk desk, UpdateLog log, FeedEnds feeds, ForceProfile profile) {
    this.publishing = publishing;
    this.desk = desk;
    this.log = log;
    this.feeds = feeds;
    this.profile = profile;
  }

  public void start() {
    if (!profile.publications().isEmpty()) {
      looking =
          timer.scheduleWithFixedDelay(
              this::lookOrSayWhyNot, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** What it does or waits for, in a few words. */
  public String state() {
    return state;
  }

  private void lookOrSayWhyNot() {
    try {
      look();
    } catch (RuntimeException e) {
      // A timer whose work throws is never heard of again.
      LOG.warn("Whether an update is due could not be seen; it is tried again", e);
      state = "failed: " + e.getMessage();
    }
  }

  /** Publishes what is due, unless it has to be waited for. */
  void look() {
    if (!publishing.isReady()) {
      state = "waiting until tallies and published updates are read";
      return;
    }
    List<String> waiting = new ArrayList<>();
    for (Due due : due(desk.now())) {
      String reason = publishOrSayWhyNot(due);
      if (reason != null) {
        waiting.add(due.period + ": " + reason);
      }
    }
    state = waiting.isEmpty() ? "nothing is due" : String.join("; ", waiting);
  }

  /** Null once it is published, or where there is nothing to publish. */
  private String publishOrSayWhyNot(Due due) {
    UpdateWriter.Mark mark = desk.mark(due.period);
    if (mark.state() == State.NO_DATA) {
      return null;
    }
    if (due.isFirst && mark.state() != State.COMPLETE) {
      return "something is missing in it; the first of a kind is then for somebody to publish";
    }
    long events = mark.events().values().stream().mapToLong(EventCounts::occurred).sum();
    Look before = looks.put(due.period.label(), new Look(events, feeds.now()));
    if (before == null || !hasCounted(before.ends)) {
      return "waiting until all events have been counted";
    }
    if ((events - before.events) * SETTLED > events) {
      return "waiting, for more of its events come";
    }
    try {
      publishing.publish(due.period, null);
      looks.remove(due.period.label());
      return null;
    } catch (Problem e) {
      LOG.info("{} was not published by the schedule: {}", due.period, e.getMessage());
      return e.getMessage();
    }
  }

  /** Whether the tallies have all that the topics had. */
  private boolean hasCounted(Map<EntityKind, Map<Integer, Long>> ends) {
    Map<EntityKind, Map<Integer, Long>> records = desk.records();
    return ends.entrySet().stream()
        .allMatch(
            kind -> {
              Map<Integer, Long> counted = records.getOrDefault(kind.getKey(), Map.of());
              return kind.getValue().entrySet().stream()
                  .allMatch(one -> counted.getOrDefault(one.getKey(), 0L) >= one.getValue());
            });
  }

  /** What should have been published and has not been, in the order in which it fell due. */
  private List<Due> due(Instant now) {
    List<Due> all = new ArrayList<>();
    for (Publication publication : profile.publications()) {
      UpdatePeriod period =
          UpdatePeriod.containing(publication.every(), now.atZone(profile.zone()).toLocalDate());
      while (at(publication, period).isAfter(now)) {
        period = period.previous();
      }
      UpdatePeriod last =
          log.periods(publication.every()).stream()
              .max(Comparator.comparing(UpdatePeriod::to))
              .orElse(null);
      if (last == null) {
        add(new Due(period, at(publication, period), true), now, all);
      }
      while (last != null && period.to().isAfter(last.to())) {
        add(new Due(period, at(publication, period), false), now, all);
        period = period.previous();
      }
    }
    all.sort(Comparator.comparing(Due::at).thenComparing(due -> due.period.period().days()));
    return all;
  }

  private static void add(Due due, Instant now, List<Due> to) {
    if (due.at.isAfter(now.minus(LATEST))) {
      to.add(due);
    }
  }

  private Instant at(Publication publication, UpdatePeriod period) {
    return publication.due(period.to(), profile.zone());
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(true);
    }
    timer.shutdown();
  }
}
