package uk.peelboard.domain.spc;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What was measured in one period of a series.
 *
 * @param from the first day of the period
 * @param value null where there is nothing to say: missing is not zero
 */
public record Observation(LocalDate from, Double value) {
  public Observation {
    requireNonNull(from, "from");
  }
}
