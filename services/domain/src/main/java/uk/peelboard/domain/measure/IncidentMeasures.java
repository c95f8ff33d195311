package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.AGREED;
import static uk.peelboard.domain.measure.Dimension.APPOINTMENT;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.CONTROL_ROOM;
import static uk.peelboard.domain.measure.Dimension.DAYS_AHEAD;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.FLAG;
import static uk.peelboard.domain.measure.Dimension.FROM_GRADE;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.KEPT;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.STATE;
import static uk.peelboard.domain.measure.Dimension.TERMINAL;
import static uk.peelboard.domain.measure.Dimension.UNSEEN;
import static uk.peelboard.domain.measure.Dimension.UPGRADED;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;
import static uk.peelboard.domain.measure.MeasureOf.measure;
import static uk.peelboard.domain.measure.MeasureOf.measureOfEach;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.peelboard.domain.fact.Incident;
import uk.peelboard.domain.fact.Incident.Appointment;
import uk.peelboard.domain.fact.Incident.Escalation;
import uk.peelboard.domain.fact.Incident.Flag;
import uk.peelboard.domain.fact.Incident.Regrading;
import uk.peelboard.domain.fact.Phase;

/** What is added up about incidents. */
public final class IncidentMeasures {

  /** An arrival later than this is taken for an error (DOMAIN 2.4). */
  private static final Duration LONGEST_ATTENDANCE = Duration.ofDays(30);

  public static final Measure<Incident> INCIDENTS_OPENED =
      measure("incidents-opened", Incident.class)
          .by(GRADE, Incident::grade)
          .by(AREA, Incident::area)
          .by(VULNERABLE, incident -> YesNo.of(incident.vulnerable()))
          .by(DOMESTIC_ABUSE, incident -> YesNo.of(incident.domesticAbuse()))
          .at(Incident::openedAt);

  /** The closing that stands, on its own day. */
  public static final Measure<Incident> INCIDENTS_CLOSED =
      measure("incidents-closed", Incident.class)
          .by(GRADE, Incident::grade)
          .by(AREA, Incident::area)
          .by(VULNERABLE, incident -> YesNo.of(incident.vulnerable()))
          .at(Incident::closedAt);

  /** Those of them that required attendance, and to which no police had come. */
  public static final Measure<Incident> INCIDENTS_NOT_ATTENDED =
      measure("incidents-not-attended", Incident.class)
          .by(GRADE, Incident::grade)
          .by(AREA, Incident::area)
          .by(REASON, incident -> incident.closing().reason())
          .by(APPOINTMENT, incident -> YesNo.of(incident.closing().byAppointment()))
          .when(incident -> incident.closing() != null && incident.closing().withoutAttendance())
          .at(Incident::closedAt);

  /** Those of them whose reason is one of the closure doctrine's. */
  public static final Measure<Incident> INCIDENTS_CLOSED_BY_DOCTRINE =
      measure("incidents-closed-by-doctrine", Incident.class)
          .by(AREA, Incident::area)
          .when(incident -> incident.closing() != null && incident.closing().byDoctrine())
          .at(Incident::closedAt);

  /**
   * Call received, else opened, to the first police arrival; on the day of the arrival. Where an
   * appointment stood, its slot is what counts, and no clock.
   */
  public static final Measure<Incident> ATTENDANCE =
      measure("attendance", Incident.class)
          .by(GRADE, Incident::grade)
          .by(AREA, Incident::area)
          .by(VULNERABLE, incident -> YesNo.of(incident.vulnerable()))
          .by(UPGRADED, incident -> YesNo.of(incident.attendance().upgradedAt() != null))
          .when(incident -> incident.attendance().isOnTheClock())
          .duration(
              Incident::clockStartAt,
              Incident::firstArrivalAt,
              Incident::firstArrivalAt,
              LONGEST_ATTENDANCE);

  /** For the upgraded alone: from the last upgrade. */
  public static final Measure<Incident> ATTENDANCE_SINCE_UPGRADE =
      measure("attendance-since-upgrade", Incident.class)
          .by(GRADE, Incident::grade)
          .when(incident -> incident.attendance().isOnTheClock())
          .duration(
              incident -> incident.attendance().upgradedAt(),
              Incident::firstArrivalAt,
              Incident::firstArrivalAt,
              LONGEST_ATTENDANCE);

  /** The first part of attendance: until the first resource was assigned. */
  public static final Measure<Incident> DISPATCH_DELAY =
      measure("dispatch-delay", Incident.class)
          .by(GRADE, Incident::grade)
          .by(AREA, Incident::area)
          .when(incident -> incident.attendance().isOnTheClock())
          .duration(
              Incident::clockStartAt,
              incident -> incident.attendance().assignedAt(),
              Incident::firstArrivalAt,
              LONGEST_ATTENDANCE);

