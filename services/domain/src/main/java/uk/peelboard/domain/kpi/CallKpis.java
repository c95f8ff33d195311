package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.kpi.Source.Document.DOMAIN;
import static uk.peelboard.domain.kpi.Source.Document.HOME_OFFICE_101;
import static uk.peelboard.domain.kpi.Source.Document.KPIS;
import static uk.peelboard.domain.kpi.Source.Document.LORDS_ANSWER;
import static uk.peelboard.domain.kpi.Source.Document.PCC_2018;
import static uk.peelboard.domain.kpi.Source.Document.PEEL_2017;
import static uk.peelboard.domain.kpi.Source.Document.POLICE_PROFESSIONAL;
import static uk.peelboard.domain.measure.CallMeasures.CALLS_ABANDONED;
import static uk.peelboard.domain.measure.CallMeasures.CALLS_ANSWERED;
import static uk.peelboard.domain.measure.CallMeasures.CALLS_PRESENTED;
import static uk.peelboard.domain.measure.CallMeasures.CALLS_WAITING;
import static uk.peelboard.domain.measure.CallMeasures.CALL_ABANDON_WAIT;
import static uk.peelboard.domain.measure.CallMeasures.CALL_ANSWER;
import static uk.peelboard.domain.measure.CallMeasures.CALL_QUEUE;
import static uk.peelboard.domain.measure.CallerMeasures.REPEAT_CALLERS;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.domain.measure.Dimension.STAGE;

import java.util.List;
import java.util.Map;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.fact.Caller;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.Maximum;
import uk.peelboard.domain.kpi.Formula.Mean;
import uk.peelboard.domain.kpi.Formula.Oldest;
import uk.peelboard.domain.kpi.Formula.PerPopulation;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.kpi.Formula.Stock;

/** Calls: demand, answering, abandonment. */
final class CallKpis {

  /** A call that has waited longer than this has lost its ending (KPIS.md, calls-waiting). */
  private static final long LONGEST_BELIEVABLE_WAIT_SECONDS = 3600;

  private static final Term ANSWERED = Term.of(CALL_ANSWER);

  private static final Term ABANDONED_IN_QUEUE =
      Term.of(CALLS_ABANDONED).only(STAGE, Stage.QUEUE.name(), Stage.UNKNOWN.name());

  private static final Term ABANDONED_AFTER_5S = Term.of(CALL_ABANDON_WAIT, Values.atLeast(5));

  private static final Stock WAITING =
      new Stock(CALLS_WAITING, Ages.upTo(LONGEST_BELIEVABLE_WAIT_SECONDS), Map.of());

  /** Waiting for so long that an event must be missing: a finding, not a wait. */
  static final Stock WAITING_TOO_LONG =
      new Stock(CALLS_WAITING, Ages.over(LONGEST_BELIEVABLE_WAIT_SECONDS), Map.of());

  private static final String BT_BASIS =
      "From the call's presentation to the force (BT handover) to a call handler's answer; an"
          + " automated greeting is no answer. Answered calls only, by the day they were presented.";

  private static final String FORCE_BASIS =
      "From the call's arrival in the force's queue to a call handler's answer. Not to be compared"
          + " with the BT basis. Answered calls only, by the day they were presented.";

  private static final String NOT_BETWEEN_BASES =
      "Forces and the national data measure from different moments: figures of two bases, or of two"
          + " sources, are not to be compared.";

  private static final String NO_NATIONAL_101 =
      "For 101 there is no national, consistent data set and no agreed definition.";

  private static final String NO_ABANDON_RULE =
      "No national rule says from which wait on a call counts as abandoned: forces differ.";

  private static final String POPULATION =
      "The population and its release are the profile's; another release is another rate.";

