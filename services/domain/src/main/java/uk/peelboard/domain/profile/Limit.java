package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;

/**
 * How long something may take, and the first local day on which that holds.
 *
 * @param within whole seconds, more than none
 */
public record Limit(Duration within, LocalDate from) {
  public Limit {
    requireNonNull(within, "within");
    requireNonNull(from, "from");
    if (within.isNegative() || within.isZero() || within.toMillis() % 1000 != 0) {
      throw new IllegalArgumentException("a limit is of whole seconds, at least one: " + within);
    }
  }
}
