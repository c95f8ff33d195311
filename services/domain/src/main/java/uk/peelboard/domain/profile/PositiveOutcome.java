package uk.peelboard.domain.profile;

import java.util.Set;

/**
 * Which outcomes count as positive: the variants in use (DOMAIN 4.3). Figures of different variants
 * are not to be compared, so a figure always says which it is of.
 */
public enum PositiveOutcome {
  /** Surrey's: charge, caution, community resolution, taken into consideration. */
  SOLVED_SURREY("1", "2", "3", "4", "8"),
  /** The national average's: charged or summonsed, out of court, taken into consideration. */
  ACTION_TAKEN_NATIONAL("1", "2", "3", "4", "6", "7", "8"),
  /** Charged or summonsed, out of court, diversionary activity. */
  HELD_TO_ACCOUNT("1", "2", "3", "6", "7", "8", "22"),
  /** As it was before 2013; from general knowledge. */
  SANCTION_DETECTION("1", "2", "3", "4", "6", "7");

  private final Set<String> types;

  PositiveOutcome(String... types) {
    this.types = Set.of(types);
  }

  /** The Home Office's outcome types that it takes. */
  public Set<String> types() {
    return types;
  }
}
