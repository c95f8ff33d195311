package uk.peelboard.schemas;

/** Bytes of {@code kpi-tallies} that this version cannot read. */
public final class UnreadableTallyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableTallyException(String message) {
    super(message);
  }

  UnreadableTallyException(String message, Throwable cause) {
    super(message, cause);
  }
}
