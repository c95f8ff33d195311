package uk.peelboard.standalone;

/**
 * Something that whoever started the command can put right. The message is one line that says what
 * is wrong and what to do; it is shown without a stack trace.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
