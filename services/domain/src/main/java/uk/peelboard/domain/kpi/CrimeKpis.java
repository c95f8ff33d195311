package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.kpi.Source.Document.DOMAIN;
import static uk.peelboard.domain.kpi.Source.Document.HOME_OFFICE_OUTCOMES;
import static uk.peelboard.domain.kpi.Source.Document.PCC_2021;
import static uk.peelboard.domain.kpi.Source.Document.PEEL_2017;
import static uk.peelboard.domain.kpi.Source.Document.POLICE_PROFESSIONAL;
import static uk.peelboard.domain.measure.CrimeMeasures.CRIMES_CANCELLED;
import static uk.peelboard.domain.measure.CrimeMeasures.CRIMES_RECORDED;
import static uk.peelboard.domain.measure.CrimeMeasures.CRIMES_WITHOUT_OUTCOME;
import static uk.peelboard.domain.measure.CrimeMeasures.DAYS_TO_OUTCOME;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_ASSIGNED;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_REVERSED;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_TRACKED;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.GROUND;
import static uk.peelboard.domain.measure.Dimension.OFFENCE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME;
import static uk.peelboard.domain.measure.Dimension.OUTCOME_GROUP;

import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.PerPopulation;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.measure.OutcomeType;

/** Recorded crime and its outcomes, on two bases that are never mixed. */
final class CrimeKpis {
  static final Count RECORDED = Count.of(Term.of(CRIMES_RECORDED));

  private static final String TRACKED =
      "The outcome that stands of each crime recorded in the period, of all crimes recorded in the"
          + " period; restated for as long as outcomes change. Not yet assigned (type 0) is no"
          + " outcome.";

  static final String CLOSED =
      "Outcomes assigned in the period, whenever the crime was recorded, less those of any time that"
          + " were replaced, rescinded or cancelled in it, of all crimes recorded in the period. Can"
          + " pass 100 and be negative.";

  private static final String POSITIVE =
      "Outcomes that the force profile's variant counts as positive; a group counts where all of its"
          + " types do. The variant's name is part of every answer. ";

  private static final String RECENT =
      "Recent periods are too low: they rise as cases are closed (DOMAIN 4.4).";

  private static final String NOT_DOMESTIC_ABUSE =
      "Not to be compared with outcomes of domestic abuse, which are on the other basis ("
          + PEEL_2017.line(426, 430)
          + ").";

  private static final String VARIANTS =
      "Forces count different outcomes as positive: compare figures of one variant only (DOMAIN"
          + " 4.3).";

