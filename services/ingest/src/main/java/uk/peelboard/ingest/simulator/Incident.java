package uk.peelboard.ingest.simulator;

/** An incident as the control room knows it. */
final class Incident {
  final String id;
  final int area;
  final String areaWritten;

  /** In simulated milliseconds: when the call came that it is about, or when it was opened. */
  final long receivedAt;

  final Kind kind;

  /** Why somebody in it is vulnerable, as the flags have it, or null. */
  final String flag;

  /** In kilometres from two sides of its area. */
  final double east;

  final double north;

  Urgency urgency;
  Dispatchers.Terminal terminal;
  boolean escalated;
  boolean booked;
  boolean resourced;
  boolean arrived;
  boolean closed;

  /** What it is about, as far as that makes a difference here. */
  enum Kind {
    DOMESTIC_ABUSE,
    MISSING_PERSON,
    OTHER
  }

  Incident(
      String id,
      int area,
      Areas areas,
      long receivedAt,
      Urgency urgency,
      Kind kind,
      String flag,
      Chance chance) {
    this.id = id;
    this.area = area;
    areaWritten = areas.written(area, chance);
    this.receivedAt = receivedAt;
    this.urgency = urgency;
    this.kind = kind;
    this.flag = flag;
    east = inTown(chance) * areas.side(area);
    north = inTown(chance) * areas.side(area);
  }

  /** More happens in the middle than at the edges. */
  private static double inTown(Chance chance) {
    return (chance.draw() + chance.draw()) / 2;
  }

  boolean domesticAbuse() {
    return kind == Kind.DOMESTIC_ABUSE;
  }

  boolean vulnerable() {
    return flag != null;
  }

  boolean nobodyHasCome() {
    return !arrived && !closed;
  }
}
