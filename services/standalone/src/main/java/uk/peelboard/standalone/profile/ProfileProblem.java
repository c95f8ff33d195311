package uk.peelboard.standalone.profile;

import java.util.Collection;
import uk.peelboard.standalone.settings.Spelling;

/** Something in a profile that can't stand as it is. */
final class ProfileProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  /**
   * @param what is wrong, and what to do about it
   */
  ProfileProblem(Place place, String what) {
    super(what);
    this.place = place;
  }

  Place place() {
    return place;
  }

  /**
   * @throws ProfileProblem when a code is not among those that there are
   */
  static void requireKnown(String what, String code, Collection<String> known, Place place) {
    if (!known.contains(code)) {
      throw unknown(what, code, known, place);
    }
  }

  static ProfileProblem unknown(String what, String code, Collection<String> known, Place place) {
    return new ProfileProblem(
        place,
        "there is no %s %s in this profile; %s"
            .formatted(
                what,
                code,
                Spelling.nearest(code, known)
                    .map("did you mean %s?"::formatted)
                    .orElse(
                        known.isEmpty()
                            ? "it has none"
                            : "there are " + String.join(", ", known.stream().sorted().toList()))));
  }
}
