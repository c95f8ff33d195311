package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.kpi.Source.Document.DOMAIN;
import static uk.peelboard.domain.kpi.Source.Document.KENT_STANDARDS;
import static uk.peelboard.domain.kpi.Source.Document.PCC_2018;
import static uk.peelboard.domain.kpi.Source.Document.PEEL_2017;
import static uk.peelboard.domain.kpi.Source.Document.POLICE_PROFESSIONAL;
import static uk.peelboard.domain.measure.Dimension.AGE;
import static uk.peelboard.domain.measure.Dimension.AGREED;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.CONTROL_ROOM;
import static uk.peelboard.domain.measure.Dimension.FLAG;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.STATE;
import static uk.peelboard.domain.measure.Dimension.TERMINAL;
import static uk.peelboard.domain.measure.Dimension.UNSEEN;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_CLOSED;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_CLOSED_BY_DOCTRINE;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_ESCALATED;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_OPENED;
import static uk.peelboard.domain.measure.IncidentMeasures.LOGS_HELD;
import static uk.peelboard.domain.measure.IncidentMeasures.OPEN_DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.IncidentMeasures.OPEN_INCIDENTS;
import static uk.peelboard.domain.measure.IncidentMeasures.OPEN_UNASSESSED;
import static uk.peelboard.domain.measure.IncidentMeasures.VULNERABILITIES_FLAGGED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.DaysToClear;
import uk.peelboard.domain.kpi.Formula.Oldest;
import uk.peelboard.domain.kpi.Formula.OverThreshold;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.kpi.Formula.StockByAge;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentState;
import uk.peelboard.domain.measure.Span;
import uk.peelboard.domain.measure.YesNo;

/** The backlog of open incidents, and what is done about it. */
final class BacklogKpis {
  private static final String LOGS_PER_TERMINAL = "logs-per-terminal";

  private static final Stock OPEN = new Stock(OPEN_INCIDENTS, Ages.ANY, Map.of());

  private static final Stock LOGS = new Stock(LOGS_HELD, Ages.ANY, Map.of());

  private static final String PAST_TARGET =
      "Open past its target: open, nobody arrived, no appointment booked, and older since first"
          + " opened than the attendance limit that its grade at the time had when it was opened.";

  private static final String AT_THE_TIME =
      "Told apart as they were at the moment in question: a change of grade moves an incident.";

