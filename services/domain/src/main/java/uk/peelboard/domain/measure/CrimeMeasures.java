package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.OFFENCE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME;
import static uk.peelboard.domain.measure.MeasureOf.measure;
import static uk.peelboard.domain.measure.MeasureOf.measureOfEach;

import java.util.List;
import uk.peelboard.domain.fact.Crime;
import uk.peelboard.domain.fact.Crime.Assignment;

/** What is added up about crimes and their outcomes, on two bases that are never mixed. */
public final class CrimeMeasures {

  /** Net of cancelled. */
  public static final Measure<Crime> CRIMES_RECORDED =
      measure("crimes-recorded", Crime.class)
          .by(OFFENCE, Crime::offence)
          .by(AREA, Crime::area)
          .by(DOMESTIC_ABUSE, crime -> YesNo.of(crime.domesticAbuse()))
          .at(Crime::countedAt);

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
          .at(Assignment::from);

  /** Closed basis: every outcome that no longer stands, on the day it ceased to. */
  public static final Measure<Crime> OUTCOMES_REVERSED =
      measureOfEach("outcomes-reversed", Crime.class, Crime::assignments)
          .by(OUTCOME, Assignment::outcome)
          .by(OFFENCE, Assignment::offence)
          .by(AREA, Assignment::area)
          .at(Assignment::until);

  static final List<Measure<Crime>> ALL =
      List.of(CRIMES_RECORDED, OUTCOMES_TRACKED, OUTCOMES_ASSIGNED, OUTCOMES_REVERSED);

  private CrimeMeasures() {}
}
