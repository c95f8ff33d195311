package uk.peelboard.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.CallerPayload.CallTakenBack;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.tally.BatchJournals;
import uk.peelboard.pipeline.Verification.ToldWrongly;
import uk.peelboard.schemas.Admission;

/**
 * What callers have been told of calls beside what the calls themselves say. The tallies of callers
 * are recomputed from the topic of callers, and this is what shows that topic to be right.
 */
final class CallersBesideCalls {
  private final LogFold log;
  private final Map<TopicPartition, Long> ends;
  private long records;

  /** What a caller is told of a call. */
  private record Call(Instant presentedAt, String line) {
    @Override
    public String toString() {
      return presentedAt + " on " + line;
    }
  }

  private record Place(String callerId, String callId) {}

  private static final Comparator<Place> IN_ORDER =
      Comparator.comparing(Place::callerId).thenComparing(Place::callId);

  /**
   * @param ends where the partitions of calls and callers end, those of callers read after how far
   *     calls have been folded was asked
   */
  CallersBesideCalls(LogFold log, Map<TopicPartition, Long> ends) {
    this.log = log;
    this.ends = ends;
  }

  /**
   * Compares what follows from the first records of a partition of calls. What follows from a
   * record is committed with it, so all of that is there.
   *
   * @param records how many of them
   */
  List<ToldWrongly> toldWrongly(int partition, long records) {
    long[] lastOffset = {-1};
    Map<Place, Call> shouldBe = shouldBe(partition, records, lastOffset);
    Map<Place, Call> told = told(partition, lastOffset[0]);
    Set<Place> places = new TreeSet<>(IN_ORDER);
    places.addAll(shouldBe.keySet());
    places.addAll(told.keySet());
    List<ToldWrongly> wrongly = new ArrayList<>();
    for (Place place : places) {
      Call is = told.get(place);
      Call expected = shouldBe.get(place);
      if (!Objects.equals(is, expected)) {
        wrongly.add(new ToldWrongly(place.callerId, place.callId, text(is), text(expected)));
      }
    }
    return wrongly;
  }

  /** How many records the topic of callers had when last it was read. */
  long records() {
    return records;
  }

  private static String text(Call call) {
    return call == null ? null : call.toString();
  }

  private Map<Place, Call> shouldBe(int partition, long records, long[] lastOffset) {
    BatchJournals calls = new BatchJournals();
    log.read(
        EntityKind.CALL,
        partition,
        end(EntityKind.CALL, partition),
        records,
        (verdict, offset, timestamp) -> {
          lastOffset[0] = offset;
          if (verdict.isAdmitted()) {
            calls.accept(verdict.event());
          }
        });
    Map<Place, Call> shouldBe = new HashMap<>();
    calls.forEach(
        events -> {
          Event whose = CallerEvents.attributed(BatchJournals.standing(events));
          for (String callerId : CallerEvents.journalsOf(whose)) {
            shouldBe.put(
                new Place(callerId, whose.entityId()),
                new Call(whose.occurredAt(), ((CallPresented) whose.payload()).line()));
          }
        });
    return shouldBe;
  }

  private Map<Place, Call> told(int ofCalls, long lastOffset) {
    Map<Place, Event> latest = new HashMap<>();
    records = 0;
    for (int partition = 0; partition < log.partitions(EntityKind.CALLER); partition++) {
      log.read(
          EntityKind.CALLER,
          partition,
          end(EntityKind.CALLER, partition),
          Long.MAX_VALUE,
          (verdict, offset, timestamp) -> {
            records++;
            if (verdict.isAdmitted() && CallerEvents.sequence(verdict.event()) <= lastOffset) {
              String callId = callId(verdict.event());
              if (partitionOfCall(callId) == ofCalls) {
                latest.merge(
                    new Place(verdict.event().entityId(), callId),
                    verdict.event(),
                    CallersBesideCalls::later);
              }
            }
          });
    }
    Map<Place, Call> told = new HashMap<>();
    latest.forEach(
        (place, event) -> {
          if (event.payload() instanceof CallMade made) {
            told.put(place, new Call(event.occurredAt(), made.line()));
          }
        });
    return told;
  }

  private static Event later(Event one, Event two) {
    return CallerEvents.sequence(one) > CallerEvents.sequence(two) ? one : two;
  }

  private static String callId(Event ofCaller) {
    return ofCaller.payload() instanceof CallMade made
        ? made.callId()
        : ((CallTakenBack) ofCaller.payload()).callId();
  }

  private int partitionOfCall(String callId) {
    return Admission.partition(callId.getBytes(UTF_8), log.partitions(EntityKind.CALL));
  }

  private long end(EntityKind kind, int partition) {
    return ends.get(new TopicPartition(kind.topic(), partition));
  }
}
