package uk.peelboard.ingest.simulator;

/** A number for each urgency. */
record PerUrgency(double immediate, double priority, double scheduled, double byPhone) {

  double of(Urgency urgency) {
    return switch (urgency) {
      case IMMEDIATE -> immediate;
      case PRIORITY -> priority;
      case SCHEDULED -> scheduled;
      case BY_PHONE -> byPhone;
    };
  }

  /** One of them, where the numbers are shares that sum to 1. */
  Urgency pick(Chance chance) {
    double left = chance.draw();
    for (Urgency urgency : Urgency.values()) {
      left -= of(urgency);
      if (left < 0) {
        return urgency;
      }
    }
    return Urgency.BY_PHONE;
  }
}
