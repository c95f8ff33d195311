package uk.peelboard.ingest.simulator;

import java.time.Instant;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;

/**
 * An event on its way out of the force's systems.
 *
 * @param at when it is sent, never before it was recorded; the same event may be sent twice
 */
public record Delivery(Instant at, EntityKind kind, Event event) {}
