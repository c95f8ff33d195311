package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

/**
 * How many people lived somewhere.
 *
 * @param area an area, or null for the whole force
 * @param year the reference year, as of its middle
 * @param release which publication says so; of several for a year, the last one listed holds
 */
public record Population(String area, int year, String release, long people) {
  public Population {
    requireNonNull(release, "release");
    if (people <= 0) {
      throw new IllegalArgumentException("a population is more than nobody: " + people);
    }
  }
}
