package uk.peelboard.views.metrics;

import static uk.peelboard.domain.measure.Measures.EVENTS_COUNTED;
import static uk.peelboard.domain.measure.Measures.EVENTS_RECEIVED;
import static uk.peelboard.domain.measure.Measures.EVENTS_REJECTED;
import static uk.peelboard.domain.measure.Measures.LAST_EVENT;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.profile.Feed;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Tallies;

/**
 * What became of the events of each topic, since the topic began.
 *
 * <p>The counts are those of the tallies, so they survive a restart. While a replay writes them
 * anew they stay at what they were: within one process they never go down.
 */
final class FeedSeries {
  private final Map<Labels, Long> events = new LinkedHashMap<>();
  private final Map<Labels, Long> rejections = new LinkedHashMap<>();
  private final Map<Labels, Long> received = new LinkedHashMap<>();

  private final ForceProfile profile;

  FeedSeries(ForceProfile profile) {
    this.profile = profile;
    for (EntityKind kind : EntityKind.FEEDS) {
      received.put(topicLabels(kind.topic()), 0L);
      for (Class<? extends Payload> type : kind.payloadTypes()) {
        for (String result : List.of("counted", "duplicate", "rejected")) {
          events.put(eventLabels(kind.topic(), type.getSimpleName(), result), 0L);
        }
      }
      for (RejectionReason reason : RejectionReason.values()) {
        rejections.put(Labels.of("topic", kind.topic(), "reason", reason.code()), 0L);
      }
    }
  }

  List<MetricSnapshot> of(Tallies tallies, Instant asOf) {
    Map<Labels, Long> nowEvents = new HashMap<>();
    Map<Labels, Long> nowRejections = new HashMap<>();
    Map<Labels, Long> nowReceived = new HashMap<>();
    visit(
        tallies,
        EVENTS_COUNTED,
        (cell, counted) -> {
          add(nowEvents, eventLabels(cell.code(0), cell.code(1), "counted"), counted.count());
          add(nowEvents, eventLabels(cell.code(0), cell.code(1), "duplicate"), -counted.count());
        });
    visit(
        tallies,
        EVENTS_RECEIVED,
        (cell, known) -> {
          add(nowEvents, eventLabels(cell.code(0), cell.code(1), "duplicate"), known.count());
          add(nowReceived, topicLabels(cell.code(0)), known.count());
        });
    visit(
        tallies,
        EVENTS_REJECTED,
        (cell, rejected) -> {
          add(nowEvents, eventLabels(cell.code(0), cell.code(1), "rejected"), rejected.count());
          Labels reason = Labels.of("topic", cell.code(0), "reason", cell.code(2));
          add(nowRejections, reason, rejected.count());
          add(nowReceived, topicLabels(cell.code(0)), rejected.count());
        });
    nowEvents.forEach((labels, count) -> events.merge(labels, count, Math::max));
    nowRejections.forEach((labels, count) -> rejections.merge(labels, count, Math::max));
    nowReceived.forEach((labels, count) -> received.merge(labels, count, Math::max));
    return List.of(
        counters(
            "events", "Events of a topic by what became of them; their sum was received.", events),
        counters("rejected_events", "Events that could not be counted, by reason.", rejections),
        counters(
            "received_events",
            "Events of a topic, whatever became of them: counted, duplicate and rejected add up to"
                + " it.",
            received),
        lastEvents(tallies),
        silenceLimits(asOf));
  }

  /** Only of topics that events come in on: what callers are told of comes in from nowhere. */
  private static void visit(Tallies tallies, Measure<?> measure, Tallies.Visitor visitor) {
    tallies.visitNow(
        measure,
        (cell, distribution) -> {
          if (EntityKind.feedOfTopic(cell.code(0)) != null) {
            visitor.visit(cell, distribution);
          }
        });
  }

  private static Labels eventLabels(String topic, String type, String result) {
    return Labels.of("topic", topic, "type", type, "result", result);
  }

  private static Labels topicLabels(String topic) {
    return Labels.of("topic", topic);
  }

  private static void add(Map<Labels, Long> to, Labels labels, long count) {
    to.merge(labels, count, Long::sum);
  }

  private static MetricSnapshot counters(String name, String help, Map<Labels, Long> counts) {
    CounterSnapshot.Builder counters =
        CounterSnapshot.builder().name(Names.PREFIX + name).help(help);
    counts.forEach(
        (labels, count) ->
            counters.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(count).build()));
    return counters.build();
  }

  private static MetricSnapshot lastEvents(Tallies tallies) {
    GaugeSnapshot.Builder latest =
        GaugeSnapshot.builder()
            .name(Names.PREFIX + "last_event_timestamp_seconds")
            .help("When the latest event of a topic occurred.")
            .unit(Unit.SECONDS);
    visit(
        tallies,
        LAST_EVENT,
        (cell, millis) ->
            latest.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(topicLabels(cell.code(0)))
                    .value(millis.max() / 1000.0)
                    .build()));
    return latest.build();
  }

  private MetricSnapshot silenceLimits(Instant asOf) {
    GaugeSnapshot.Builder limits =
        GaugeSnapshot.builder()
            .name(Names.PREFIX + "feed_silence_limit_seconds")
            .help(
                "For how long the feed of a topic may bring nothing, at this time of day; only of"
                    + " feeds that the force profile has.")
            .unit(Unit.SECONDS);
    for (Feed feed : profile.feeds()) {
      limits.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(topicLabels(feed.feed().topic()))
              .value((double) profile.silentAfter(feed.feed(), asOf).toSeconds())
              .build());
    }
    return limits.build();
  }
}