  static final List<Kpi> ALL =
      List.of(
          kpi("calls-presented")
              .asks("How many calls came in?")
              .counts("Calls presented, each once, by the day they were presented.")
              .is(Unit.CALLS, Count.of(Term.of(CALLS_PRESENTED)))
              .by(LINE, AREA)
              .source(DOMAIN.at("1.1", "1.3"), PCC_2018.line(89), POLICE_PROFESSIONAL.line(60)),
          kpi("calls-answered")
              .asks("How many calls were answered?")
              .counts("Calls that a call handler answered, by the day they were presented.")
              .is(Unit.CALLS, Count.of(Term.of(CALLS_ANSWERED)))
              .by(LINE, AREA)
              .source(DOMAIN.at("1.1"), POLICE_PROFESSIONAL.line(60)),
          kpi("calls-answered-within-target")
              .asks("What share of the answered calls was answered in time?")
              .counts(
                  "Answered in fewer whole seconds than the line's limit (999: 10, 101: 180) of all"
                      + " answered on lines that have a limit. "
                      + BT_BASIS)
              .is(
                  Unit.PERCENT,
                  percent(
                      Term.of(CALL_ANSWER, Values.answeredInTime()),
                      Term.of(CALL_ANSWER, Values.answeredAgainstLimit())))
              .by(LINE, AREA)
              .higherIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .caveat(NO_NATIONAL_101)
              .source(DOMAIN.at("1.1", "1.4"), LORDS_ANSWER.throughout()),
          kpi("calls-answered-10-to-60s")
              .asks("What share of the answered calls waited 10 seconds or more, under 60?")
              .counts("The second of the three published bands. " + BT_BASIS)
              .is(Unit.PERCENT, percent(Term.of(CALL_ANSWER, Values.between(10, 60)), ANSWERED))
              .by(LINE)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .source(DOMAIN.at("1.1"), LORDS_ANSWER.throughout()),
          kpi("calls-answered-60s-plus")
              .asks("What share of the answered calls waited 60 seconds or more?")
              .counts("The third of the three published bands. " + BT_BASIS)
              .is(Unit.PERCENT, percent(Term.of(CALL_ANSWER, Values.atLeast(60)), ANSWERED))
              .by(LINE)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .source(DOMAIN.at("1.1"), LORDS_ANSWER.throughout()),
          kpi("call-answer-mean")
              .asks("How long did callers wait for an answer, on average?")
              .counts("The exact mean. " + BT_BASIS)
              .is(Unit.SECONDS, new Mean(ANSWERED))
              .by(LINE, AREA)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .caveat(NO_NATIONAL_101)
              .source(DOMAIN.at("1.1", "1.3", "1.4"), POLICE_PROFESSIONAL.line(60)),
          kpi("call-answer-median")
              .asks("How long did the middle caller wait for an answer?")
              .counts("The 50th percentile by nearest rank, in whole seconds. " + BT_BASIS)
              .is(Unit.SECONDS, new Percentile(ANSWERED, 50))
              .by(LINE, AREA)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .caveat(NO_NATIONAL_101)
              .source(DOMAIN.at("1.1")),
          kpi("call-answer-p90")
              .asks("Within how long were nine in ten answered calls answered?")
              .counts("The 90th percentile by nearest rank, in whole seconds. " + BT_BASIS)
              .is(Unit.SECONDS, new Percentile(ANSWERED, 90))
              .by(LINE, AREA)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .caveat(NO_NATIONAL_101)
              .source(DOMAIN.at("1.1")),
          kpi("call-answer-max")
              .asks("What was the longest wait for an answer?")
              .counts("In whole seconds. " + BT_BASIS)
              .is(Unit.SECONDS, new Maximum(ANSWERED))
              .by(LINE, AREA)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .source(DOMAIN.at("1.1")),
          kpi("call-queue-mean")
              .asks("How long did callers wait in the queue, on average?")
              .counts("The exact mean. " + FORCE_BASIS)
              .is(Unit.SECONDS, new Mean(Term.of(CALL_QUEUE)))
              .by(LINE)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .source(DOMAIN.at("1.1", "1.4")),
          kpi("call-queue-median")
              .asks("How long did the middle caller wait in the queue?")
              .counts("The 50th percentile by nearest rank, in whole seconds. " + FORCE_BASIS)
              .is(Unit.SECONDS, new Percentile(Term.of(CALL_QUEUE), 50))
              .by(LINE)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .source(DOMAIN.at("1.1", "1.4")),
          kpi("call-queue-p90")
              .asks("Within how long were nine in ten queued calls answered?")
              .counts("The 90th percentile by nearest rank, in whole seconds. " + FORCE_BASIS)
              .is(Unit.SECONDS, new Percentile(Term.of(CALL_QUEUE), 90))
              .by(LINE)
              .lowerIsBetter()
              .caveat(NOT_BETWEEN_BASES)
              .source(DOMAIN.at("1.1", "1.4")),
          kpi("calls-abandoned")
              .asks("What share of callers hung up before they were answered?")
              .counts(
                  "Abandoned of answered and abandoned, by the day the call was presented. Hanging up"
                      + " in the recorded menu is left out, and so is accepting to be called back.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(ABANDONED_IN_QUEUE),
                      Count.of(Term.of(CALLS_ANSWERED), ABANDONED_IN_QUEUE),
                      100))
              .by(LINE, AREA)
              .lowerIsBetter()
              .caveat(NO_ABANDON_RULE)
              .source(DOMAIN.at("1.2", "1.4"), HOME_OFFICE_101.throughout()),
          kpi("calls-abandoned-after-5s")
              .asks("What share of callers hung up after waiting 5 seconds or more?")
              .counts(
                  "As calls-abandoned, counting of the abandoned only those who had waited 5 seconds"
                      + " or more since they queued or, if never queued, were presented.")
              .is(
                  Unit.PERCENT,
                  new Ratio(
                      Count.of(ABANDONED_AFTER_5S),
                      Count.of(Term.of(CALLS_ANSWERED), ABANDONED_AFTER_5S),
                      100))
              .by(LINE)
              .lowerIsBetter()
              .caveat(NO_ABANDON_RULE)
              .source(DOMAIN.at("1.4")),
          kpi("calls-per-1000-population")
              .asks("How many calls come in a year per 1,000 population?")
              .counts(
                  "Calls presented by the profile's population. A period other than a year is"
                      + " annualised by its number of days, those to come left out.")
              .is(Unit.PER_1000, new PerPopulation(Count.of(Term.of(CALLS_PRESENTED)), 1000))
              .by(LINE)
              .caveat(POPULATION)
              .source(DOMAIN.at("1.3", "5.6"), PCC_2018.line(89)),
          kpi("calls-waiting")
              .asks("How many callers are waiting for an answer?")
              .counts(
                  "Presented, and neither answered, abandoned, called back nor ended. A call that has"
                      + " waited for over an hour has lost its ending: a finding instead.")
              .is(Unit.CALLS, WAITING)
              .by(LINE)
              .lowerIsBetter()
              .source(KPIS.at("Calls")),
          kpi("longest-call-wait")
              .asks("How long has the caller waited who has waited longest?")
              .counts("Of calls-waiting, in whole seconds since presented.")
              .is(Unit.SECONDS, new Oldest(WAITING))
              .by(LINE)
              .lowerIsBetter()
              .source(KPIS.at("Calls")),
          kpi("repeat-callers")
              .asks("How many callers rang repeatedly?")
              .counts(
                  ("Callers with %1$d or more calls presented within the %2$d days before: at a period's"
                          + " end or now, with the mean over its time and the peak. Days are of 24 hours;"
                          + " exactly %2$d of them are still within. A caller counts once, under the line"
                          + " of the latest call. Withheld numbers are left out.")
                      .formatted(Caller.REPEATED, Caller.WITHIN.toDays()))
              .is(Unit.CALLERS, new Stock(REPEAT_CALLERS, Ages.ANY, Map.of()))
              .by(LINE)
              .caveat(
                  "A caller is a caller key: a keyed hash that the telephony's producer makes of the"
                      + " number. Several people on one number are one caller, and one person with"
                      + " several numbers is several.")
              .caveat(
                  "Calls without a caller key are left out: withheld numbers, and sources that give"
                      + " no number. A placeholder such as 000 has to be left out by the producer; hashed,"
                      + " it would be one very frequent caller.")
              .caveat(
                  "No source document says how many calls in how many days: these are the defaults of"
                      + " DOMAIN 3.6, and not to be compared with forces that count otherwise.")
              .source(DOMAIN.at("3.6"), PCC_2018.line(55), PEEL_2017.line(162)));

  private CallKpis() {}

  private static Ratio percent(Term numerator, Term denominator) {
    return new Ratio(Count.of(numerator), Count.of(denominator), 100);
  }
}