  static final List<Kpi> ALL =
      List.of(
          kpi("crimes-recorded")
              .asks("How many crimes were recorded?")
              .counts("Each once, on the day it was recorded; cancelled records are left out.")
              .is(Unit.CRIMES, RECORDED)
              .by(OFFENCE, AREA, DOMESTIC_ABUSE)
              .exportedBy(AREA, DOMESTIC_ABUSE)
              .caveat("A rise may be better recording, not more crime.")
              .source(DOMAIN.at("4.7"), PEEL_2017.at("62 to 66", "420")),
          kpi("crimes-cancelled")
              .asks("How many crime records were cancelled?")
              .counts(
                  "Each record that was cancelled or transferred (once called no-crime), on the day of"
                      + " its cancellation, by the ground given.")
              .is(Unit.CRIMES, Count.of(Term.of(CRIMES_CANCELLED)))
              .by(GROUND)
              .caveat(
                  "Grounds are counted as the crime system names them: no source fixes their codes"
                      + " (DOMAIN 4.7).")
              .source(DOMAIN.at("4.7"), PCC_2021.line(32)),
          kpi("crimes-per-1000-population")
              .asks("How many crimes are recorded in a year per 1,000 population?")
              .counts(
                  "Crimes recorded in the period, net of cancelled, by the population of the period's"
                      + " last year that is known, times 1,000; other periods than a year are"
                      + " annualised.")
              .is(Unit.PER_1000, new PerPopulation(RECORDED, 1000))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .caveat("Rates rest on mid-year population estimates, which are revised.")
              .source(DOMAIN.at("4.7", "5.6"), PEEL_2017.at("62 to 66", "370")),
          kpi("outcomes-tracked")
              .asks("What has become of the crimes recorded in the period?")
              .counts(TRACKED)
              .is(Unit.PERCENT, percent(Count.of(Term.of(OUTCOMES_TRACKED))))
              .by(OUTCOME, OUTCOME_GROUP, OFFENCE, AREA)
              .exportedBy(OUTCOME_GROUP, AREA)
              .caveat(RECENT)
              .caveat(NOT_DOMESTIC_ABUSE)
              .source(DOMAIN.at("4.1", "4.2", "4.4"), PEEL_2017.at("72 to 83", "426")),
          kpi("outcomes-closed")
              .asks("What outcomes were assigned in the period?")
              .counts(CLOSED)
              .is(Unit.PERCENT, percent(assigned()))
              .by(OUTCOME, OUTCOME_GROUP, OFFENCE, AREA)
              .exportedBy(OUTCOME_GROUP, AREA)
              .source(DOMAIN.at("4.1", "4.2", "4.4", "4.6"), PEEL_2017.line(430)),
          kpi("outcomes-share")
              .asks("What share has each outcome of all outcomes assigned in the period?")
              .counts(
                  "Outcomes assigned in the period, whenever the crime was recorded, less those of any"
                      + " time that were replaced, rescinded or cancelled in it; of all outcomes so"
                      + " counted, of the same offence where one is asked for. Not yet assigned (type"
                      + " 0) is in neither; the shares add up to 100.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      assigned(),
                      Count.of(Term.of(OUTCOMES_ASSIGNED).across(OUTCOME, OUTCOME_GROUP))
                          .less(Term.of(OUTCOMES_REVERSED).across(OUTCOME, OUTCOME_GROUP)),
                      100))
              .by(OUTCOME, OUTCOME_GROUP, OFFENCE)
              .exportedBy(OUTCOME_GROUP)
              .caveat(
                  "The shares that inspectors published (12, 9 and 61 here, 10, 13 and 48 nationally,"
                      + " 12 months to June 2017) are tracked and add up to 82: the rest was other"
                      + " outcomes and crimes without one.")
              .caveat(
                  "Victim does not support is type 16 alone in those figures; the group of that name"
                      + " has type 14 too.")
              .source(DOMAIN.at("4.2", "4.4", "7.7"), PEEL_2017.lines(72, 83)),
          kpi("charge-rate-tracked")
              .asks("What share of the crimes recorded in the period has led to a charge?")
              .counts("Outcome type 1, sub-type 1A included. " + TRACKED)
              .is(Unit.PERCENT, percent(Count.of(charged(Term.of(OUTCOMES_TRACKED)))))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .higherIsBetter()
              .caveat(RECENT)
              .caveat(NOT_DOMESTIC_ABUSE)
              .source(DOMAIN.at("4.3", "4.4"), PEEL_2017.line(79, 426)),
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
              .source(DOMAIN.at("4.3", "4.4"), PEEL_2017.line(227, 430)),
          kpi("positive-outcomes-tracked")
              .asks("What share of the crimes recorded in the period has a positive outcome?")
              .counts(POSITIVE + TRACKED)
              .is(
                  Unit.PERCENT,
                  percent(Count.of(Term.of(OUTCOMES_TRACKED, Values.POSITIVE_OUTCOMES))))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .higherIsBetter()
              .caveat(VARIANTS)
              .caveat(RECENT)
              .source(DOMAIN.at("4.3", "4.4"), PEEL_2017.line(426)),
          kpi("positive-outcomes-closed")
              .asks("How many positive outcomes were there, for every 100 crimes recorded?")
              .counts(POSITIVE + CLOSED)
              .is(
                  Unit.PERCENT,
                  percent(
                      Count.of(Term.of(OUTCOMES_ASSIGNED, Values.POSITIVE_OUTCOMES))
                          .less(Term.of(OUTCOMES_REVERSED, Values.POSITIVE_OUTCOMES))))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .higherIsBetter()
              .caveat(VARIANTS)
              .caveat(
                  "What is behind the force's own rate of 12 percent (July 2024) is not public.")
              .source(DOMAIN.at("4.3", "4.4", "7.7"), POLICE_PROFESSIONAL.line(50)),
          kpi("outcomes-10-15-16-closed")
              .asks("How many outcomes 10, 15 and 16 were there, for every 100 crimes recorded?")
              .counts(
                  "Not in the public interest (10), evidential difficulties though the victim supports"
                      + " action (15) or because the victim does not (16). "
                      + CLOSED)
              .is(
                  Unit.PERCENT,
                  percent(
                      Count.of(notPositive(Term.of(OUTCOMES_ASSIGNED)))
                          .less(notPositive(Term.of(OUTCOMES_REVERSED)))))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .lowerIsBetter()
              .source(DOMAIN.at("4.1", "4.4"), PCC_2021.line(54)),
          kpi("days-to-outcome-median")
              .asks("How many days did the middle outcome take?")
              .counts(
                  "Local days from the day the crime was recorded to the day the outcome was assigned, 0"
                      + " for the same day; the 50th percentile by nearest rank of all outcomes"
                      + " assigned in the period, also those that were replaced since. An outcome"
                      + " dated before its crime is left out and is a finding.")
              .is(Unit.DAYS, new Percentile(Term.of(DAYS_TO_OUTCOME), 50))
              .by(OFFENCE, OUTCOME_GROUP)
              .exportedBy(OUTCOME_GROUP)
              .lowerIsBetter()
              .caveat("14 days in England and Wales in 2022/23.")
              .source(DOMAIN.at("4.4"), HOME_OFFICE_OUTCOMES.throughout()),
          kpi("crimes-without-outcome")
              .asks("How many recorded crimes have no outcome yet?")
              .counts(
                  "Recorded, not cancelled, and without an outcome that stands; from the moment of the"
                      + " record until the outcome, and again from when it is rescinded or set back"
                      + " to not yet assigned (type 0).")
              .is(Unit.CRIMES, new Stock(CRIMES_WITHOUT_OUTCOME, Ages.ANY, Map.of()))
              .by(OFFENCE, AREA)
              .exportedBy(AREA)
              .lowerIsBetter()
              .caveat("8.0 percent of the offences of 2022/23 were not yet assigned an outcome.")
              .source(DOMAIN.at("4.4", "4.6"), HOME_OFFICE_OUTCOMES.throughout()));

  private CrimeKpis() {}

  private static Ratio percent(Count numerator) {
    return new Ratio(numerator, RECORDED, 100);
  }

  private static Count assigned() {
    return Count.of(Term.of(OUTCOMES_ASSIGNED)).less(Term.of(OUTCOMES_REVERSED));
  }

  static Term charged(Term outcomes) {
    return only(outcomes, OutcomeType.CHARGED);
  }

  private static Term notPositive(Term outcomes) {
    return only(outcomes, "10", "15", "16");
  }

  /** Of those types, and of the groups that have no others. */
  static Term only(Term outcomes, String... types) {
    return outcomes.only(OUTCOME, OutcomeType.countedAs(Set.of(types)).toArray(String[]::new));
  }
}
