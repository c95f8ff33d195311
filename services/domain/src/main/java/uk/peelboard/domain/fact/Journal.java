package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.Payload;

/**
 * One entity's events, each once, in time order. Immutable.
 *
 * <p>The journal is the same whatever order its events came in and however often. Of two different
 * events under one id, the earlier in time order stays.
 */
public final class Journal {
  public static final Journal EMPTY = new Journal(new Event[0]);

  private final Event[] events;

  private Journal(Event[] events) {
    this.events = events;
  }

  /**
   * This journal and {@code event}; or this very journal, when it holds the event already.
   *
   * @throws IllegalArgumentException when the event is about another entity
   */
  public Journal with(Event event) {
    int same = indexOf(event.id());
    if (same >= 0) {
      return Event.IN_TIME_ORDER.compare(event, events[same]) < 0
          ? without(same).inserted(event)
          : this;
    }
    return inserted(event);
  }

  /**
   * A journal of events that another journal held.
   *
   * @param events each once, in time order, all of one entity; taken over
   */
  public static Journal of(Event... events) {
    return events.length == 0 ? EMPTY : new Journal(events);
  }

  /** How many events there are. */
  public int size() {
    return events.length;
  }

  /** The event of that id, or null when there is none. */
  public Event find(UUID id) {
    int at = indexOf(id);
    return at < 0 ? null : events[at];
  }

  /** Every event, the withdrawn ones and the withdrawals among them. */
  public List<Event> all() {
    return List.of(events);
  }

  /** The events that stand: neither withdrawn nor themselves withdrawals. */
  public List<Event> standing() {
    Set<UUID> withdrawn = null;
    for (Event event : events) {
      if (event.payload() instanceof EventWithdrawn withdrawal) {
        withdrawn = withdrawn == null ? new HashSet<>() : withdrawn;
        withdrawn.add(withdrawal.withdrawnEventId());
      }
    }
    if (withdrawn == null) {
      return Arrays.asList(events);
    }
    Set<UUID> gone = withdrawn;
    return Arrays.stream(events)
        .filter(event -> !(event.payload() instanceof EventWithdrawn))
        .filter(event -> !gone.contains(event.id()))
        .toList();
  }

  /**
   * When the first standing event of a payload type occurred, or null when there is none.
   *
   * @param standing events in time order
   */
  static Instant firstTime(List<Event> standing, Class<? extends Payload> type) {
    for (Event event : standing) {
      if (type.isInstance(event.payload())) {
        return event.occurredAt();
      }
    }
    return null;
  }

  private int indexOf(UUID id) {
    for (int i = 0; i < events.length; i++) {
      if (events[i].id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private Journal inserted(Event event) {
    int at = events.length;
    if (at > 0 && !events[0].entityId().equals(event.entityId())) {
      throw new IllegalArgumentException(
          "a journal of " + events[0].entityId() + " takes no event of " + event.entityId());
    }
    while (at > 0 && Event.IN_TIME_ORDER.compare(event, events[at - 1]) < 0) {
      at--;
    }
    Event[] more = new Event[events.length + 1];
    System.arraycopy(events, 0, more, 0, at);
    more[at] = event;
    System.arraycopy(events, at, more, at + 1, events.length - at);
    return new Journal(more);
  }

  private Journal without(int at) {
    Event[] fewer = new Event[events.length - 1];
    System.arraycopy(events, 0, fewer, 0, at);
    System.arraycopy(events, at + 1, fewer, at, fewer.length - at);
    return new Journal(fewer);
  }
}
