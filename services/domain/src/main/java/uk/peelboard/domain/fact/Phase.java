package uk.peelboard.domain.fact;

import java.time.Instant;

/**
 * A time in which something stayed the same in all that it is told apart by.
 *
 * @param from can lie ahead, where only the clock is still missing
 * @param until null while it lasts
 * @param openedAt when the entity was first opened: what its age counts from
 * @param as what it was
 */
public record Phase<T>(Instant from, Instant until, Instant openedAt, T as) {}
