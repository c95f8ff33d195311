package uk.peelboard.domain.event;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Takes one event out of the journal of the same entity, whichever of the two arrives first. A
 * withdrawal cannot itself be withdrawn: send the event again under a new id instead.
 */
public record EventWithdrawn(UUID withdrawnEventId, String reason) implements Payload {
  public EventWithdrawn {
    requireNonNull(withdrawnEventId, "withdrawnEventId");
    requireNonNull(reason, "reason");
  }
}
