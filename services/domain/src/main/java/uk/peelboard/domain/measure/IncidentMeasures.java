package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.STATE;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;
import static uk.peelboard.domain.measure.MeasureOf.measure;
import static uk.peelboard.domain.measure.MeasureOf.measureOfEach;

import java.time.Duration;
import java.util.List;
import uk.peelboard.domain.fact.Incident;
import uk.peelboard.domain.fact.Incident.Phase;

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

  /** Call received, else opened, to the first police arrival; on the day of the arrival. */
  public static final Measure<Incident> ATTENDANCE =
      measure("attendance", Incident.class)
          .by(GRADE, Incident::grade)
          .by(AREA, Incident::area)
          .by(VULNERABLE, incident -> YesNo.of(incident.vulnerable()))
          .duration(
              Incident::clockStartAt,
              Incident::firstArrivalAt,
              Incident::firstArrivalAt,
              LONGEST_ATTENDANCE);

  /** Open incidents, told apart as they were at the time; aged from when first opened. */
  public static final Span<Incident> OPEN_INCIDENTS =
      measureOfEach("open-incidents", Incident.class, Incident::phases)
          .by(GRADE, Phase::grade)
          .by(AREA, Phase::area)
          .by(STATE, phase -> phase.state().code())
          .by(VULNERABLE, phase -> YesNo.of(phase.vulnerable()))
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  static final List<Measure<Incident>> ALL =
      List.of(
          INCIDENTS_OPENED,
          INCIDENTS_CLOSED,
          ATTENDANCE,
          OPEN_INCIDENTS.starts(),
          OPEN_INCIDENTS.ends(),
          OPEN_INCIDENTS.open());

  private IncidentMeasures() {}
}
