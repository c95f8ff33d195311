package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.kpi.Source.Document.DOMAIN;
import static uk.peelboard.domain.kpi.Source.Document.HMICFRS_GLOSSARY;
import static uk.peelboard.domain.kpi.Source.Document.NPCC;
import static uk.peelboard.domain.kpi.Source.Document.PCC_2017;
import static uk.peelboard.domain.kpi.Source.Document.PCC_2021;
import static uk.peelboard.domain.kpi.Source.Document.PEEL_2017;
import static uk.peelboard.domain.kpi.Source.Document.POLICE_PROFESSIONAL;
import static uk.peelboard.domain.kpi.Source.Document.SAFELIVES;
import static uk.peelboard.domain.measure.CaseMeasures.CASES_DONE;
import static uk.peelboard.domain.measure.CaseMeasures.CASES_DUE;
import static uk.peelboard.domain.measure.CaseMeasures.CASES_OPENED;
import static uk.peelboard.domain.measure.CaseMeasures.HELD_CASES;
import static uk.peelboard.domain.measure.CaseMeasures.OPEN_CASES;
import static uk.peelboard.domain.measure.CaseMeasures.OVERDUE_CASES;
import static uk.peelboard.domain.measure.CaseMeasures.RISK_CHANGES;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.CASE_STATE;
import static uk.peelboard.domain.measure.Dimension.CASE_TYPE;
import static uk.peelboard.domain.measure.Dimension.HOLDER;
import static uk.peelboard.domain.measure.Dimension.IN_TIME;
import static uk.peelboard.domain.measure.Dimension.REPEAT;
import static uk.peelboard.domain.measure.Dimension.RISK;
import static uk.peelboard.domain.measure.Dimension.TEAM;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.FlowPerStock;
import uk.peelboard.domain.kpi.Formula.Oldest;
import uk.peelboard.domain.kpi.Formula.PerCode;
import uk.peelboard.domain.kpi.Formula.PerCode.Statistic;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.kpi.Formula.StockPer;
import uk.peelboard.domain.measure.CaseState;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Span;
import uk.peelboard.domain.measure.YesNo;
import uk.peelboard.domain.profile.Role;

/** Safeguarding and offenders: cases of each type, counted by the same few measures. */
final class CaseKpis {
  private static final String MARAC = "MARAC";
  private static final String MISSING = "MISSING_PERSON";
  private static final String RSO = "RSO";
  private static final String RSO_VISIT = "RSO_VISIT";
  private static final String OCSET = "OCSET_REFERRAL";
  private static final String INVESTIGATION = "INVESTIGATION";
  private static final String OCG = "OCG";
  private static final String DISRUPTION = "OCG_DISRUPTION";
  private static final String VICTIM_CONTACT = "VICTIM_CONTACT";

  private static final Stock MARAC_WAITING = open(MARAC, CaseState.WAITING);
  private static final Stock OCSET_WAITING = open(OCSET, CaseState.WAITING);
  private static final Stock INVESTIGATIONS = stock(HELD_CASES, INVESTIGATION);

  /** What is said of every figure that a person could be known by. */
  static final String SMALL_NUMBERS =
      "About people: small numbers below force level are not for publication (DOMAIN 6.5).";

  private static final String PER_HOLDER =
      "Investigations that are open and assigned, by whoever each was last assigned to, at the"
          + " moment in question; by the team it was with. Those not yet assigned are in nobody's"
          + " load, and investigators with none are not counted. Who they are is never shown. ";

