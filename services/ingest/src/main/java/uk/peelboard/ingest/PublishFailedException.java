package uk.peelboard.ingest;

/** Kafka did not take an event; it may be sent again under the same id. */
public final class PublishFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublishFailedException(String topic, Throwable cause) {
    super("Kafka did not acknowledge an event for topic " + topic + ": " + said(cause), cause);
  }

  private static String said(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
