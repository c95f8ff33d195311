package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.kpi.Source.Document.DOMAIN;
import static uk.peelboard.domain.kpi.Source.Document.PCC_2021;
import static uk.peelboard.domain.kpi.Source.Document.PEEL_2017;
import static uk.peelboard.domain.measure.CaseMeasures.CASES_OPENED;
import static uk.peelboard.domain.measure.CaseMeasures.ORDERS_GRANTED;
import static uk.peelboard.domain.measure.CrimeMeasures.CRIMES_RECORDED;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_ASSIGNED;
import static uk.peelboard.domain.measure.CrimeMeasures.OUTCOMES_REVERSED;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.BREACHED;
import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.IncidentMeasures.INCIDENTS_OPENED;

import java.util.List;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.PerPopulation;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.domain.measure.YesNo;

/** Domestic abuse: its share, and what is done about it. Outcomes are on the closed basis only. */
final class DomesticAbuseKpis {

  /** What everything is for every 100 of. */
  static final Count CRIMES = Count.of(abuse(Term.of(CRIMES_RECORDED)));

  static final String NOT_LINKED =
      "Both are counted in the same period and not linked: one crime can have several, and those of"
          + " one period can belong to crimes of another ("
          + PEEL_2017.line(511)
          + ").";

  private static final String DVPO = "DVPO";

  private static final Count GRANTED = Count.of(CaseKpis.of(ORDERS_GRANTED, DVPO));

  private static final String NOT_GENERAL =
      "Not to be compared with outcomes of crime in general, which inspectors count on the tracked"
          + " basis ("
          + PEEL_2017.line(426, 430)
          + ").";

  private static final String FLAG =
      "Rests on the domestic abuse flag, which forces apply differently ("
          + PEEL_2017.line(448)
          + ").";