  /** The second part: from the first assignment to the first police arrival. */
  public static final Measure<Incident> TRAVEL_TIME =
      measure("travel-time", Incident.class)
          .by(GRADE, Incident::grade)
          .by(AREA, Incident::area)
          .when(incident -> incident.attendance().isOnTheClock())
          .duration(
              incident -> incident.attendance().assignedAt(),
              Incident::firstArrivalAt,
              Incident::firstArrivalAt,
              LONGEST_ATTENDANCE);

  public static final Measure<Incident> INCIDENTS_UPGRADED =
      regraded("incidents-upgraded", Incident::upgrading);

  public static final Measure<Incident> INCIDENTS_DOWNGRADED =
      regraded("incidents-downgraded", Incident::downgrading);

  /** Every booking, on its own day. */
  public static final Measure<Incident> APPOINTMENTS_BOOKED =
      measureOfEach("appointments-booked", Incident.class, Incident::appointments)
          .by(AREA, Appointment::area)
          .by(DAYS_AHEAD, appointment -> DaysAhead.code(appointment.daysAhead()))
          .at(Appointment::bookedAt);

  /** Every slot that still stood when it began, from its end on. */
  public static final Measure<Incident> APPOINTMENTS_DUE =
      measureOfEach("appointments-due", Incident.class, Incident::appointments)
          .by(AREA, Appointment::area)
          .by(KEPT, appointment -> YesNo.of(appointment.kept()))
          .when(Appointment::cameDue)
          .due(Appointment::slotEnd);

  public static final Measure<Incident> INCIDENTS_ESCALATED =
      measureOfEach("incidents-escalated", Incident.class, Incident::escalations)
          .by(REASON, escalation -> escalation.reason().name())
          .by(AREA, Escalation::area)
          .at(Escalation::at);

  /** Every vulnerability that was flagged automatically. */
  public static final Measure<Incident> VULNERABILITIES_FLAGGED =
      measureOfEach("vulnerabilities-flagged", Incident.class, Incident::automaticFlags)
          .by(FLAG, Flag::flag)
          .by(AGREED, flag -> YesNo.of(flag.agreed()))
          .at(Flag::at);

  /** Open incidents, told apart as they were at the time; aged from when first opened. */
  public static final Span<Incident> OPEN_INCIDENTS =
      measureOfEach("open-incidents", Incident.class, Incident::open)
          .by(GRADE, phase -> phase.as().grade())
          .by(AREA, phase -> phase.as().area())
          .by(STATE, phase -> phase.as().state().code())
          .by(VULNERABLE, phase -> YesNo.of(phase.as().vulnerable()))
          .by(UNSEEN, phase -> YesNo.of(phase.as().unseen()))
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  public static final Span<Incident> OPEN_DOMESTIC_ABUSE =
      measureOfEach("open-domestic-abuse", Incident.class, Incident::openDomesticAbuse)
          .by(GRADE, phase -> phase.as().grade())
          .by(AREA, phase -> phase.as().area())
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  /** Open incidents by the terminal that holds their log. */
  public static final Span<Incident> LOGS_HELD =
      measureOfEach("logs-held", Incident.class, Incident::held)
          .by(TERMINAL, phase -> phase.as().terminal())
          .by(CONTROL_ROOM, phase -> phase.as().controlRoom())
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  /**
   * Open incidents that wait for attendance, from when on their last risk assessment is older than
   * the review interval; from the beginning where there was none.
   */
  public static final Span<Incident> OPEN_UNASSESSED =
      measureOfEach("open-unassessed", Incident.class, Incident::unassessed)
          .by(GRADE, phase -> phase.as().grade())
          .by(AREA, phase -> phase.as().area())
          .by(VULNERABLE, phase -> YesNo.of(phase.as().vulnerable()))
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  static final List<Measure<Incident>> ALL =
      Stream.of(
              List.of(
                  INCIDENTS_OPENED,
                  INCIDENTS_CLOSED,
                  INCIDENTS_NOT_ATTENDED,
                  INCIDENTS_CLOSED_BY_DOCTRINE,
                  ATTENDANCE,
                  ATTENDANCE_SINCE_UPGRADE,
                  DISPATCH_DELAY,
                  TRAVEL_TIME,
                  INCIDENTS_UPGRADED,
                  INCIDENTS_DOWNGRADED,
                  APPOINTMENTS_BOOKED,
                  APPOINTMENTS_DUE,
                  INCIDENTS_ESCALATED,
                  VULNERABILITIES_FLAGGED),
              OPEN_INCIDENTS.measures(),
              OPEN_DOMESTIC_ABUSE.measures(),
              LOGS_HELD.measures(),
              OPEN_UNASSESSED.measures())
          .flatMap(List::stream)
          .toList();

  private IncidentMeasures() {}

  /** Once for each incident, by its final grade and the one that it had before. */
  private static Measure<Incident> regraded(String id, Function<Incident, Regrading> regrading) {
    return measure(id, Incident.class)
        .by(GRADE, Incident::grade)
        .by(AREA, Incident::area)
        .by(FROM_GRADE, incident -> regrading.apply(incident).fromGrade())
        .when(incident -> regrading.apply(incident) != null)
        .at(incident -> regrading.apply(incident).at());
  }
}
