package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.STATE;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;
import static uk.peelboard.domain.measure.IncidentMeasures.ATTENDANCE;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_CLOSED;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_OPENED;
import static uk.peelboard.domain.measure.IncidentMeasures.OPEN_INCIDENTS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.Mean;
import uk.peelboard.domain.kpi.Formula.Oldest;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.measure.IncidentState;

/** Attendance and backlog. */
final class IncidentKpis {
  private static final Stock OPEN = new Stock(OPEN_INCIDENTS, Ages.ANY, Map.of());

  private static final Stock PAST_TARGET =
      new Stock(
          OPEN_INCIDENTS,
          Ages.overAttendanceLimit(),
          Map.of(STATE, Set.of(IncidentState.UNRESOURCED.code(), IncidentState.ASSIGNED.code())));

  private static final String ATTENDANCE_CLOCK =
      "From the call's receipt, else the incident's opening, to the first arrival of a police"
          + " resource; by final grade, on the day of the arrival. Never attended: left out.";

  static final List<Kpi> ALL =
      List.of(
          kpi("incidents-opened")
              .asks("How many incidents were opened?")
              .counts("Each once, on the day it was first opened, by its final grade.")
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_OPENED)))
              .by(GRADE, AREA, VULNERABLE)
              .source("DOMAIN 3.2"),
          kpi("incidents-closed")
              .asks("How many incidents were closed?")
              .counts(
                  "Each once, on the day of the closing that stands: a closing that was followed by a"
                      + " reopening does not count.")
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_CLOSED)))
              .by(GRADE, AREA, VULNERABLE)
              .source("DOMAIN 3.2"),
          kpi("attended-within-target")
              .asks("What share of the attended incidents was attended in time?")
              .counts(
                  "Attended within the grade's limit (P1: 15 minutes, P2: 60, both included) of all"
                      + " attended of grades that have a limit. "
                      + ATTENDANCE_CLOCK)
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(Term.of(ATTENDANCE, Values.attendedInTime())),
                      Count.of(Term.of(ATTENDANCE, Values.attendedAgainstLimit())),
                      100))
              .by(GRADE, AREA)
              .higherIsBetter()
              .source("DOMAIN 2.5"),
          kpi("attendance-mean")
              .asks("How long did attendance take, on average?")
              .counts("The exact mean. " + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Mean(Term.of(ATTENDANCE)))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .source("DOMAIN 2.5"),
          kpi("attendance-median")
              .asks("How long did the middle attendance take?")
              .counts("The 50th percentile by nearest rank, in whole seconds. " + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Percentile(Term.of(ATTENDANCE), 50))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .source("DOMAIN 2.5"),
          kpi("attendance-p90")
              .asks("Within how long were nine in ten attended?")
              .counts("The 90th percentile by nearest rank, in whole seconds. " + ATTENDANCE_CLOCK)
              .is(Unit.SECONDS, new Percentile(Term.of(ATTENDANCE), 90))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .source("DOMAIN 2.5"),
          kpi("open-incidents")
              .asks("How many incidents are open?")
              .counts("Opened and not closed, told apart as they are at the moment in question.")
              .is(Unit.INCIDENTS, OPEN)
              .by(GRADE, AREA, STATE, VULNERABLE)
              .lowerIsBetter()
              .source("DOMAIN 3.1"),
          kpi("open-past-target")
              .asks("How many open incidents wait for longer than their target?")
              .counts(
                  "Open, nobody arrived, no appointment booked, and older since first opened than the"
                      + " attendance limit that its grade at the time had when it was opened.")
              .is(Unit.INCIDENTS, PAST_TARGET)
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .source("DOMAIN 3.2"),
          kpi("oldest-open-incident")
              .asks("How old is the oldest open incident?")
              .counts("Whole seconds since it was first opened, reopened or not.")
              .is(Unit.SECONDS, new Oldest(OPEN))
              .by(GRADE, AREA)
              .lowerIsBetter()
              .source("DOMAIN 3.2"));

  private IncidentKpis() {}
}
