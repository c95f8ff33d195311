package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** Collects findings about one entity. */
final class Findings {
  private final ForceProfile profile;
  private final Instant at;
  private List<Finding> found = List.of();

  /**
   * @param at the time whose day they are counted on
   */
  Findings(ForceProfile profile, Instant at) {
    this.profile = profile;
    this.at = at;
  }

  Findings when(boolean wrong, String reason) {
    if (wrong) {
      if (found.isEmpty()) {
        found = new ArrayList<>(2);
      }
      found.add(new Finding(reason, at));
    }
    return this;
  }

  /** A code that is none of the dimension's, such as an area that the profile does not list. */
  Findings whenUnknown(Dimension dimension, String code) {
    return dimension.isUnknown(code, profile) ? when(true, "unknown-" + dimension.id()) : this;
  }

  List<Finding> all() {
    return found;
  }
}
