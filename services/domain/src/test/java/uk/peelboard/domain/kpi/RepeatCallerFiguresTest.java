package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.millis;
import static uk.peelboard.domain.fixture.Moments.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Events.CallStory;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.measure.CallerMeasures;
import uk.peelboard.domain.measure.Dimension;

class RepeatCallerFiguresTest {
  private static final Instant FIRST = utc("2024-07-01T12:00:00Z");

  private static CallStory by(String caller, String id, Duration afterFirst) {
    return call(id).presentedBy(caller, "999", FIRST.plus(afterFirst));
  }

  /** Calls of one caller so long after the first. */
  private static Ledger callsAfter(Duration... afterFirst) {
    List<CallStory> calls = new ArrayList<>();
    for (Duration after : afterFirst) {
      calls.add(by("k", "C" + calls.size(), after));
    }
    return Ledger.of().with(calls);
  }

  private static Double repeatedAt(Ledger ledger, Instant now) {
    return ledger.ask("repeat-callers").on(now.toString().substring(0, 10)).now(now).value();
  }

  private static Double repeatedAfter(Ledger ledger, Duration afterFirst) {
    return repeatedAt(ledger, FIRST.plus(afterFirst));
  }

  @Test
  void countsACallerFromTheThirdCallOn() {
    Ledger ledger = callsAfter(days(0), days(1), days(2));

    assertThat(repeatedAfter(ledger, days(2).minusSeconds(1))).isZero();
    assertThat(repeatedAfter(ledger, days(2))).isEqualTo(1);
  }

  @Test
  void countsACallerUntilThirtyDaysAfterTheThirdLastCallHavePassed() {
    Ledger ledger = callsAfter(days(0), days(1), days(2));

    assertThat(repeatedAfter(ledger, days(30))).isEqualTo(1);
    assertThat(repeatedAfter(ledger, days(30).plusSeconds(1))).isZero();
  }

  @Test
  void aFurtherCallKeepsACallerCountedForLonger() {
    Ledger ledger = callsAfter(days(0), days(1), days(2), days(20));

    assertThat(repeatedAfter(ledger, days(31))).isEqualTo(1);
    assertThat(repeatedAfter(ledger, days(31).plusSeconds(1))).isZero();
    assertThat(ledger.count(CallerMeasures.REPEAT_CALLERS.starts())).isEqualTo(1);
  }

  @Test
  void aThirdCallExactlyThirtyDaysAfterTheFirstIsStillWithinThem() {
    Ledger ledger = callsAfter(days(0), days(15), days(30).plusMillis(999));

    assertThat(repeatedAfter(ledger, days(30))).isEqualTo(1);
    assertThat(repeatedAfter(ledger, days(30).plusSeconds(1))).isZero();
  }

  @Test
  void aThirdCallThirtyDaysAndASecondAfterTheFirstIsNot() {
    Ledger ledger = callsAfter(days(0), days(15), days(30).plusSeconds(1));

    assertThat(ledger.count(CallerMeasures.REPEAT_CALLERS.starts())).isZero();
    assertThat(repeatedAfter(ledger, days(30).plusSeconds(1))).isZero();
  }

  @Test
  void callsOfTwoCallersAreNotThoseOfOne() {
    Ledger ledger =
        Ledger.of(by("k", "A", days(0)), by("other", "B", days(1)), by("k", "C", days(2)));

    assertThat(repeatedAfter(ledger, days(2))).isZero();
  }

  @Test
  void eachOfTwoCallersIsCounted() {
    List<CallStory> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(by("k", "A" + i, days(i)));
      calls.add(by("other", "B" + i, days(i + 1)));
    }
    Ledger ledger = Ledger.of().with(calls);

