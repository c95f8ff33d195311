package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.millis;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.LINE;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.fixture.Events.CallStory;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Population;

class CallFiguresTest {
  private static final String DAY = "2024-07-01";
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private int calls;

  private CallStory presented(String line) {
    return call("C" + ++calls).presented(line, NOON);
  }

  private CallStory answered(String line, long afterMillis) {
    return presented(line).answeredAfter(millis(afterMillis));
  }

  @ParameterizedTest
  @CsvSource({
    "999, 0, 100",
    "999, 9999, 100",
    "999, 10000, 0",
    "999, 10999, 0",
    "101, 179999, 100",
    "101, 180000, 0",
  })
  void isAnsweredInTimeInFewerWholeSecondsThanTheLinesLimit(
      String line, long millis, double percent) {
    Figure figure =
        Ledger.of(answered(line, millis)).ask("calls-answered-within-target").on(DAY).figure();

    assertThat(figure.value()).isEqualTo(percent);
    assertThat(figure.count()).isEqualTo(1);
  }

  @Test
  void aLineWithoutALimitIsNeitherInTimeNorLate() {
    Ledger ledger = Ledger.of(answered("OTHER", 5000), answered("999", 5000));

    assertThat(ledger.ask("calls-answered-within-target").on(DAY).figure().denominator())
        .isEqualTo(1.0);
    assertThat(ledger.ask("calls-answered-within-target").on(DAY).by(LINE).of("OTHER").reason())
        .isNotNull();
  }

  @Test
  void theThreePublishedBandsSumToAHundred() {
    Ledger ledger =
        Ledger.of(
            answered("999", 9_999),
            answered("999", 10_000),
            answered("999", 59_999),
            answered("999", 60_000),
            presented("999"),
            presented("999").abandonedAfter(seconds(30)));
    double under10 = ledger.ask("calls-answered-within-target").on(DAY).value();
    double under60 = ledger.ask("calls-answered-10-to-60s").on(DAY).value();
    double over60 = ledger.ask("calls-answered-60s-plus").on(DAY).value();

    assertThat(List.of(under10, under60, over60)).containsExactly(25.0, 50.0, 25.0);
  }

  @Test
  void aMeanIsExactToTheMillisecond() {
    Figure mean =
        Ledger.of(answered("999", 1_001), answered("999", 2_002), answered("999", 3_006))
            .ask("call-answer-mean")
            .on(DAY)
            .figure();

    assertThat(mean.value()).isEqualTo(2.003);
    assertThat(mean.numerator()).isEqualTo(6.009);
    assertThat(mean.denominator()).isEqualTo(3.0);
  }

  @Test
  void percentilesAreNearestRanksOfWholeSeconds() {
    Ledger ledger = Ledger.of();
    IntStream.rangeClosed(1, 10).forEach(i -> ledger.with(answered("999", i * 1000L + 999)));

    assertThat(ledger.ask("call-answer-median").on(DAY).value()).isEqualTo(5);
    assertThat(ledger.ask("call-answer-p90").on(DAY).value()).isEqualTo(9);
    assertThat(ledger.ask("call-answer-max").on(DAY).value()).isEqualTo(10);
  }

  @Test
  void aPercentileOfSeveralDaysAndAreasIsOfAllTheirCalls() {
    Ledger ledger =
        Ledger.of(
            call("A").presented("999", "Dudley", NOON).answeredAfter(seconds(2)),
            call("B").presented("999", "Coventry", NOON).answeredAfter(seconds(3)),
            call("C").presented("999", NOON.plus(hours(24))).answeredAfter(seconds(100)));

    assertThat(ledger.ask("call-answer-median").between(DAY, "2024-07-02").value()).isEqualTo(3);
  }

  @Test
  void theForcesOwnClockStartsInTheQueue() {
    Ledger ledger =
        Ledger.of(
            presented("101").queuedAfter(seconds(25)).answeredAfter(seconds(40)),
            presented("101").answeredAfter(seconds(90)));

    assertThat(ledger.ask("call-queue-mean").on(DAY).value()).isEqualTo(15);
    assertThat(ledger.ask("call-queue-median").on(DAY).figure().count()).isEqualTo(1);
    assertThat(ledger.ask("call-queue-p90").on(DAY).value()).isEqualTo(15);
    assertThat(ledger.ask("call-answer-mean").on(DAY).value()).isEqualTo(65);
  }

  @Test
  void abandonmentLeavesOutTheMenuAndThoseToBeCalledBack() {
    Ledger ledger =
        Ledger.of(
            answered("101", 5000),
            presented("101").abandonedAfter(seconds(4), Stage.QUEUE),
            presented("101").abandonedAfter(seconds(30), Stage.UNKNOWN),
            presented("101").abandonedAfter(seconds(9), Stage.IVR),
            presented("101").calledBackAfter(seconds(60)),
            presented("101"));
    Figure abandoned = ledger.ask("calls-abandoned").on(DAY).figure();

    assertThat(abandoned.numerator()).isEqualTo(2.0);
    assertThat(abandoned.denominator()).isEqualTo(3.0);
    assertThat(abandoned.value()).isCloseTo(200 / 3.0, within(1e-12));
  }

