package uk.peelboard.schemas;

import uk.peelboard.domain.event.RejectionReason;

/** Bytes that are no event. Has no stack trace: a flood of such bytes has to stay cheap. */
public final class UnreadableEventException extends Exception {
  private static final long serialVersionUID = 1;

  private final RejectionReason reason;

  UnreadableEventException(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static UnreadableEventException undecodable(String detail) {
    return new UnreadableEventException(RejectionReason.UNDECODABLE, detail);
  }

  public Rejection rejection() {
    return new Rejection(reason, getMessage());
  }
}
