package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.kpi.Source.Document.DOMAIN;
import static uk.peelboard.domain.kpi.Source.Document.FOI_GRADES;
import static uk.peelboard.domain.kpi.Source.Document.FOI_NOT_ATTENDED;
import static uk.peelboard.domain.kpi.Source.Document.FOI_RESPONSE_TIMES;
import static uk.peelboard.domain.kpi.Source.Document.FOI_SOURCE_SYSTEM;
import static uk.peelboard.domain.kpi.Source.Document.PCC_2018;
import static uk.peelboard.domain.kpi.Source.Document.POLICE_PROFESSIONAL;
import static uk.peelboard.domain.measure.Dimension.APPOINTMENT;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.DAYS_AHEAD;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.FROM_GRADE;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.KEPT;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.UPGRADED;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;
import static uk.peelboard.domain.measure.IncidentMeasures.APPOINTMENTS_BOOKED;
import static uk.peelboard.domain.measure.IncidentMeasures.APPOINTMENTS_DUE;
import static uk.peelboard.domain.measure.IncidentMeasures.ATTENDANCE;
import static uk.peelboard.domain.measure.IncidentMeasures.ATTENDANCE_SINCE_UPGRADE;
import static uk.peelboard.domain.measure.IncidentMeasures.DISPATCH_DELAY;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_CLOSED;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_DOWNGRADED;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_NOT_ATTENDED;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_OPENED;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_UPGRADED;
import static uk.peelboard.domain.measure.IncidentMeasures.TRAVEL_TIME;

import java.util.List;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.Mean;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.measure.DaysAhead;
import uk.peelboard.domain.measure.YesNo;

/** Attendance: how fast the police come, and to what they do not. */
final class AttendanceKpis {
  private static final Term ATTENDED_IN_TIME = Term.of(ATTENDANCE, Values.attendedInTime());

  private static final Term ATTENDED_AGAINST_A_LIMIT =
      Term.of(ATTENDANCE, Values.attendedAgainstLimit());

  private static final Term NOT_ATTENDED_AGAINST_A_LIMIT =
      Term.of(INCIDENTS_NOT_ATTENDED, Values.attendedAgainstLimit()).only(APPOINTMENT, YesNo.NO);

  private static final String ATTENDANCE_CLOCK =
      "From the call's receipt, else the incident's opening, to the first arrival of a police"
          + " resource; by final grade (the one at the arrival), on the day of the arrival. Left out:"
          + " incidents never attended, and those attended by appointment, whose slot is what counts.";

  private static final String ARRIVALS =
      "Officers tell the contact centre when they arrive, so arrivals are sometimes missing or late"
          + " ("
          + FOI_GRADES.throughout()
          + "). One before the start, or more than 30 days after it, is a data-quality"
          + " finding and left out.";

  private static final String STATISTIC =
      "Median, mean and p90 of attendance differ widely; the force reports medians because few long"
          + " waits move a mean ("
          + FOI_RESPONSE_TIMES.throughout()
          + "), and its published claims say \"on average\" ("
          + POLICE_PROFESSIONAL.line(60)
          + ")."
          + " Say which one it is.";

  private static final String NO_APPOINTMENTS =
      "Incidents attended by appointment are not in it: appointments-kept is about them. Without a"
          + " grade, it is of all others that were attended, urgent or not.";

  private static final String SERIES_BREAK =
      "The force's source of attendance times reaches back to March 2020 only ("
          + FOI_SOURCE_SYSTEM.throughout()
          + ").";

  private static final String REGRADED =
      "Each incident once, on the day of its first %s before the first arrival, by its final grade;"
          + " from-grade is the grade that it had before. Which grade is more urgent is the order of"
          + " the profile's grades; a grade that it does not list is neither.";

