package uk.peelboard.views;

/**
 * What opens views.
 *
 * @param force opens everything; null where nothing is guarded
 * @param commissioner opens the updates and nothing else; null for nobody
 */
public record ViewTokens(String force, String commissioner) {

  /** Nothing is guarded. */
  public static final ViewTokens NONE = new ViewTokens(null, null);

  /**
   * @throws IllegalArgumentException when the commissioner's office could see more than it should
   */
  public ViewTokens {
    if (commissioner != null && force == null) {
      throw new IllegalArgumentException(
          "where the commissioner's office has a token, the force needs one of its own:"
              + " without it everything else is open");
    }
    if (commissioner != null && commissioner.equals(force)) {
      throw new IllegalArgumentException(
          "the commissioner's token is the force's too: it would open everything");
    }
  }
}
