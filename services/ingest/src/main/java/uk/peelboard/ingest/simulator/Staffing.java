package uk.peelboard.ingest.simulator;

/**
 * Who there is to answer.
 *
 * @param handlers call handlers on duty, per one whom the expected work keeps busy
 * @param officers response officers, likewise
 * @param deskPeople people at the resolution desk, likewise
 * @param resolvedByPhone of what the desk could resolve, the part that it is given
 * @param appointmentsPerDay how many appointments the diary holds
 * @param appointmentOfficers officers on duty who keep them
 * @param terminals by control room, how many hold its logs, a dispatcher at each
 * @param doctrine whether dispatchers escalate and close as the doctrine says
 * @param specialists investigators of domestic abuse and sexual offences
 * @param investigators those of all other crimes
 * @param maracPlacesPerWeek cases that the agencies' conferences have time for
 * @param visitsPerTeamAndWeekday visits to sex offenders that a team manages
 */
record Staffing(
    double handlers,
    double officers,
    double deskPeople,
    double resolvedByPhone,
    int appointmentsPerDay,
    int appointmentOfficers,
    Shares terminals,
    boolean doctrine,
    int specialists,
    int investigators,
    double maracPlacesPerWeek,
    double visitsPerTeamAndWeekday) {}
