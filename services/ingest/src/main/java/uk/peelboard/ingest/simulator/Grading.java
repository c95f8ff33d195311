package uk.peelboard.ingest.simulator;

/**
 * How many calls of each line become incidents, how urgent THRIVE finds them, how many are crimes.
 */
final class Grading {
  static final double EMERGENCY_INCIDENTS = 0.45;
  static final double NON_EMERGENCY_INCIDENTS = 0.22;

  private static final PerUrgency OF_EMERGENCIES = new PerUrgency(0.40, 0.37, 0.09, 0.14);
  private static final PerUrgency OF_NON_EMERGENCIES = new PerUrgency(0.04, 0.26, 0.34, 0.36);
  private static final PerUrgency OF_OTHERS = new PerUrgency(0.05, 0.25, 0.40, 0.30);
  private static final PerUrgency CRIMES = new PerUrgency(0.35, 0.40, 0.60, 0.45);

  private Grading() {}

  /** What a call comes to, or null when it makes no incident. */
  static Urgency ofCall(boolean emergency, Chance chance) {
    if (!chance.of(emergency ? EMERGENCY_INCIDENTS : NON_EMERGENCY_INCIDENTS)) {
      return null;
    }
    return (emergency ? OF_EMERGENCIES : OF_NON_EMERGENCIES).pick(chance);
  }

  static Urgency withoutCall(Chance chance) {
    return OF_OTHERS.pick(chance);
  }

  /** How often an hour's calls become incidents of an urgency. */
  static double incidents(Urgency urgency, double emergencies, double nonEmergencies) {
    return emergencies * EMERGENCY_INCIDENTS * OF_EMERGENCIES.of(urgency)
        + nonEmergencies * NON_EMERGENCY_INCIDENTS * OF_NON_EMERGENCIES.of(urgency);
  }

  /** The part of incidents of an urgency that is a crime, where it is as usual. */
  static double crimes(Urgency urgency) {
    return CRIMES.of(urgency);
  }
}