  @Test
  void abandonmentAfterFiveSecondsCountsOnlyThoseWhoWaitedFive() {
    Ledger ledger =
        Ledger.of(
            answered("101", 1000),
            presented("101").abandonedAfter(millis(4_999)),
            presented("101").abandonedAfter(millis(5_000)),
            presented("101").queuedAfter(seconds(20)).abandonedAfter(millis(24_999)));

    assertThat(ledger.ask("calls-abandoned-after-5s").on(DAY).value()).isEqualTo(50);
  }

  @Test
  void callsBelongToTheDayTheyWerePresentedWhenTheyAreAnsweredAfterMidnight() {
    Ledger ledger =
        Ledger.of(call("C").presented("999", at("2024-07-01T23:59:59")).answeredAfter(seconds(8)));

    assertThat(ledger.ask("calls-answered").on(DAY).value()).isEqualTo(1);
    assertThat(ledger.ask("calls-answered").on("2024-07-02").value()).isZero();
  }

  private static final ForceProfile POPULATED =
      Forces.westMidlands()
          .populations(
              new Population(null, 2023, "mid-2023", 1_000),
              new Population(null, 2024, "version 9", 2_000),
              new Population(null, 2024, "version 10", 4_000))
          .profile();

  @ParameterizedTest
  @CsvSource({
    "2023-08-01, 2024-07-31",
    "2024-04-01, 2025-03-31",
    "2024-03-01, 2025-02-28",
    "2024-07-01, 2025-06-30"
  })
  void aRateForAYearIsNotScaled(String first, String last) {
    Ledger ledger = Ledger.of(POPULATED).with(presented("999"), presented("999"));

    assertThat(ledger.ask("calls-per-1000-population").between(first, last).value())
        .isEqualTo(2 * 1000 / 4000.0);
  }

  @Test
  void aRateForAnyOtherPeriodIsScaledToAYear() {
    Ledger ledger = Ledger.of(POPULATED).with(presented("999"), presented("101"));
    Figure figure =
        ledger.ask("calls-per-1000-population").between("2024-07-01", "2024-07-10").figure();

    assertThat(figure.value()).isCloseTo(2 * 1000 / 4000.0 * 366 / 10, within(1e-9));
    assertThat(figure.numerator()).isEqualTo(2.0);
    assertThat(figure.denominator()).isEqualTo(4000.0);
  }

  @Test
  void aRateForAPeriodThatIsNotOverIsScaledByTheDaysThatHavePassed() {
    Ledger ledger = Ledger.of(POPULATED).with(presented("999"), presented("999"));
    double whole =
        ledger.ask("calls-per-1000-population").between("2024-07-01", "2024-07-10").value();

    assertThat(
            ledger
                .ask("calls-per-1000-population")
                .between("2024-07-01", "2024-07-31")
                .now(at("2024-07-10T15:00:00"))
                .value())
        .isEqualTo(whole);
  }

  @Test
  void aRateTakesThePopulationOfItsTimeAsLatestRevised() {
    Ledger ledger =
        Ledger.of(POPULATED).with(call("A").presented("999", at("2023-07-01T12:00:00")));

    assertThat(ledger.ask("calls-per-1000-population").on("2023-07-01").figure().denominator())
        .isEqualTo(1000.0);
    assertThat(ledger.ask("calls-per-1000-population").on("2026-07-01").figure().denominator())
        .isEqualTo(4000.0);
  }

  @Test
  void aRateWithoutAPopulationHasNoValueButACount() {
    Figure figure = Ledger.of(presented("999")).ask("calls-per-1000-population").on(DAY).figure();

    assertThat(figure.value()).isNull();
    assertThat(figure.count()).isEqualTo(1);
    assertThat(figure.reason()).contains("population");
  }

  @Test
  void aCallWaitsUntilSomethingEndsItsWait() {
    Ledger ledger =
        Ledger.of(
            presented("999"),
            answered("999", 8000),
            presented("101").abandonedAfter(seconds(5)),
            presented("101").endedAfter(seconds(9)));

    assertThat(ledger.ask("calls-waiting").on(DAY).now(NOON.plusSeconds(3)).value()).isEqualTo(4);
    assertThat(ledger.ask("calls-waiting").on(DAY).now(NOON.plusSeconds(6)).by(LINE).of("999"))
        .extracting(Figure::value)
        .isEqualTo(2.0);
    assertThat(ledger.ask("calls-waiting").on(DAY).now(NOON.plusSeconds(60)).value()).isEqualTo(1);
    assertThat(ledger.ask("longest-call-wait").on(DAY).now(NOON.plusSeconds(60)).value())
        .isEqualTo(60);
  }