  static final List<Kpi> ALL =
      List.of(
          kpi("marac-cases")
              .asks("How many cases did the multi-agency conferences discuss?")
              .counts("Each case once, on the day it was first discussed.")
              .is(Unit.CASES, Count.of(done(MARAC)))
              .by(AREA)
              .caveat("3,875 in the 12 months to March 2017, 3,291 in the 12 before.")
              .caveat(SMALL_NUMBERS)
              .source(DOMAIN.at("5.1"), PEEL_2017.line(239)),
          kpi("marac-repeat-share")
              .asks("What share of the cases that conferences discussed were repeats?")
              .counts(
                  "Cases opened as repeats of all cases discussed, by the day first discussed. Not"
                      + " known to be a repeat counts as none.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(done(MARAC).only(REPEAT, YesNo.YES)), Count.of(done(MARAC)), 100))
              .by(AREA)
              .caveat("29 in both years to March 2017.")
              .caveat(
                  "What a repeat is changed: now any abuse between the same people within 12 months of"
                      + " the last referral. The source system decides.")
              .source(DOMAIN.at("5.1"), PEEL_2017.line(239), SAFELIVES.throughout()),
          kpi("marac-waiting")
              .asks("How many cases wait to be discussed by a conference?")
              .counts("Referred, neither discussed nor closed.")
              .is(Unit.CASES, MARAC_WAITING)
              .by(AREA)
              .lowerIsBetter()
              .caveat(SMALL_NUMBERS)
              .source(DOMAIN.at("5.1"), POLICE_PROFESSIONAL.line(10, 16)),
          kpi("marac-oldest-waiting")
              .asks("How long has the case waited that has waited longest for a conference?")
              .counts("Whole seconds since the referral, of those neither discussed nor closed.")
              .is(Unit.SECONDS, new Oldest(MARAC_WAITING))
              .by(AREA)
              .lowerIsBetter()
              .source(DOMAIN.at("5.1"), POLICE_PROFESSIONAL.line(10, 16)),
          kpi("missing-open")
              .asks("How many people are missing?")
              .counts(
                  "Reported missing, and the case not closed; by the level of risk at the moment in"
                      + " question. What was once called absent is no apparent risk.")
              .is(Unit.CASES, stock(OPEN_CASES, MISSING))
              .by(RISK, AREA)
              .lowerIsBetter()
              .caveat(SMALL_NUMBERS)
              .source(DOMAIN.at("5.2"), PEEL_2017.line(172), PCC_2017.line(79, 91)),
          kpi("missing-time-to-locate-median")
              .asks("How long did it take to locate the middle missing person?")
              .counts(
                  "From the report to when the person was first said to be located; by the latest level"
                      + " of risk, on the day located; the 50th percentile by nearest rank, in whole"
                      + " seconds. Not located, or reported in error: left out.")
              .is(Unit.SECONDS, new Percentile(done(MISSING), 50))
              .by(RISK, AREA)
              .lowerIsBetter()
              .source(DOMAIN.at("5.2"), PCC_2017.line(93)),
          kpi("missing-recategorised")
              .asks("How often was a missing person's level of risk changed?")
              .counts(
                  "Each change from one level to another, on its day, by the new level. The first level"
                      + " that a case is given is no change.")
              .is(Unit.CASES, Count.of(of(RISK_CHANGES, MISSING)))
              .by(RISK, AREA)
              .caveat("A change may mend a wrong level or follow the facts: it says not which.")
              .source(DOMAIN.at("5.2"), PEEL_2017.line(172), PCC_2017.line(79)),
          kpi("rso-managed")
              .asks("How many registered sex offenders are under management?")
              .counts("Under management and not ended, by the team at the moment in question.")
              .is(Unit.CASES, stock(OPEN_CASES, RSO))
              .by(TEAM)
              .caveat("Just under 4,400 in 2017.")
              .caveat("Never for publication below force level (DOMAIN 6.5).")
              .source(DOMAIN.at("5.3"), PEEL_2017.line(247)),
          kpi("rso-per-manager")
              .asks("How many registered sex offenders has each manager?")
              .counts(
                  "Offenders under management at the moment in question, by the managers that the force"
                      + " profile has on the day: a team's, or for the force the sum of its teams'.")
              .is(
                  Unit.RATIO,
                  new StockPer(stock(OPEN_CASES, RSO), new Divisor.People(Role.RSO_MANAGER), 1))
              .by(TEAM)
              .lowerIsBetter()
              .caveat(
                  "Managers leave out sergeants and support staff: 59 of 78 in 2017, which gives 74.6;"
                      + " all staff would give 56.4.")
              .source(DOMAIN.at("5.3"), PCC_2021.line(85), PEEL_2017.line(247)),
          kpi("rso-visits-overdue")
              .asks("How many visits to registered sex offenders are overdue?")
              .counts(
                  "Visits neither made nor cancelled whose latest due time has passed, by the team at"
                      + " the moment in question.")
              .is(Unit.CASES, stock(OVERDUE_CASES, RSO_VISIT))
              .by(TEAM)
              .lowerIsBetter()
              .caveat("Ten a team on average in 2017.")
              .caveat(
                  "How often to visit is set for each offender; offenders managed remotely have no"
                      + " visits due.")
              .source(
                  DOMAIN.at("5.3"),
                  PEEL_2017.line(249),
                  NPCC.throughout(),
                  HMICFRS_GLOSSARY.throughout()),
          kpi("ocset-waiting")
              .asks("How many referrals of online child sexual exploitation wait for assessment?")
              .counts("Referred, neither assessed nor closed.")
              .is(Unit.CASES, OCSET_WAITING)
              .lowerIsBetter()
              .source(DOMAIN.at("5.3"), POLICE_PROFESSIONAL.lines(28, 30)),
          kpi("ocset-oldest-waiting")
              .asks("How long has the referral waited that has waited longest for assessment?")
              .counts("Whole seconds since the referral, of those neither assessed nor closed.")
              .is(Unit.SECONDS, new Oldest(OCSET_WAITING))
              .lowerIsBetter()
              .source(DOMAIN.at("5.3"), POLICE_PROFESSIONAL.lines(28, 30)),
          kpi("investigations-per-investigator-mean")
              .asks("How many open investigations has a specialist investigator, on average?")
              .counts(PER_HOLDER + "Those assigned by the investigators who have any.")
              .is(Unit.CASES, new PerCode(INVESTIGATIONS, HOLDER, Statistic.MEAN))
              .by(TEAM)
              .lowerIsBetter()
              .caveat("13 in 2017.")
              .source(DOMAIN.at("7.2"), PEEL_2017.line(223)),
          kpi("investigations-per-investigator-max")
              .asks("How many open investigations has the specialist investigator who has most?")
              .counts(PER_HOLDER + "The most that one investigator has.")
              .is(Unit.CASES, new PerCode(INVESTIGATIONS, HOLDER, Statistic.MOST))
              .by(TEAM)
              .lowerIsBetter()
              .caveat("17 in 2017.")
              .source(DOMAIN.at("7.2"), PEEL_2017.line(223)),
          kpi("ocgs-per-million")
              .asks("How many active organised crime groups are there per million population?")
              .counts(
                  "Groups mapped, neither archived nor removed, at the moment in question, by the"
                      + " population of the latest year that is known then, times 1,000,000.")
              .is(
                  Unit.PER_MILLION,
                  new StockPer(
                      open(OCG, CaseState.WAITING, CaseState.DONE, CaseState.GRANTED),
                      new Divisor.Inhabitants(),
                      1_000_000))
              .caveat(
                  "47 at 1 July 2017, but whose figure that is the document no longer says (DOMAIN"
                      + " 7.7).")
              .source(DOMAIN.at("5.4", "7.7"), PEEL_2017.lines(103, 107)),
          kpi("ocg-disruptions-per-100")
              .asks("How many disruptions are there in a year for 100 organised crime groups?")
              .counts(
                  "Disruptions in the period, for every 100 groups mapped at its end, the archived"
                      + " among them; other periods than a year are annualised.")
              .is(
                  Unit.PER_100,
                  new FlowPerStock(
                      Count.of(of(CASES_OPENED, DISRUPTION)), stock(OPEN_CASES, OCG), 100))
              .higherIsBetter()
              .caveat("Nearly 200 in 12 months, almost double that of England and Wales, in 2017.")
              .source(DOMAIN.at("5.4"), PEEL_2017.line(288)),
          kpi("victim-updates-on-time")
              .asks("What share of the updates promised to victims came in time?")
              .counts(
                  "Updates given at or before their latest due time of all that were due, on the day"
                      + " they fell due; counted once that time has passed. Closed for any other"
                      + " reason: due, and not in time.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(of(CASES_DUE, VICTIM_CONTACT).only(IN_TIME, YesNo.YES)),
                      Count.of(of(CASES_DUE, VICTIM_CONTACT)),
                      100))
              .by(AREA)
              .higherIsBetter()
              .caveat(
                  "The due time is the source system's: five working days, one for enhanced rights,"
                      + " as far as we know: our source for it is weak.")
              .source(DOMAIN.at("5.5"), PCC_2021.line(54)));

  private CaseKpis() {}

  /** Those of a type. */
  static Term of(Measure<?> measure, String type) {
    return Term.of(measure).only(CASE_TYPE, type);
  }

  static Term done(String type) {
    return of(CASES_DONE, type);
  }

  private static Stock stock(Span<?> span, String type) {
    return new Stock(span, Ages.ANY, Map.of(CASE_TYPE, Set.of(type)));
  }

  private static Stock open(String type, CaseState... states) {
    Set<String> codes =
        Arrays.stream(states).map(CaseState::code).collect(Collectors.toUnmodifiableSet());
    return new Stock(OPEN_CASES, Ages.ANY, Map.of(CASE_TYPE, Set.of(type), CASE_STATE, codes));
  }
}
