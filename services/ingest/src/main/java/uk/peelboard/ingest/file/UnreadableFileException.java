package uk.peelboard.ingest.file;

/** A file that cannot be read on, as opposed to a row of it; the message is for people. */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableFileException(String message) {
    super(message);
  }

  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