  @Test
  void aCallThatHasWaitedForOverAnHourWaitsNoLongerAndIsAFinding() {
    Ledger ledger =
        Ledger.of(presented("999"), call("new").presented("101", NOON.plusSeconds(3590)));
    Instant anHour = NOON.plusSeconds(3600);

    assertThat(ledger.ask("calls-waiting").on(DAY).now(anHour).value()).isEqualTo(2);
    assertThat(ledger.ask("data-quality-findings").on(DAY).now(anHour).value()).isZero();
    assertThat(ledger.ask("longest-call-wait").on(DAY).now(anHour).value()).isEqualTo(3600);
    Instant oneMore = anHour.plusSeconds(1);
    assertThat(ledger.ask("calls-waiting").on(DAY).now(oneMore).value()).isEqualTo(1);
    assertThat(ledger.ask("data-quality-findings").on(DAY).now(oneMore).value()).isEqualTo(1);
    assertThat(ledger.ask("longest-call-wait").on(DAY).now(oneMore).value()).isEqualTo(11);
  }

  @Test
  void aCallThatWaitedForOverAnHourWaitedForAnHourInThePast() {
    Ledger ledger = Ledger.of(presented("999").answeredAfter(hours(3)));
    Figure.Series series = ledger.ask("calls-waiting").on(DAY).figure().series();

    assertThat(series.peak()).isEqualTo(1);
    assertThat(series.mean()).isEqualTo(3601 / 86_400.0);
    assertThat(ledger.ask("calls-waiting").on(DAY).now(NOON.plus(minutes(61))).value()).isZero();
  }

  @Test
  void nothingIsSaidAboutTheTimeBeforeTheFirstCallOrAfterToday() {
    Ledger ledger = Ledger.of(presented("999"));

    assertThat(ledger.ask("calls-presented").on("2024-06-30").now(NOON).figure())
        .satisfies(figure -> assertThat(figure.value()).isNull())
        .satisfies(figure -> assertThat(figure.reason()).contains("2024-07-01"));
    assertThat(ledger.ask("calls-presented").on("2024-07-02").now(NOON).figure().reason())
        .contains("future");
    assertThat(ledger.ask("calls-waiting").on("2024-07-02").now(NOON).figure().reason())
        .contains("future");
    assertThat(ledger.ask("incidents-opened").on(DAY).now(NOON).figure().reason())
        .isEqualTo("there are no events yet");
  }

  @Test
  void aDayWithoutCallsInBetweenIsZeroAndItsMeanIsMissing() {
    Ledger ledger = Ledger.of(answered("999", 8000));

    assertThat(ledger.ask("calls-presented").on("2024-07-05").value()).isZero();
    assertThat(ledger.ask("call-answer-mean").on("2024-07-05").figure())
        .extracting(Figure::value, Figure::reason)
        .containsExactly(null, "there were none");
    assertThat(ledger.ask("call-answer-p90").on("2024-07-05").figure().reason())
        .isEqualTo("there were none");
    assertThat(ledger.ask("calls-abandoned").on("2024-07-05").figure())
        .extracting(Figure::value, Figure::numerator, Figure::denominator)
        .containsExactly(null, 0.0, 0.0);
  }

  @Test
  void everyKnownGroupHasARowAndAnUnknownOneWhenItIsSeen() {
    Ledger ledger =
        Ledger.of(call("A").presented("999", "Atlantis", NOON), call("B").presented("101", NOON));

    assertThat(ledger.ask("calls-presented").on(DAY).by(AREA).groups())
        .containsExactly("Birmingham", "Coventry", "Dudley", "unknown");
    assertThat(ledger.ask("calls-presented").on(DAY).by(AREA).of("Coventry").value()).isZero();
    assertThat(ledger.ask("calls-presented").on(DAY).by(AREA).of("unknown").value()).isEqualTo(1);
    assertThat(ledger.ask("calls-presented").on(DAY).value()).isEqualTo(2);
    assertThat(ledger.ask("calls-presented").on(DAY).by(LINE, AREA).groups())
        .hasSize(10)
        .startsWith("999 Birmingham", "999 Coventry")
        .endsWith("999 unknown");
  }

  @Test
  void aQuestionIsLimitedToWhereItAsks() {
    Ledger ledger =
        Ledger.of(
            call("A").presented("999", "Dudley", NOON),
            call("B").presented("101", "Dudley", NOON),
            call("C").presented("999", "Coventry", NOON));

    assertThat(ledger.ask("calls-presented").on(DAY).where(LINE, "999").value()).isEqualTo(2);
    assertThat(
            ledger.ask("calls-presented").on(DAY).where(LINE, "999").where(AREA, "Dudley").value())
        .isEqualTo(1);
    assertThat(ledger.ask("calls-presented").on(DAY).by(LINE).where(LINE, "101").groups())
        .containsExactly("101");
  }
}