    assertThat(repeatedAfter(ledger, days(2))).isEqualTo(1);
    assertThat(repeatedAfter(ledger, days(3))).isEqualTo(2);
    assertThat(repeatedAfter(ledger, days(31))).isEqualTo(1);
  }

  @Test
  void callersWhoWithholdTheirNumberAreNobody() {
    Ledger ledger =
        Ledger.of(
            by(null, "A", days(0)),
            by(null, "B", days(1)),
            by(null, "C", days(2)),
            by("k", "D", days(2)));

    assertThat(repeatedAfter(ledger, days(2))).isZero();
  }

  @Test
  void whereNoNumberIsKnownThereIsNothingToSay() {
    Ledger ledger = Ledger.of(by(null, "A", days(0)), by(null, "B", days(1)));

    Figure figure = ledger.ask("repeat-callers").on("2024-07-02").figure();

    assertThat(figure.value()).isNull();
    assertThat(figure.reason()).isNotBlank();
  }

  @Test
  void aWithdrawnCallTakesTheCallerBack() {
    Ledger ledger =
        callsAfter(days(0), days(1)).with(by("k", "X", days(2)).withdraws(1, FIRST.plus(days(5))));

    assertThat(repeatedAfter(ledger, days(2))).isZero();
    assertThat(ledger.count(CallerMeasures.REPEAT_CALLERS.ends())).isZero();
  }

  @Test
  void aCallWhoseKeyIsCorrectedCountsForTheRightCaller() {
    CallStory corrected =
        by("wrong", "X", days(2))
            .presentedBy("k", "999", FIRST.plus(days(2)))
            .withdraws(1, FIRST.plus(days(3)));
    Ledger ledger =
        callsAfter(days(0), days(1))
            .with(by("wrong", "Y", days(0)), by("wrong", "Z", days(1)), corrected);

    assertThat(repeatedAfter(ledger, days(2))).isEqualTo(1);
    assertThat(ledger.count(CallerMeasures.REPEAT_CALLERS.starts())).isEqualTo(1);
  }

  @Test
  void aCallGivenBackToTheCallerItWasTakenFromCountsAgain() {
    Instant third = FIRST.plus(days(2));
    CallStory thereAndBack =
        by("k", "X", days(2))
            .presentedBy("other", "999", third.minusSeconds(10))
            .withdraws(2, third.plusSeconds(60));
    Ledger ledger = callsAfter(days(0), days(1)).with(thereAndBack);

    assertThat(repeatedAfter(ledger, days(2))).isEqualTo(1);
  }

  @Test
  void aCallThatComesInLateCountsFromWhenItWasPresented() {
    Ledger ledger = callsAfter(days(0), days(40), days(41), days(20));

    assertThat(repeatedAfter(ledger, days(41).minusSeconds(1))).isZero();
    assertThat(repeatedAfter(ledger, days(41))).isEqualTo(1);
    assertThat(repeatedAfter(ledger, days(50).plusSeconds(1))).isZero();
  }

  @Test
  void oneCallOnTwoLinesIsOneCall() {
    CallStory passedOn =
        call("X").presentedBy("k", "101", FIRST).presentedBy("k", "999", FIRST.plusSeconds(20));
    Ledger ledger = Ledger.of(passedOn, by("k", "Y", days(1)));

    assertThat(repeatedAfter(ledger, days(1))).isZero();
    assertThat(repeatedAfter(ledger.with(by("k", "Z", days(2))), days(2))).isEqualTo(1);
  }

  @Test
  void aCallDeliveredTwiceIsOneCall() {
    Ledger ledger = Ledger.of(by("k", "A", days(0)), by("k", "B", days(1)), by("k", "B", days(1)));

    assertThat(repeatedAfter(ledger, days(1))).isZero();
  }

  @Test
  void aCallerCountsOnceAndOnTheLineOfTheLatestCall() {
    Ledger ledger =
        Ledger.of(
            call("A").presentedBy("k", "101", FIRST),
            call("B").presentedBy("k", "101", FIRST.plus(days(1))),
            call("C").presentedBy("k", "101", FIRST.plus(days(2))),
            call("D").presentedBy("k", "999", FIRST.plus(days(3))));

    for (int day = 2; day <= 4; day++) {
      assertThat(repeatedAfter(ledger, days(day))).isEqualTo(1);
    }
    assertThat(onLine(ledger, "101", days(2))).isEqualTo(1);
    assertThat(onLine(ledger, "101", days(3))).isZero();
    assertThat(onLine(ledger, "999", days(3))).isEqualTo(1);
  }

  private static Double onLine(Ledger ledger, String line, Duration afterFirst) {
    Instant now = FIRST.plus(afterFirst);
    return ledger
        .ask("repeat-callers")
        .on(now.toString().substring(0, 10))
        .where(Dimension.LINE, line)
        .now(now)
        .value();
  }

  @Test
  void thirtyDaysAreElapsedTimeWhereClocksChange() {
    // The clocks go forward on 31 March 2024: 30 days after 12:00 it is 13:00.
    Instant first = at("2024-03-15T12:00");
    Ledger ledger =
        Ledger.of(
            call("A").presentedBy("k", "999", first),
            call("B").presentedBy("k", "999", at("2024-03-20T12:00")),
            call("C").presentedBy("k", "999", at("2024-03-25T12:00")));

    assertThat(repeatedAt(ledger, at("2024-04-14T13:00"))).isEqualTo(1);
    assertThat(repeatedAt(ledger, at("2024-04-14T13:00:01"))).isZero();
  }

  @Test
  void goesOnFromOneTimeOfNinetyDaysToTheNext() {
    // A journal ends, and the next begins, on 14 September 2024 at midnight UTC.
    Instant first = utc("2024-09-10T12:00:00Z");
    Ledger ledger =
        Ledger.of(
            call("A").presentedBy("k", "999", first),
            call("B").presentedBy("k", "999", first.plus(days(1))),
            call("C").presentedBy("k", "999", first.plus(days(5))));

    assertThat(repeatedAt(ledger, first.plus(days(5)).minusSeconds(1))).isZero();
    assertThat(repeatedAt(ledger, first.plus(days(5)))).isEqualTo(1);
    assertThat(repeatedAt(ledger, first.plus(days(30)))).isEqualTo(1);
    assertThat(repeatedAt(ledger, first.plus(days(30)).plusSeconds(1))).isZero();
  }

  @Test
  void isOneCallerThroughoutWhereOneTimeOfNinetyDaysGivesWayToTheNext() {
    Instant first = utc("2024-09-10T12:00:00Z");
    Ledger ledger =
        Ledger.of(
            call("A").presentedBy("k", "999", first),
            call("B").presentedBy("k", "999", first.plusSeconds(60)),
            call("C").presentedBy("k", "999", first.plusSeconds(120)));

    Figure figure = ledger.ask("repeat-callers").between("2024-09-11", "2024-09-20").figure();

    assertThat(figure.value()).isEqualTo(1);
    assertThat(figure.series().peak()).isEqualTo(1);
    assertThat(figure.series().mean()).isEqualTo(1);
  }

  @Test
  void isAskedAboutByDayLikeAnyStock() {
    Ledger ledger = callsAfter(days(0), days(1), days(2));

    List<Row> rows =
        ledger.ask("repeat-callers").between("2024-07-02", "2024-07-04").each(Interval.DAY).rows();

    assertThat(rows).extracting(row -> row.figure().value()).containsExactly(0.0, 1.0, 1.0);
    // From 13:00 on, local time.
    assertThat(rows.get(1).figure().series().mean()).isEqualTo(11.0 / 24);
  }

  @Test
  void ofTwoThirdCallsThatCameInAnyOrderTheEarlierBeginsIt() {
    Ledger ledger = callsAfter(days(3), days(0), millis(500), days(2));

    assertThat(repeatedAfter(ledger, days(2))).isEqualTo(1);
    assertThat(repeatedAfter(ledger, days(2).minusSeconds(1))).isZero();
  }
}
