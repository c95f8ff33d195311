package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.measure.CrimeMeasures.CRIMES_RECORDED;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_ASSIGNED;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_REVERSED;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_TRACKED;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.OFFENCE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME;
import static uk.peelboard.domain.measure.Dimension.OUTCOME_GROUP;

import java.util.List;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.measure.OutcomeType;

/** Recorded crime and its outcomes, on two bases that are never mixed. */
final class CrimeKpis {
  private static final String CHARGED_GROUP = OutcomeType.groupOf(OutcomeType.CHARGED);

  private static final Count RECORDED = Count.of(Term.of(CRIMES_RECORDED));

  private static final String TRACKED =
      "The outcome that stands of each crime recorded in the period, of all crimes recorded in the"
          + " period; restated for as long as outcomes change. Not yet assigned is no outcome.";

  private static final String CLOSED =
      "Outcomes assigned in the period, whenever the crime was recorded, less those of any time that"
          + " were replaced, rescinded or cancelled in it, of all crimes recorded in the period. Can"
          + " pass 100 and be negative.";

  static final List<Kpi> ALL =
      List.of(
          kpi("crimes-recorded")
              .asks("How many crimes were recorded?")
              .counts("Each once, on the day it was recorded; cancelled records are left out.")
              .is(Unit.CRIMES, RECORDED)
              .by(OFFENCE, AREA, DOMESTIC_ABUSE)
              .exportedBy(AREA, DOMESTIC_ABUSE)
              .source("DOMAIN 4.7"),
          kpi("outcomes-tracked")
              .asks("What has become of the crimes recorded in the period?")
              .counts(TRACKED)
              .is(Unit.PERCENT, percent(Count.of(Term.of(OUTCOMES_TRACKED))))
              .by(OUTCOME, OUTCOME_GROUP, OFFENCE, AREA)
              .exportedBy(OUTCOME_GROUP, AREA)
              .source("DOMAIN 4.4"),
          kpi("outcomes-closed")
              .asks("What outcomes were assigned in the period?")
              .counts(CLOSED)
              .is(Unit.PERCENT, percent(assigned()))
              .by(OUTCOME, OUTCOME_GROUP, OFFENCE, AREA)
              .exportedBy(OUTCOME_GROUP, AREA)
              .source("DOMAIN 4.4, 4.6"),
          kpi("charge-rate-tracked")
              .asks("What share of the crimes recorded in the period has led to a charge?")
              .counts("Outcome type 1, sub-type 1A included. " + TRACKED)
              .is(Unit.PERCENT, percent(Count.of(charged(Term.of(OUTCOMES_TRACKED)))))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .higherIsBetter()
              .source("DOMAIN 4.3, 4.4"),
          kpi("charge-rate-closed")
              .asks("How many charges were brought in the period, for every 100 crimes recorded?")
              .counts("Outcome type 1, sub-type 1A included. " + CLOSED)
              .is(
                  Unit.PERCENT,
                  percent(
                      Count.of(charged(Term.of(OUTCOMES_ASSIGNED)))
                          .less(charged(Term.of(OUTCOMES_REVERSED)))))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .higherIsBetter()
              .source("DOMAIN 4.3, 4.4"));

  private CrimeKpis() {}

  private static Ratio percent(Count numerator) {
    return new Ratio(numerator, RECORDED, 100);
  }

  private static Count assigned() {
    return Count.of(Term.of(OUTCOMES_ASSIGNED)).less(Term.of(OUTCOMES_REVERSED));
  }

  private static Term charged(Term outcomes) {
    return outcomes.only(OUTCOME, OutcomeType.CHARGED, CHARGED_GROUP);
  }
}
