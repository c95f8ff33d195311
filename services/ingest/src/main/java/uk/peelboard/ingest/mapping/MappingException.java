package uk.peelboard.ingest.mapping;

/** A mapping file that cannot be used; the message says where and why. */
public final class MappingException extends Exception {
  private static final long serialVersionUID = 1L;

  public MappingException(String message) {
    super(message);
  }

  MappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
