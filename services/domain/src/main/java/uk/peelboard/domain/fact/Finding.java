package uk.peelboard.domain.fact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Something about an entity that keeps it out of a measure, or counts it under unknown.
 *
 * @param reason a code such as {@code unknown-area}
 * @param at the time whose day it is counted on
 */
public record Finding(String reason, Instant at) {
  public Finding {
    requireNonNull(reason, "reason");
    requireNonNull(at, "at");
  }
}
