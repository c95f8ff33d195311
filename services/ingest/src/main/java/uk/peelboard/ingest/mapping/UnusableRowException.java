package uk.peelboard.ingest.mapping;

/** A row that cannot become events. */
final class UnusableRowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason a short code to count by
   */
  UnusableRowException(String reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
