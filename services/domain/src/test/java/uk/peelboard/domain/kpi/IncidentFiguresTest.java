package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Forces.limit;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.millis;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Events.IncidentStory;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentMeasures;

class IncidentFiguresTest {
  private static final String DAY = "2024-07-01";
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private int incidents;

  private IncidentStory opened(String grade) {
    return incident("I" + ++incidents).opened(grade, "Birmingham", NOON);
  }

  private IncidentStory attended(String grade, long afterMillis) {
    return opened(grade).arrivedAfter(millis(afterMillis));
  }

  @ParameterizedTest
  @CsvSource({
    "P1, 899999, 100",
    "P1, 900000, 100",
    "P1, 900999, 100",
    "P1, 901000, 0",
    "P2, 3600999, 100",
    "P2, 3601000, 0"
  })
  void isAttendedInTimeInAtMostItsLimitOfWholeSeconds(String grade, long millis, double percent) {
    assertThat(Ledger.of(attended(grade, millis)).ask("attended-within-target").on(DAY).value())
        .isEqualTo(percent);
  }

  @Test
  void aGradeWithoutALimitIsNeitherInTimeNorLate() {
    Ledger ledger = Ledger.of(attended("P1", 60_000), attended("P3", 60_000));

    assertThat(ledger.ask("attended-within-target").on(DAY).figure().denominator()).isEqualTo(1);
    assertThat(ledger.ask("attended-within-target").on(DAY).by(GRADE).of("P3").value()).isNull();
    assertThat(ledger.ask("attendance-mean").on(DAY).by(GRADE).of("P3").value()).isEqualTo(60);
  }

  @Test
  void attendanceRunsFromTheCallWhereThereWasOne() {
    Ledger ledger =
        Ledger.of(
            incident("A")
                .opened("P1", "Dudley", NOON, NOON.minusSeconds(60))
                .arrivedAfter(minutes(1)));

    assertThat(ledger.ask("attendance-mean").on(DAY).value()).isEqualTo(120);
  }

  @Test
  void attendanceCountsOnTheDayAndUnderTheGradeOfTheArrival() {
    IncidentStory story =
        incident("A")
            .opened("P3", "Dudley", at("2024-07-01T23:50:00"))
            .gradedAfter("P1", minutes(5))
            .arrivedAfter(minutes(15))
            .gradedAfter("P2", minutes(16));
    Ledger ledger = Ledger.of(story);

    assertThat(ledger.ask("attended-within-target").on("2024-07-02").by(GRADE).of("P1").value())
        .isEqualTo(100);
    assertThat(ledger.ask("attendance-median").on(DAY).value()).isNull();
    assertThat(ledger.ask("incidents-opened").on(DAY).by(GRADE).of("P1").value()).isEqualTo(1);
  }

  @Test
  void attendanceIsHeldAgainstTheLimitOfItsDay() {
    Ledger ledger =
        Ledger.of(
                westMidlands()
                    .p1Within(limit(600, "2004-01-01"), limit(900, "2024-07-02"))
                    .profile())
            .with(
                attended("P1", 700_000),
                incident("later")
                    .opened("P1", "Dudley", NOON.plus(days(1)))
                    .arrivedAfter(seconds(700)));

    assertThat(
            ledger
                .ask("attended-within-target")
                .between("2024-07-01", "2024-07-02")
                .each(Interval.DAY)
                .values())
        .containsExactly(0.0, 100.0);
  }

  @Test
  void anArrivalBeforeTheIncidentWasOpenedIsAFindingAndNoAttendance() {
    Ledger ledger = Ledger.of(attended("P1", -1000));

    assertThat(ledger.ask("attendance-mean").on(DAY).figure().count()).isZero();
    assertThat(ledger.ask("data-quality-findings").on(DAY).value()).isEqualTo(1);
    assertThat(ledger.ask("incidents-opened").on(DAY).value()).isEqualTo(1);
  }

  @Test
  void anArrivalAfterThirtyDaysIsAFindingAndNoAttendance() {
    Ledger ledger =
        Ledger.of(
            opened("P2").arrivedAfter(days(30)), opened("P2").arrivedAfter(days(30).plusMillis(1)));

    assertThat(ledger.ask("attendance-mean").on("2024-07-31").figure().count()).isEqualTo(1);
    assertThat(ledger.ask("data-quality-findings").on("2024-07-31").value()).isEqualTo(1);
  }

  @Test
  void anIncidentIsClosedOnTheDayOfTheClosingThatStands() {
    Ledger ledger =
        Ledger.of(
            opened("P2").closedAfter(hours(1)).reopenedAfter(hours(2)).closedAfter(days(1)),
            opened("P2").closedAfter(hours(1)).reopenedAfter(hours(2)));

    assertThat(
            ledger.ask("incidents-closed").between(DAY, "2024-07-02").each(Interval.DAY).values())
        .containsExactly(0.0, 1.0);
  }

  @Test
  void theVulnerableAreCountedApart() {
    Ledger ledger = Ledger.of(opened("P1").flaggedVulnerableAfter(minutes(1)), opened("P1"));

    assertThat(ledger.ask("incidents-opened").on(DAY).by(VULNERABLE).groups())
        .containsExactly("yes", "no");
    assertThat(ledger.ask("incidents-opened").on(DAY).by(VULNERABLE).of("yes").value())
        .isEqualTo(1);
  }

  @Test
  void anUnknownGradeIsCountedUnderUnknownAndTheForceLosesNothing() {
    Ledger ledger = Ledger.of(attended("P9", 60_000), attended("P1", 60_000));

    assertThat(ledger.ask("incidents-opened").on(DAY).value()).isEqualTo(2);
    assertThat(ledger.ask("incidents-opened").on(DAY).by(GRADE).of("unknown").value()).isEqualTo(1);
    assertThat(ledger.ask("attendance-mean").on(DAY).figure().count()).isEqualTo(2);
    assertThat(ledger.ask("attended-within-target").on(DAY).figure().denominator()).isEqualTo(1);
    assertThat(ledger.count(IncidentMeasures.OPEN_INCIDENTS.open())).isEqualTo(2);
  }

  @Test
  void aQuestionThatCannotBeAnsweredSaysWhy() {
    LocalDate day = LocalDate.parse(DAY);

    assertThatThrownBy(() -> question(day, day, List.of(LINE), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("incidents-opened is not told apart by line")
        .hasMessageContaining("grade, area, vulnerable");
    assertThatThrownBy(() -> question(day, day, List.of(), Map.of(LINE, "999")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> question(day, day.minusDays(1), List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before");
    assertThatThrownBy(() -> question(day, day.plusDays(20_000), List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> question(day, day, List.of(AREA, AREA), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDateThatNobodyCanMeanIsRefused() {
    assertThatThrownBy(() -> question(LocalDate.MAX, LocalDate.MAX, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> question(LocalDate.MIN, LocalDate.MIN, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Question question(
      LocalDate from, LocalDate to, List<Dimension> by, Map<Dimension, String> where) {
    return new Question(Kpis.ofId("incidents-opened"), from, to, Interval.DAY, by, where);
  }
}
