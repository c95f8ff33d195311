package uk.peelboard.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.fact.Journals;
import uk.peelboard.schemas.Admission;

/**
 * Finds what callers have not been told of the calls that have been folded: because those were
 * folded before there was a topic of callers, or because it was lost. What follows from an event is
 * the same whenever it is told, and in any order.
 */
final class CallersRetold {
  private final LogFold log;

  CallersRetold(LogFold log) {
    this.log = log;
  }

  /**
   * All that is missing.
   *
   * @param folded how far the pipeline has come in calls
   * @param ends where the topic of callers ends
   */
  List<Event> missing(Map<TopicPartition, Long> folded, Map<TopicPartition, Long> ends) {
    Map<Long, BitSet> told = told(ends);
    List<Event> missing = new ArrayList<>();
    folded.forEach(
        (of, until) -> {
          if (of.topic().equals(EntityKind.CALL.topic())) {
            BitSet offsets = told.getOrDefault((long) of.partition(), new BitSet());
            missing.addAll(missing(of.partition(), until, offsets));
          }
        });
    return missing;
  }

  /** Of which offsets of each partition of calls callers know: of all that follows, or none. */
  private Map<Long, BitSet> told(Map<TopicPartition, Long> ends) {
    Map<Long, BitSet> told = new HashMap<>();
    ends.forEach(
        (of, end) ->
            log.read(
                EntityKind.CALLER,
                of.partition(),
                end,
                Long.MAX_VALUE,
                (verdict, offset, timestamp) -> {
                  if (verdict.isAdmitted() && follows(verdict.event())) {
                    told.computeIfAbsent(
                            verdict.event().id().getMostSignificantBits(), absent -> new BitSet())
                        .set((int) CallerEvents.sequence(verdict.event()));
                  }
                }));
    return told;
  }

  /** What somebody else has written there may have any id. */
  private static boolean follows(Event event) {
    long offset = CallerEvents.sequence(event);
    return offset >= 0 && offset < Integer.MAX_VALUE;
  }

  private List<Event> missing(int partition, long until, BitSet told) {
    List<Event> missing = new ArrayList<>();
    Journals journals = Journals.onHeap();
    log.read(
        EntityKind.CALL,
        partition,
        until,
        Long.MAX_VALUE,
        (verdict, offset, timestamp) -> {
          if (verdict.isAdmitted()) {
            List<Event> following =
                following(verdict, journals, CallerEvents.id(partition, offset), timestamp);
            if (!told.get(Math.toIntExact(offset))) {
              missing.addAll(following);
            }
          }
        });
    return missing;
  }

  private static List<Event> following(
      Admission.Verdict admitted, Journals journals, UUID id, long timestamp) {
    Event event = admitted.event();
    Journal before = journals.of(event.entityId());
    Journal after = before.with(event);
    if (after == before) {
      return List.of();
    }
    journals.keep(event.entityId(), after);
    return CallerEvents.mayFollow(event, before, after)
        ? CallerEvents.following(before, after, id, Instant.ofEpochMilli(timestamp))
        : List.of();
  }
}
