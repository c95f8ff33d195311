package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * How many people do something.
 *
 * @param team the code of a team, or null for the force
 * @param from the first local day on which it is so, until a later one for the same
 * @param people at least one
 * @param source where the number is from
 */
public record Headcount(Role role, String team, LocalDate from, int people, String source) {
  public Headcount {
    requireNonNull(role, "role");
    requireNonNull(from, "from");
    requireNonNull(source, "source");
    if (people <= 0) {
      throw new IllegalArgumentException("a headcount is of somebody, not of " + people);
    }
  }
}