  static final List<Kpi> ALL =
      List.of(
          kpi("incidents-opened")
              .asks("How many incidents were opened?")
              .counts("Each once, on the day it was first opened, by its final grade.")
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_OPENED)))
              .by(GRADE, AREA, VULNERABLE, DOMESTIC_ABUSE)
              .exportedBy(GRADE, AREA, VULNERABLE)
              .source(DOMAIN.at("3.2")),
          kpi("incidents-closed")
              .asks("How many incidents were closed?")
              .counts(
                  "Each once, on the day of the closing that stands: a closing that was followed by a"
                      + " reopening does not count.")
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_CLOSED)))
              .by(GRADE, AREA, VULNERABLE)
              .caveat("A reopening takes the closing out of its day, so past days can fall.")
              .source(DOMAIN.at("3.2")),
          kpi("attended-within-target")
              .asks("What share of the attended incidents was attended in time?")
              .counts(
                  "Attended within the grade's limit (P1: 15 minutes, P2: 60, both included) of all"
                      + " attended of grades that have a limit. "
                      + ATTENDANCE_CLOCK)
              .is(Unit.PERCENT, percent(Count.of(ATTENDED_IN_TIME), ATTENDED_AGAINST_A_LIMIT))
              .by(GRADE, AREA)
              .higherIsBetter()
              .caveat(ARRIVALS)
              .caveat(
                  "Incidents that nobody attended are in neither number:"
                      + " attended-within-target-of-all has them.")
              .caveat(SERIES_BREAK)
              .source(
                  DOMAIN.at("2.3", "2.4", "2.5"),
                  POLICE_PROFESSIONAL.line(60),
                  FOI_GRADES.throughout(),
                  FOI_RESPONSE_TIMES.throughout()),
          kpi("attended-within-target-of-all")
              .asks("What share of the incidents that needed attendance was attended in time?")
              .counts(
                  "As attended-within-target, of those attended and, on the day they were closed,"
                      + " those that required attendance and were closed without. What is still open"
                      + " counts only once somebody has come or it is closed.")
              .is(
                  Unit.PERCENT,
                  percent(
                      Count.of(ATTENDED_IN_TIME),
                      ATTENDED_AGAINST_A_LIMIT,
                      NOT_ATTENDED_AGAINST_A_LIMIT))
              .by(GRADE, AREA)
              .higherIsBetter()
              .caveat(ARRIVALS)
              .caveat(
                  "Duplicates and cancelled incidents that were closed unattended count as misses:"
                      + " see incidents-not-attended by reason.")
              .source(DOMAIN.at("2.5"), POLICE_PROFESSIONAL.line(60)),
          kpi("attendance-mean")
              .asks("How long did attendance take, on average?")
              .counts("The exact mean. " + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Mean(Term.of(ATTENDANCE)))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .caveat(NO_APPOINTMENTS)
              .caveat(STATISTIC)
              .caveat(ARRIVALS)
              .caveat(SERIES_BREAK)
              .source(
                  DOMAIN.at("2.4", "2.5"),
                  POLICE_PROFESSIONAL.line(60),
                  FOI_RESPONSE_TIMES.throughout()),
          kpi("attendance-median")
              .asks("How long did the middle attendance take?")
              .counts("The 50th percentile by nearest rank, in whole seconds. " + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Percentile(Term.of(ATTENDANCE), 50))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .caveat(NO_APPOINTMENTS)
              .caveat(STATISTIC)
              .caveat(ARRIVALS)
              .caveat(SERIES_BREAK)
              .source(DOMAIN.at("2.4", "2.5"), FOI_RESPONSE_TIMES.throughout()),
          kpi("attendance-p90")
              .asks("Within how long were nine in ten attended?")
              .counts("The 90th percentile by nearest rank, in whole seconds. " + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Percentile(Term.of(ATTENDANCE), 90))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .caveat(NO_APPOINTMENTS)
              .caveat(STATISTIC)
              .caveat(ARRIVALS)
              .caveat(SERIES_BREAK)
              .source(DOMAIN.at("2.4", "2.5"), FOI_RESPONSE_TIMES.throughout()),
          kpi("dispatch-delay-median")
              .asks("How long did the middle attended incident wait for a resource?")
              .counts(
                  "The first part of attendance: from its start to the first assignment of a resource."
                      + " The 50th percentile by nearest rank, in whole seconds. "
                      + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Percentile(Term.of(DISPATCH_DELAY), 50))
              .by(GRADE, AREA)
              .lowerIsBetter()
              .caveat(
                  "Medians do not add up: this and travel-time-median are not"
                      + " attendance-median.")
              .caveat("Officers who came without having been assigned have no such part.")
              .source(DOMAIN.at("2.4", "2.5"), FOI_RESPONSE_TIMES.throughout()),
          kpi("travel-time-median")
              .asks("How long was the middle way to an incident?")
              .counts(
                  "The second part of attendance: from the first assignment of a resource to the first"
                      + " arrival of a police resource, not necessarily the same one. The 50th"
                      + " percentile by nearest rank, in whole seconds. "
                      + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Percentile(Term.of(TRAVEL_TIME), 50))
              .by(GRADE, AREA)
              .lowerIsBetter()
              .caveat("Medians do not add up: see dispatch-delay-median.")
              .caveat(ARRIVALS)
              .source(DOMAIN.at("2.4", "2.5"), FOI_RESPONSE_TIMES.throughout()),
          kpi("attendance-since-upgrade-median")
              .asks("How long did the middle attendance take since it became so urgent?")
              .counts(
                  "As attendance-median, but with the clock started again at the last upgrade before"
                      + " the first arrival, where there was one.")
              .is(
                  Unit.SECONDS,
                  new Percentile(
                      List.of(
                          Term.of(ATTENDANCE).only(UPGRADED, YesNo.NO),
                          Term.of(ATTENDANCE_SINCE_UPGRADE)),
                      50))
              .by(GRADE)
              .lowerIsBetter()
              .caveat(
                  "Another basis than attendance-median, which starts at the call whatever the first"
                      + " grade was: never mix the two.")
              .source(DOMAIN.at("2.4")),
          kpi("incidents-not-attended")
              .asks("How many incidents that needed the police were closed without them?")
              .counts(
                  "Required attendance, and closed without the arrival of a police resource, on the"
                      + " day of the closing that stands, by its reason and the final grade.")
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_NOT_ATTENDED)))
              .by(GRADE, AREA, REASON)
              .exportedBy(GRADE, AREA)
              .lowerIsBetter()
              .caveat("An arrival that nobody entered makes an attended incident one of these.")
              .caveat("Duplicates and cancellations are among them; reasons are the feed's own.")
              .source(DOMAIN.at("2.4"), FOI_NOT_ATTENDED.throughout()),
          kpi("incidents-downgraded")
              .asks("How many incidents were made less urgent before anybody came?")
              .counts(REGRADED.formatted("downgrade"))
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_DOWNGRADED)))
              .by(GRADE, AREA, FROM_GRADE)
              .exportedBy(GRADE, AREA)
              .caveat(
                  "Attendance counts under the final grade, so a downgraded incident is held against"
                      + " the longer limit: this makes that visible.")
              .source(DOMAIN.at("2.4")),
          kpi("incidents-upgraded")
              .asks("How many incidents were made more urgent before anybody came?")
              .counts(REGRADED.formatted("upgrade"))
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_UPGRADED)))
              .by(GRADE, AREA, FROM_GRADE)
              .exportedBy(GRADE, AREA)
              .source(DOMAIN.at("2.4")),
          kpi("appointments-booked")
              .asks("How many appointments were booked?")
              .counts(
                  "Every booking of a slot, on the day it was booked; booked anew, it is another.")
              .is(Unit.APPOINTMENTS, Count.of(Term.of(APPOINTMENTS_BOOKED)))
              .by(AREA)
              .higherIsBetter()
              .caveat("The target is the capacity that the force said it had, for one day.")
              .source(DOMAIN.at("2.3"), PCC_2018.line(79)),
          kpi("appointments-kept")
              .asks("What share of the appointments was kept?")
              .counts(
                  "A police resource arrived within the slot, its ends included, of all slots that"
                      + " have ended, on the day they ended. Left out: slots that were booked anew,"
                      + " overtaken by an upgrade, or whose incident was closed, before they began.")
              .is(
                  Unit.PERCENT,
                  percent(
                      Count.of(Term.of(APPOINTMENTS_DUE).only(KEPT, YesNo.YES)),
                      Term.of(APPOINTMENTS_DUE)))
              .by(AREA)
              .higherIsBetter()
              .caveat("Arriving before the slot is not keeping it.")
              .source(DOMAIN.at("2.4"), PCC_2018.line(79)),
          kpi("appointments-within-3-days")
              .asks("What share of the appointments was booked for within three days?")
              .counts(
                  "Slots that begin on the day of the booking or one of the three local days after it,"
                      + " of all bookings, on the day of the booking.")
              .is(
                  Unit.PERCENT,
                  percent(
                      Count.of(
                          Term.of(APPOINTMENTS_BOOKED)
                              .only(
                                  DAYS_AHEAD, DaysAhead.WITHIN_THREE_DAYS.toArray(String[]::new))),
                      Term.of(APPOINTMENTS_BOOKED)))
              .by(AREA)
              .higherIsBetter()
              .source(DOMAIN.at("2.3", "2.4"), PCC_2018.line(79)));

  private AttendanceKpis() {}

  private static Ratio percent(Count numerator, Term... denominator) {
    return new Ratio(numerator, Count.of(denominator), 100);
  }
}
