package uk.peelboard.standalone.profile;

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
}
