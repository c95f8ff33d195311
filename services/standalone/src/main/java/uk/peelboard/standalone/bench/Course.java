package uk.peelboard.standalone.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;

/** All that happens to one entity, in time order. */
final class Course {
  private final EntityKind kind;
  private final String id;
  private final List<Event> events = new ArrayList<>(8);

  Course(EntityKind kind, String id) {
    this.kind = kind;
    this.id = id;
  }

  EntityKind kind() {
    return kind;
  }

  String id() {
    return id;
  }

  List<Event> events() {
    return events;
  }

  /**
   * @param at in epoch milliseconds
   */
  Course then(UUID eventId, long at, Payload payload) {
    Instant when = Instant.ofEpochMilli(at);
    events.add(new Event(eventId, id, when, when, kind.name().toLowerCase(Locale.ROOT), payload));
    return this;
  }
}
