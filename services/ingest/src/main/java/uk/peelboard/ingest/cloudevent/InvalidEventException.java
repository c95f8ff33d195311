package uk.peelboard.ingest.cloudevent;

/** A CloudEvent that cannot become an event; where and why, for whoever sent it. */
public final class InvalidEventException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of mistake it is: a short code to count by. */
  public enum Kind {
    NOT_AN_EVENT("not-an-event"),
    MISSING("missing"),
    WRONG_TYPE("wrong-type"),
    UNKNOWN_TYPE("unknown-type"),
    UNKNOWN_FIELD("unknown-field"),
    BAD_TIME("bad-time"),
    BAD_VALUE("bad-value");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  private final String code;
  private final String pointer;

  InvalidEventException(Kind kind, String pointer, String message) {
    this(kind.code(), pointer, message);
  }

  InvalidEventException(String code, String pointer, String message) {
    super(message);
    this.code = code;
    this.pointer = pointer;
  }

  /** What kind of mistake it is: one of a small fixed set, to count by. */
  public String code() {
    return code;
  }

  /** The place as a JSON pointer (RFC 6901) from the event; empty for the event as a whole. */
  public String pointer() {
    return pointer;
  }
}
