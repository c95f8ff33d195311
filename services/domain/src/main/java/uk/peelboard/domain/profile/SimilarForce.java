package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A force in the same group of most similar forces.
 *
 * @param from the first day of its membership
 * @param to the last day of it, or null while it lasts
 */
public record SimilarForce(String name, LocalDate from, LocalDate to, String source) {
  public SimilarForce {
    requireNonNull(name, "name");
    requireNonNull(from, "from");
    requireNonNull(source, "source");
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("ends on %s, before it begins on %s".formatted(to, from));
    }
  }
}
