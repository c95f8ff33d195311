package uk.peelboard.ingest.simulator;

/** An incident as the control room knows it. */
final class Incident {
  final String id;
  final int area;
  final String areaWritten;

  /** In simulated milliseconds: when the call came that it is about, or when it was opened. */
  final long receivedAt;

  final boolean domesticAbuse;
  final boolean vulnerable;

  Urgency urgency;
  boolean resourced;
  boolean arrived;
  boolean closed;

  Incident(
      String id,
      int area,
      String areaWritten,
      long receivedAt,
      Urgency urgency,
      boolean domesticAbuse,
      boolean vulnerable) {
    this.id = id;
    this.area = area;
    this.areaWritten = areaWritten;
    this.receivedAt = receivedAt;
    this.urgency = urgency;
    this.domesticAbuse = domesticAbuse;
    this.vulnerable = vulnerable;
  }

  boolean nobodyHasCome() {
    return !arrived && !closed;
  }
}