  static final List<Kpi> ALL =
      List.of(
          kpi("domestic-abuse-crime-share")
              .asks("What share of recorded crime is domestic abuse?")
              .counts(
                  "Crimes flagged as domestic abuse of all crimes, by the day recorded, net of"
                      + " cancelled.")
              .is(Unit.PERCENT, new Ratio(CRIMES, CrimeKpis.RECORDED, 100))
              .by(AREA)
              .caveat(FLAG)
              .caveat(
                  "Inspectors leave fraud out; it is left out here where the crime system does not"
                      + " send it. 10 here and 11 nationally in the 12 months to June 2017.")
              .source(DOMAIN.at("5.1"), PEEL_2017.at("92 to 97", "448")),
          kpi("domestic-abuse-incidents-per-1000")
              .asks("How many domestic abuse incidents are there in a year per 1,000 population?")
              .counts(
                  "Incidents opened as, or later flagged as, domestic abuse, crime or not, by the day"
                      + " opened; by the population of the period's last year that is known, times"
                      + " 1,000; other periods than a year are annualised.")
              .is(
                  Unit.PER_1000,
                  new PerPopulation(Count.of(abuse(Term.of(INCIDENTS_OPENED))), 1000))
              .by(AREA)
              .caveat(FLAG)
              .caveat(
                  "19 here and 15 nationally in the 12 months to June 2017; 29.8 and 20.4 in 2020/21.")
              .source(DOMAIN.at("5.1", "5.6"), PCC_2021.line(24), PEEL_2017.lines(90, 95)),
          kpi("dash-per-domestic-abuse-crime")
              .asks("How many DASH risk assessments are completed for every domestic abuse crime?")
              .counts(
                  "Forms completed, on the day completed, by crimes flagged as domestic abuse, on the"
                      + " day recorded, net of cancelled. A form that the victim declined does not"
                      + " count.")
              .is(Unit.RATIO, new Ratio(Count.of(CaseKpis.done("DASH")), CRIMES, 1))
              .by(AREA)
              .higherIsBetter()
              .caveat(NOT_LINKED)
              .caveat("Forms are completed at incidents that are no crime, too.")
              .caveat(
                  "1.3 here and 2.1 nationally in the 12 months to June 2017; officers' discretion"
                      + " ended in October 2017.")
              .source(DOMAIN.at("5.1"), PEEL_2017.line(182)),
          kpi("domestic-abuse-arrests-per-100")
              .asks("How many arrests were there for every 100 domestic abuse crimes?")
              .counts(
                  "Arrests of suspects of domestic abuse, on the day of the arrest, by crimes flagged"
                      + " as domestic abuse, on the day recorded, net of cancelled, times 100.")
              .is(Unit.PER_100, per100(Count.of(CaseKpis.of(CASES_OPENED, "DA_ARREST"))))
              .by(AREA)
              .higherIsBetter()
              .caveat(NOT_LINKED)
              .caveat(
                  "54 here in the 12 months to June 2017; 33 nationally in the 12 months to March"
                      + " 2020.")
              .source(DOMAIN.at("5.1"), PEEL_2017.line(186, 511)),
          kpi("domestic-abuse-charges-per-100")
              .asks("How many charges were there for every 100 domestic abuse crimes?")
              .counts(
                  "Outcome type 1, sub-type 1A included, of crimes flagged as domestic abuse. "
                      + CrimeKpis.CLOSED)
              .is(Unit.PER_100, outcomes(OutcomeType.CHARGED))
              .by(AREA)
              .higherIsBetter()
              .caveat(NOT_GENERAL)
              .caveat("26.5 here and 18.6 nationally in the 12 months to June 2017.")
              .source(DOMAIN.at("5.1", "4.4"), PEEL_2017.line(227, 430)),
          kpi("domestic-abuse-outcome-16-per-100")
              .asks("In how many of 100 domestic abuse crimes does the victim not support action?")
              .counts(
                  "Outcome type 16 alone (suspect identified), of crimes flagged as domestic abuse. "
                      + CrimeKpis.CLOSED)
              .is(Unit.PER_100, outcomes("16"))
              .by(AREA)
              .lowerIsBetter()
              .caveat(NOT_GENERAL)
              .caveat(
                  "A source that gives groups only has none of type 16: its group has type 14 too.")
              .caveat("44.8 here and 41.8 nationally in the 12 months to June 2017.")
              .source(DOMAIN.at("5.1", "4.4"), PEEL_2017.line(223, 430)),
          kpi("dvpos-granted")
              .asks("How many domestic violence protection orders were granted?")
              .counts("Each order once, on the day it was granted.")
              .is(Unit.CASES, GRANTED)
              .by(AREA)
              .caveat("125 in 2017, none the year before.")
              .caveat(CaseKpis.SMALL_NUMBERS)
              .source(DOMAIN.at("5.1"), PEEL_2017.line(225, 231)),
          kpi("dvpos-breached-share")
              .asks("What share of the domestic violence protection orders was breached?")
              .counts(
                  "Of the orders granted in the period, those breached since, each once however often;"
                      + " restated for as long as breaches are reported.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(CaseKpis.of(ORDERS_GRANTED, DVPO).only(BREACHED, YesNo.YES)),
                      GRANTED,
                      100))
              .by(AREA)
              .lowerIsBetter()
              .caveat("11.2 in 2017: 14 of 125.")
              .caveat("An order lasts up to 28 days: recent periods are too low.")
              .source(DOMAIN.at("5.1"), PEEL_2017.line(225, 231)));

  private DomesticAbuseKpis() {}

  /** So many of something for every 100 crimes. */
  static Ratio per100(Count numerator) {
    return new Ratio(numerator, CRIMES, 100);
  }

  private static Ratio outcomes(String type) {
    return per100(
        Count.of(abuse(CrimeKpis.only(Term.of(OUTCOMES_ASSIGNED), type)))
            .less(abuse(CrimeKpis.only(Term.of(OUTCOMES_REVERSED), type))));
  }

  private static Term abuse(Term term) {
    return term.only(DOMESTIC_ABUSE, YesNo.YES);
  }
}
