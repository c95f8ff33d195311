package uk.peelboard.ingest.simulator;

/**
 * What is asked of a force, and what there is to be found out.
 *
 * @param emergencyCallsPerDay 999 calls, on an average day of the year
 * @param nonEmergencyCallsPerDay 101 calls
 * @param seasonOfEmergencies by what part more calls come in mid-July, and fewer in mid-January
 * @param otherIncidentsPerDay incidents that no call made
 * @param domesticAbuseIncidents the part of all incidents that is domestic abuse
 * @param domesticAbuseCrimes the part of those, once seen to, that is a crime
 * @param missingIncidents the part of all incidents in which somebody is missing
 * @param crimesPerIncident how many other incidents are crimes, beside the usual ones
 * @param onlineCrimesPerDay crimes reported without an incident
 * @param otherCrimesPerDay all crimes but domestic abuse, for the time before incidents are
 *     simulated
 * @param outcomes what crimes come to when they are looked into at once, by outcome type
 * @param dashOfCrimes the part of domestic abuse crimes for which a DASH form is filled in
 * @param dashOfOthers the same of domestic abuse incidents that are no crime
 * @param highRiskOfForms the part of forms that says high risk, and so a referral to MARAC
 * @param daysPerProtectionNotice how long one domestic violence protection notice keeps busy those
 *     who prepare them
 * @param offenders registered sex offenders
 * @param crimeGroups organised crime groups that are active
 */
record Asked(
    double emergencyCallsPerDay,
    double nonEmergencyCallsPerDay,
    double seasonOfEmergencies,
    double seasonOfOthers,
    double otherIncidentsPerDay,
    double domesticAbuseIncidents,
    double domesticAbuseCrimes,
    double missingIncidents,
    double crimesPerIncident,
    double onlineCrimesPerDay,
    double otherCrimesPerDay,
    Shares outcomes,
    Shares outcomesOfDomesticAbuse,
    double dashOfCrimes,
    double dashOfOthers,
    double arrestsPerCrime,
    double highRiskOfForms,
    double maracRepeats,
    double daysPerProtectionNotice,
    double protectionOrdersGranted,
    double protectionOrdersBreached,
    int offenders,
    int crimeGroups) {

  /** How many incidents an average day brings. */
  double incidentsPerDay() {
    return emergencyCallsPerDay * Grading.EMERGENCY_INCIDENTS
        + nonEmergencyCallsPerDay * Grading.NON_EMERGENCY_INCIDENTS
        + otherIncidentsPerDay;
  }
}
