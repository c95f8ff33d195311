package uk.peelboard.views.update;

/** That what was published as an update is none. */
final class UnreadableUpdateException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableUpdateException(String message, Throwable cause) {
    super(message, cause);
  }
}
