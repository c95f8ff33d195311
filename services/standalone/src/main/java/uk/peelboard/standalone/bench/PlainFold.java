package uk.peelboard.standalone.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

/**
 * What {@link uk.peelboard.domain.tally.BatchFold} does, as quickly as it can be done without being
 * clever: one list of events an entity, put in order once, at the end. Entities are gone through in
 * the order in which they came, so that most values are added in order.
 */
final class PlainFold {
  private final EntityKind kind;
  private final Definitions definitions;
  private final Map<String, List<Event>> entities = new LinkedHashMap<>();
  private final Map<Cell, Distribution> cells = new HashMap<>();
  private final Map<String, long[]> received = new HashMap<>();
  private final Map<String, long[]> counted = new HashMap<>();
  private final Map<Integer, Long> occurred = new HashMap<>();
  private final Map<String, List<Event>> callers = new HashMap<>();
  private long latestMillis = Long.MIN_VALUE;

  PlainFold(EntityKind kind, Definitions definitions) {
    this.kind = kind;
    this.definitions = definitions;
  }

  void accept(Event event) {
    count(received, event);
    latestMillis = Math.max(latestMillis, event.occurredAt().toEpochMilli());
    entities.computeIfAbsent(event.entityId(), absent -> new ArrayList<>(4)).add(event);
  }

  /** The tallies of all that was accepted. To be asked once, at the end. */
  Map<Cell, Distribution> tallies() {
    for (List<Event> events : entities.values()) {
      List<Event> standing = standing(events);
      contribute(standing);
      if (kind == EntityKind.CALL) {
        tellCallers(standing);
      }
    }
    addCounts(Measures.EVENTS_RECEIVED, received);
    addCounts(Measures.EVENTS_COUNTED, counted);
    occurred.forEach(
        (day, count) -> add(new Cell(Measures.EVENTS_OCCURRED, day, kind.topic()), 0, count, 0));
    if (latestMillis != Long.MIN_VALUE) {
      add(new Cell(Measures.LAST_EVENT, Cell.NOW, kind.topic()), latestMillis, 1, 0);
    }
    return cells;
  }

  /**
   * The tallies of callers, each of whose calls may be on any partition of calls.
   *
   * @param told what {@link #callers} of all those partitions had to say of them
   */
  static Map<Cell, Distribution> ofCallers(Collection<List<Event>> told, Definitions definitions) {
    PlainFold fold = new PlainFold(EntityKind.CALLER, definitions);
    told.forEach(fold::contribute);
    return fold.cells;
  }

  /** What callers are told of calls, by their journals' ids. To be asked after the tallies. */
  Map<String, List<Event>> callers() {
    return callers;
  }

  private void tellCallers(List<Event> standing) {
    Event whose = CallerEvents.attributed(standing);
    for (String caller : CallerEvents.journalsOf(whose)) {
      callers
          .computeIfAbsent(caller, absent -> new ArrayList<>(2))
          .add(
              new Event(
                  whose.id(),
                  caller,
                  whose.occurredAt(),
                  whose.recordedAt(),
                  whose.source(),
                  new CallMade(whose.entityId(), ((CallPresented) whose.payload()).line())));
    }
  }

  private void contribute(List<Event> standing) {
    Measures.contribute(
        Fact.of(kind, standing, definitions.profile()),
        definitions,
        (measure, day, codes, value, sum) -> add(new Cell(measure, day, codes), value, 1, sum));
  }

  /** Of events with one id the first in time order counts. Journals are short: no set is needed. */
  private List<Event> standing(List<Event> events) {
    events.sort(Event.IN_TIME_ORDER);
    List<Event> standing = new ArrayList<>(events.size());
    List<UUID> withdrawn = new ArrayList<>(0);
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (!isAmongFirst(i, events, event.id())) {
        count(counted, event);
        occurred.merge(definitions.calendar().day(event.occurredAt()), 1L, Long::sum);
        if (event.payload() instanceof EventWithdrawn withdrawal) {
          withdrawn.add(withdrawal.withdrawnEventId());
        } else {
          standing.add(event);
        }
      }
    }
    if (!withdrawn.isEmpty()) {
      standing.removeIf(event -> withdrawn.contains(event.id()));
    }
    return standing;
  }

  private static boolean isAmongFirst(int many, List<Event> events, UUID id) {
    for (int i = 0; i < many; i++) {
      if (events.get(i).id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private static void count(Map<String, long[]> counts, Event event) {
    counts.computeIfAbsent(event.type(), absent -> new long[1])[0]++;
  }

  private void addCounts(Measure<?> measure, Map<String, long[]> counts) {
    counts.forEach(
        (type, count) -> add(new Cell(measure, Cell.NOW, kind.topic(), type), 0, count[0], 0));
  }

  private void add(Cell cell, long value, long times, long sum) {
    cells.computeIfAbsent(cell, absent -> new Distribution()).add(value, times, sum);
  }
}