  static final List<Kpi> ALL =
      List.of(
          kpi("open-incidents")
              .asks("How many incidents are open?")
              .counts("Opened and not closed, told apart as they are at the moment in question.")
              .is(Unit.INCIDENTS, OPEN)
              .by(GRADE, AREA, STATE, VULNERABLE)
              .lowerIsBetter()
              .caveat(
                  "Those that were attended and await closure, and those with an appointment, are"
                      + " among them: tell them apart by state.")
              .source(DOMAIN.at("3.1", "3.2"), PCC_2018.line(52, 87), PEEL_2017.line(166)),
          kpi("open-past-target")
              .asks("How many open incidents wait for longer than their target?")
              .counts(PAST_TARGET)
              .is(Unit.INCIDENTS, pastTarget(OPEN_INCIDENTS, STATE, IncidentState.waiting()))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .caveat("Grades without an attendance limit are never past their target.")
              .caveat(AT_THE_TIME)
              .source(
                  DOMAIN.at("2.4", "3.2"),
                  PCC_2018.line(59),
                  PEEL_2017.line(253),
                  POLICE_PROFESSIONAL.line(60)),
          kpi("open-by-age")
              .asks("How old are the open incidents?")
              .counts(
                  "Open incidents by the time since each was first opened, reopened or not. A band"
                      + " begins with its lower edge and ends before its upper one, but seven days"
                      + " exactly are 3-7d.")
              .is(Unit.INCIDENTS, new StockByAge(OPEN))
              .by(AGE, GRADE, AREA)
              .source(DOMAIN.at("3.2")),
          kpi("oldest-open-incident")
              .asks("How old is the oldest open incident?")
              .counts("Whole seconds since it was first opened, reopened or not.")
              .is(Unit.SECONDS, new Oldest(OPEN))
              .by(GRADE, AREA)
              .lowerIsBetter()
              .source(DOMAIN.at("3.2"), PCC_2018.line(80)),
          kpi("oldest-unresourced-incident")
              .asks("How old is the oldest incident that nobody is assigned to?")
              .counts(
                  "Whole seconds since it was first opened, of those that need deployment and have no"
                      + " resource assigned and no appointment booked.")
              .is(
                  Unit.SECONDS,
                  new Oldest(
                      new Stock(
                          OPEN_INCIDENTS,
                          Ages.ANY,
                          Map.of(STATE, Set.of(IncidentState.UNRESOURCED.code())))))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .caveat(AT_THE_TIME)
              .caveat(
                  "Its age counts from when it was first opened: one that was given a more urgent"
                      + " grade, or reopened, is as old as it is.")
              .source(DOMAIN.at("3.1", "3.3")),
          kpi("open-vulnerable")
              .asks("How many incidents with somebody vulnerable are open?")
              .counts(
                  "Open incidents in which any vulnerability has been flagged, from the flag on.")
              .is(
                  Unit.INCIDENTS,
                  new Stock(OPEN_INCIDENTS, Ages.ANY, Map.of(VULNERABLE, Set.of(YesNo.YES))))
              .by(GRADE, AREA)
              .lowerIsBetter()
              .caveat("As good as the flags: see vulnerability-flag-agreement.")
              .source(DOMAIN.at("3.2", "3.5"), PEEL_2017.line(166, 170)),
          kpi("open-domestic-abuse")
              .asks("How many incidents of domestic abuse are open?")
              .counts(
                  "Open incidents that were opened as domestic abuse or, from that moment on, have"
                      + " been flagged DOMESTIC_ABUSE.")
              .is(Unit.INCIDENTS, new Stock(OPEN_DOMESTIC_ABUSE, Ages.ANY, Map.of()))
              .by(GRADE, AREA)
              .lowerIsBetter()
              .source(DOMAIN.at("3.2", "3.5"), PEEL_2017.line(166, 170)),
          kpi("open-not-reassessed")
              .asks("How many incidents wait past their target with a risk assessed too long ago?")
              .counts(
                  PAST_TARGET
                      + " Of these, those whose risk was never assessed, or whose last assessment is"
                      + " older than the review interval of the grade at the time.")
              .is(Unit.INCIDENTS, pastTarget(OPEN_UNASSESSED))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .caveat(
                  "No source gives this force's review intervals: they are the profile's, after Kent's"
                      + " 3.5 hours.")
              .caveat(AT_THE_TIME)
              .source(
                  DOMAIN.at("3.2", "3.4"),
                  PCC_2018.line(53),
                  PEEL_2017.line(170),
                  KENT_STANDARDS.throughout()),
          kpi("open-not-seen-or-spoken-to")
              .asks("How many incidents wait past their target whose victim nobody has spoken to?")
              .counts(PAST_TARGET + " Of these, those without any contact with the victim.")
              .is(Unit.INCIDENTS, pastTarget(OPEN_INCIDENTS, UNSEEN, Set.of(YesNo.YES)))
              .by(GRADE, AREA, VULNERABLE)
              .lowerIsBetter()
              .caveat(AT_THE_TIME)
              .source(DOMAIN.at("3.2"), PEEL_2017.line(170)),
          kpi(LOGS_PER_TERMINAL)
              .asks("How many open logs does each terminal hold?")
              .counts(
                  "Open incidents by the terminal that they were last assigned to. One that no"
                      + " terminal was assigned to is under none.")
              .is(Unit.INCIDENTS, LOGS)
              .by(TERMINAL, CONTROL_ROOM)
              .lowerIsBetter()
              .caveat("Not by terminal, it is the logs of all of them: a load, and no one's load.")
              .source(DOMAIN.at("3.2", "3.3"), PCC_2018.line(74)),
          kpi("terminals-over-limit")
              .asks("How many terminals hold more logs than one person can manage?")
              .counts(
                  "Terminals with more open logs than the lowest threshold that the profile has for"
                      + " logs-per-terminal (West Midlands: 50).")
              .is(Unit.TERMINALS, new OverThreshold(LOGS, TERMINAL, LOGS_PER_TERMINAL))
              .by(TERMINAL, CONTROL_ROOM)
              .exportedBy(CONTROL_ROOM)
              .lowerIsBetter()
              .source(DOMAIN.at("3.2", "3.3"), PCC_2018.line(74)),
          kpi("incidents-escalated")
              .asks("How many incidents were escalated?")
              .counts("Every escalation, on its own day, by its reason: twice counts twice.")
              .is(Unit.INCIDENTS, Count.of(Term.of(INCIDENTS_ESCALATED)))
              .by(REASON, AREA)
              .source(DOMAIN.at("3.2", "3.4"), PCC_2018.lines(75, 77)),
          kpi("incidents-closed-by-doctrine")
              .asks("What share of the closed incidents was closed under the closure doctrine?")
              .counts(
                  "Closed for one of the reasons that the profile names as the doctrine's, of all"
                      + " closed, on the day of the closing that stands.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(Term.of(INCIDENTS_CLOSED_BY_DOCTRINE)),
                      Count.of(Term.of(INCIDENTS_CLOSED)),
                      100))
              .by(AREA)
              .caveat("As good as the reasons that are entered.")
              .source(DOMAIN.at("3.2", "3.4"), PCC_2018.lines(75, 77)),
          kpi("incident-clearance")
              .asks("Are incidents closed as fast as they come in?")
              .counts(
                  "Closed in the period, whenever opened, for each opened in the period. Below 1, the"
                      + " backlog grows.")
              .is(
                  Unit.RATIO,
                  new Ratio(
                      Count.of(Term.of(INCIDENTS_CLOSED)), Count.of(Term.of(INCIDENTS_OPENED)), 1))
              .by(AREA)
              .higherIsBetter()
              .caveat("A single day says little: below 1 for days on end is what matters.")
              .source(DOMAIN.at("3.2")),
          kpi("backlog-days-to-clear")
              .asks("In how many days is the backlog gone if it goes on like this?")
              .counts(
                  "Open incidents at the end of the period, or now, by how many more were closed than"
                      + " opened each day on average in the seven whole local days before. Nothing where"
                      + " no more were closed than opened.")
              .is(
                  Unit.DAYS,
                  new DaysToClear(
                      OPEN,
                      Count.of(Term.of(INCIDENTS_CLOSED)),
                      Count.of(Term.of(INCIDENTS_OPENED))))
              .by(AREA)
              .lowerIsBetter()
              .caveat("A simple projection: there always are open incidents.")
              .source(DOMAIN.at("3.2")),
          kpi("vulnerability-flag-agreement")
              .asks("How often do people flag the vulnerability that was flagged automatically?")
              .counts(
                  "Flagged by a call taker or an officer too, before or after, of all that were"
                      + " flagged automatically; each flag once an incident, on the day it was first"
                      + " flagged automatically.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(Term.of(VULNERABILITIES_FLAGGED).only(AGREED, YesNo.YES)),
                      Count.of(Term.of(VULNERABILITIES_FLAGGED)),
                      100))
              .by(FLAG)
              .higherIsBetter()
              .caveat("What people flag and the automatic check does not is not in it.")
              .source(DOMAIN.at("3.2", "3.5"), PEEL_2017.line(162)));

  private BacklogKpis() {}

  private static Stock pastTarget(Span<?> span) {
    return new Stock(span, Ages.overAttendanceLimit(), Map.of());
  }

  private static Stock pastTarget(Span<?> span, Dimension dimension, Set<String> codes) {
    return new Stock(span, Ages.overAttendanceLimit(), Map.of(dimension, codes));
  }
}
