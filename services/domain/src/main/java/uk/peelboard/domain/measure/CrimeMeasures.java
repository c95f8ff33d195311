package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.GROUND;
import static uk.peelboard.domain.measure.Dimension.OFFENCE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME;
import static uk.peelboard.domain.measure.MeasureOf.measure;
import static uk.peelboard.domain.measure.MeasureOf.measureOfEach;

import java.util.List;
import uk.peelboard.domain.fact.Crime;
import uk.peelboard.domain.fact.Crime.Assignment;
import uk.peelboard.domain.fact.Phase;

/** What is added up about crimes and their outcomes, on two bases that are never mixed. */
public final class CrimeMeasures {

  /** Net of cancelled. */
  public static final Measure<Crime> CRIMES_RECORDED =
      measure("crimes-recorded", Crime.class)
          .by(OFFENCE, Crime::offence)
          .by(AREA, Crime::area)
          .by(DOMESTIC_ABUSE, crime -> YesNo.of(crime.domesticAbuse()))
          .at(Crime::countedAt);

  /** Those of them that were cancelled, on the day of the cancellation. */
  public static final Measure<Crime> CRIMES_CANCELLED =
      measure("crimes-cancelled", Crime.class)
          .by(GROUND, Crime::cancellationGround)
          .when(crime -> crime.recordedAt() != null)
          .at(Crime::cancelledAt);

  /** Tracked basis: the outcome that stands, on the day the crime was recorded. */
  public static final Measure<Crime> OUTCOMES_TRACKED =
      measure("outcomes-tracked", Crime.class)
          .by(OUTCOME, Crime::outcome)
          .by(OFFENCE, Crime::offence)
          .by(AREA, Crime::area)
          .when(crime -> crime.outcome() != null)
          .at(Crime::countedAt);

  /** Closed basis: every assignment, on its own day. */
  public static final Measure<Crime> OUTCOMES_ASSIGNED =
      measureOfEach("outcomes-assigned", Crime.class, Crime::assignments)
          .by(OUTCOME, Assignment::outcome)
          .by(OFFENCE, Assignment::offence)
          .by(AREA, Assignment::area)
          .by(DOMESTIC_ABUSE, assignment -> YesNo.of(assignment.domesticAbuse()))
          .at(Assignment::from);

  /** Closed basis: every outcome that no longer stands, on the day it ceased to. */
  public static final Measure<Crime> OUTCOMES_REVERSED =
      measureOfEach("outcomes-reversed", Crime.class, Crime::assignments)
          .by(OUTCOME, Assignment::outcome)
          .by(OFFENCE, Assignment::offence)
          .by(AREA, Assignment::area)
          .by(DOMESTIC_ABUSE, assignment -> YesNo.of(assignment.domesticAbuse()))
          .at(Assignment::until);

  /** Every assignment: the local days from the record to it; on its own day. */
  public static final Measure<Crime> DAYS_TO_OUTCOME =
      measureOfEach("days-to-outcome", Crime.class, Crime::assignments)
          .by(OUTCOME, Assignment::outcome)
          .by(OFFENCE, Assignment::offence)
          .when(Assignment::followsItsCrime)
          .days(Assignment::recordedAt, Assignment::from);

  /** Crimes that have no outcome, told apart as they were at the time. */
  public static final Span<Crime> CRIMES_WITHOUT_OUTCOME =
      measureOfEach("crimes-without-outcome", Crime.class, Crime::withoutOutcome)
          .by(OFFENCE, phase -> phase.as().offence())
          .by(AREA, phase -> phase.as().area())
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  static final List<Measure<Crime>> ALL =
      List.of(
          CRIMES_RECORDED,
          CRIMES_CANCELLED,
          OUTCOMES_TRACKED,
          OUTCOMES_ASSIGNED,
          OUTCOMES_REVERSED,
          DAYS_TO_OUTCOME,
          CRIMES_WITHOUT_OUTCOME.starts(),
          CRIMES_WITHOUT_OUTCOME.ends(),
          CRIMES_WITHOUT_OUTCOME.open());

  private CrimeMeasures() {}
}
