package uk.peelboard.ingest;

import static java.util.Objects.requireNonNull;

import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;

/**
 * An event and where it goes: the payload alone does not tell, because a withdrawal may stand on
 * any topic.
 */
public record AddressedEvent(EntityKind kind, Event event) {
  public AddressedEvent {
    requireNonNull(kind, "kind");
    requireNonNull(event, "event");
  }
}
