package uk.peelboard.standalone.profile;

/**
 * A profile that can't stand.
 *
 * @param problem the line and all that is said
 */
record BadProfile(String yaml, String problem) {
  private static final String LEAST =
      """
      id: here
      name: Here Police
      zone: Europe/London
      """;

  /** One that could if it were not for what is added, from line 4 on. */
  static BadProfile with(String added, String problem) {
    return new BadProfile(LEAST + added + "\n", problem);
  }

  @Override
  public String toString() {
    return problem;
  }
}
