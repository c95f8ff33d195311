package uk.peelboard.ingest.simulator;

/**
 * How much is asked of the force and how many it has to answer. The figures that reports are about
 * are not in here: they follow from these.
 *
 * @param emergencyCallsPerDay 999 calls, on an average day
 * @param nonEmergencyCallsPerDay 101 calls
 * @param otherIncidentsPerDay incidents that no call made: alarms, forms, officers' own
 * @param onlineCrimesPerDay crimes reported without an incident
 * @param crimesPerDay all crimes, for the time before incidents are simulated
 * @param handlerMargin call handlers on duty beyond the expected work, in square roots of it
 * @param officerMargin response officers on duty beyond the expected work, in square roots of it
 * @param deskMargin people at the resolution desk beyond the expected work, in square roots of it
 * @param appointmentsPerDay how many appointments the diary holds
 */
public record Scenario(
    double emergencyCallsPerDay,
    double nonEmergencyCallsPerDay,
    double otherIncidentsPerDay,
    double onlineCrimesPerDay,
    double crimesPerDay,
    double handlerMargin,
    double officerMargin,
    double deskMargin,
    int appointmentsPerDay) {

  /**
   * West Midlands in July 2024: 70,000 emergency calls a month, answered in five seconds on
   * average, 101 in 72 seconds; on the scene in 11 minutes, and in 39 where less urgent (Police
   * Professional, 23 July 2024). A hundred thousand 101 calls a month is June 2017's number (WMP
   * freedom of information answer 8781/17), over 200 appointments a day that of February 2018. The
   * numbers of staff are published nowhere: the margins are those that give the published times.
   */
  public static final Scenario WEST_MIDLANDS_2024 =
      new Scenario(2300, 3285, 120, 220, 1000, -0.04, -0.3, 0.25, 210);
}
