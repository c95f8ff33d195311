package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Forces.target;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.FROM_GRADE;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.REASON;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Events.IncidentStory;
import uk.peelboard.domain.fixture.Ledger;

class AttendanceFiguresTest {
  private static final String DAY = "2024-07-01";
  private static final Instant NOON = at("2024-07-01T12:00:00");

  /** The afternoon slot of the next day. */
  private static final Instant SLOT = at("2024-07-02T12:00:00");

  private static final Instant SLOT_END = at("2024-07-02T17:00:00");

  private int incidents;

  private IncidentStory opened(String grade) {
    return incident("I" + ++incidents).opened(grade, "Birmingham", NOON);
  }

  private IncidentStory booked() {
    return opened("P3").appointmentAfter(minutes(5), SLOT, SLOT_END);
  }

  @Test
  void whatWasNeverAttendedIsAMissOfAllAndNoneOfTheAttended() {
    Ledger ledger =
        Ledger.of(opened("P1").arrivedAfter(minutes(9)), opened("P1").closedAfter(hours(2)));

    assertThat(ledger.ask("attended-within-target").on(DAY).value()).isEqualTo(100);
    assertThat(ledger.ask("attended-within-target-of-all").on(DAY).value()).isEqualTo(50);
    assertThat(ledger.ask("attended-within-target-of-all").on(DAY).by(GRADE).of("P1").denominator())
        .isEqualTo(2);
  }

  @Test
  void whatIsStillOpenPastItsTargetIsNeitherHitNorMissYet() {
    Ledger ledger = Ledger.of(opened("P1"), opened("P1").arrivedAfter(minutes(9)));

    assertThat(ledger.ask("attended-within-target-of-all").on(DAY).figure().denominator())
        .isEqualTo(1);
  }

  @Test
  void whatNeededNoAttendanceOrHasNoLimitIsNoMiss() {
    Ledger ledger =
        Ledger.of(
            incident("N").openedWithoutDeployment("P1", "Dudley", NOON).closedAfter(hours(1)),
            opened("P3").closedAfter(hours(1)),
            opened("P1").appointmentAfter(minutes(5), SLOT, SLOT_END).closedAfter(hours(1)));

    assertThat(ledger.ask("attended-within-target-of-all").on(DAY).figure().denominator()).isZero();
    assertThat(ledger.ask("incidents-not-attended").on(DAY).value()).isEqualTo(2);
  }

  @Test
  void notAttendedIsByTheReasonOfTheClosingThatStands() {
    Ledger ledger =
        Ledger.of(
            opened("P2").closedAfter(hours(1), "DUPLICATE"),
            opened("P2").arrivedAfter(hours(1)).closedAfter(hours(2), "RESULTED"),
            opened("P2").arrived("AMBULANCE", NOON).closedAfter(hours(2), "RESULTED"),
            opened("P2").closedAfter(hours(1), "DUPLICATE").reopenedAfter(hours(2)));

    assertThat(ledger.ask("incidents-not-attended").on(DAY).by(REASON).groups())
        .containsExactly("DUPLICATE", "RESULTED");
    assertThat(ledger.ask("incidents-not-attended").on(DAY).by(GRADE).of("P2").value())
        .isEqualTo(2);
  }

  @Test
  void anArrivalThatComesToLightAfterTheClosingMakesItAttended() {
    IncidentStory story = opened("P2").closedAfter(hours(2)).arrivedAfter(minutes(40));

    assertThat(Ledger.of(story).ask("incidents-not-attended").on(DAY).value()).isZero();
    assertThat(Ledger.of(story).ask("attended-within-target-of-all").on(DAY).value())
        .isEqualTo(100);
  }

  @Test
  void dispatchAndTravelAreThePartsOfAttendance() {
    Ledger ledger =
        Ledger.of(
            incident("A")
                .opened("P1", "Dudley", NOON, NOON.minusSeconds(30))
                .assignedAfter(minutes(2))
                .assignedAfter(minutes(3))
                .arrivedAfter(minutes(10)),
            opened("P1").assignedAfter(minutes(1)));

    assertThat(ledger.ask("dispatch-delay-median").on(DAY).value()).isEqualTo(150);
    assertThat(ledger.ask("travel-time-median").on(DAY).value()).isEqualTo(480);
    assertThat(ledger.ask("attendance-median").on(DAY).value()).isEqualTo(630);
    assertThat(ledger.ask("travel-time-median").on(DAY).by(GRADE, AREA).of("P1", "Dudley").count())
        .isEqualTo(1);
  }

  @Test
  void whoCameWithoutHavingBeenAssignedHasNoParts() {
    Ledger ledger = Ledger.of(opened("P1").arrivedAfter(minutes(3)));

    assertThat(ledger.ask("dispatch-delay-median").on(DAY).figure().count()).isZero();
    assertThat(ledger.ask("travel-time-median").on(DAY).value()).isNull();
    assertThat(ledger.ask("data-quality-findings").on(DAY).value()).isZero();
  }

  @Test
  void anAssignmentAfterTheArrivalIsAFindingAndNoJourney() {
    Ledger ledger = Ledger.of(opened("P1").arrivedAfter(minutes(3)).assignedAfter(minutes(4)));

    assertThat(ledger.ask("travel-time-median").on(DAY).value()).isNull();
    assertThat(ledger.ask("data-quality-findings").on(DAY).by(REASON).groups())
        .containsExactly("travel-time-ends-before-it-starts");
  }

  @Test
  void anUpgradeStartsTheSecondClockAgainAndLeavesTheFirstAlone() {
    Ledger ledger =
        Ledger.of(opened("P3").gradedAfter("P1", hours(2)).arrivedAfter(hours(2).plusMinutes(10)));

    assertThat(ledger.ask("attendance-median").on(DAY).by(GRADE).of("P1").value()).isEqualTo(7800);
    assertThat(ledger.ask("attendance-since-upgrade-median").on(DAY).by(GRADE).of("P1").value())
        .isEqualTo(600);
  }

  @Test
  void withoutAnUpgradeBothClocksAreTheSame() {
    Ledger ledger =
        Ledger.of(
            opened("P1").arrivedAfter(minutes(8)),
            opened("P1").gradedAfter("P2", minutes(2)).arrivedAfter(minutes(20)),
            opened("P1").arrivedAfter(minutes(9)).gradedAfter("P2", minutes(10)),
            opened("P3").gradedAfter("P1", hours(1)).arrivedAfter(minutes(67)));

    assertThat(ledger.ask("attendance-since-upgrade-median").on(DAY).figure().count()).isEqualTo(4);
    assertThat(ledger.ask("attendance-since-upgrade-median").on(DAY).value()).isEqualTo(480);
    assertThat(ledger.ask("attendance-since-upgrade-median").on(DAY).by(GRADE).of("P2").value())
        .isEqualTo(1200);
  }

  @Test
  void aDowngradeBeforeTheArrivalIsSeenAndOneAfterItIsNot() {
    Ledger ledger =
        Ledger.of(
            opened("P1").gradedAfter("P2", minutes(5)).arrivedAfter(minutes(30)),
            opened("P1").arrivedAfter(minutes(9)).gradedAfter("P2", minutes(10)),
            opened("P2").gradedAfter("P2", minutes(5)));

    assertThat(ledger.ask("incidents-downgraded").on(DAY).by(GRADE, FROM_GRADE).groups())
        .containsExactly("P2 P1");
    assertThat(ledger.ask("incidents-downgraded").on(DAY).value()).isEqualTo(1);
    assertThat(ledger.ask("incidents-upgraded").on(DAY).value()).isZero();
  }

  @Test
  void anIncidentIsUpgradedOnceAndDowngradedOnceHoweverOften() {
    Ledger ledger =
        Ledger.of(
            opened("P3")
                .gradedAfter("P2", hours(1))
                .gradedAfter("P1", hours(2))
                .gradedAfter("P2", hours(3)));

    assertThat(ledger.ask("incidents-upgraded").on(DAY).by(GRADE, FROM_GRADE).groups())
        .containsExactly("P2 P3");
    assertThat(ledger.ask("incidents-upgraded").on(DAY).value()).isEqualTo(1);
    assertThat(ledger.ask("incidents-downgraded").on(DAY).value()).isEqualTo(1);
  }

  @Test
  void aGradeThatNobodyKnowsIsNeitherAnUpgradeNorADowngrade() {
    Ledger ledger = Ledger.of(opened("P2").gradedAfter("P9", hours(1)).gradedAfter("P1", hours(2)));

    assertThat(ledger.ask("incidents-upgraded").on(DAY).value()).isZero();
    assertThat(ledger.ask("incidents-downgraded").on(DAY).value()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-07-02T11:59:59, 0",
    "2024-07-02T12:00:00, 100",
    "2024-07-02T17:00:00, 100",
    "2024-07-02T17:00:01, 0"
  })
  void anAppointmentIsKeptByAnArrivalWithinItsSlot(String arrival, double percent) {
    Ledger ledger = Ledger.of(booked().arrived(at(arrival)));

    assertThat(ledger.ask("appointments-kept").on("2024-07-02").value()).isEqualTo(percent);
    assertThat(ledger.ask("appointments-kept").on(DAY).value()).isNull();
  }

  @Test
  void anAppointmentIsMissedFromTheEndOfItsSlotOn() {
    Ledger ledger = Ledger.of(booked());

    assertThat(ledger.ask("appointments-kept").on("2024-07-02").now(SLOT_END.minusSeconds(1)))
        .extracting(asked -> asked.figure().denominator())
        .isEqualTo(0.0);
    assertThat(ledger.ask("appointments-kept").on("2024-07-02").now(SLOT_END).value()).isZero();
    assertThat(ledger.ask("appointments-kept").on("2024-07-02").now(SLOT_END.plusSeconds(86_400)))
        .extracting(asked -> asked.figure().denominator())
        .isEqualTo(1.0);
  }

  @Test
  void aSlotThatWasGivenUpBeforeItBeganIsNeitherKeptNorMissed() {
    Ledger ledger =
        Ledger.of(
            booked()
                .appointmentAfter(hours(2), SLOT.plusSeconds(86_400), SLOT_END.plusSeconds(86_400)),
            booked().gradedAfter("P1", hours(3)),
            booked().closedAfter(hours(4)));

    assertThat(ledger.ask("appointments-kept").on("2024-07-02").figure().denominator()).isZero();
    assertThat(ledger.ask("appointments-kept").on("2024-07-03").value()).isZero();
    assertThat(ledger.ask("appointments-booked").on(DAY).value()).isEqualTo(4);
  }

  @Test
  void aSlotThatIsGivenUpOnceItHasBegunIsMissed() {
    Ledger ledger =
        Ledger.of(
            booked()
                .appointmentAfter(
                    hours(25), SLOT.plusSeconds(86_400), SLOT_END.plusSeconds(86_400)));

    assertThat(ledger.ask("appointments-kept").on("2024-07-02").value()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-07-01T23:00:00, 100",
    "2024-07-04T23:59:59, 100",
    "2024-07-05T00:00:00, 0",
    "2024-07-01T09:00:00, 100",
    "2024-06-30T23:00:00, 0"
  })
  void anAppointmentIsWithinThreeDaysWhenItsSlotIsOnTheThirdDayAtTheLatest(
      String slot, double percent) {
    Ledger ledger =
        Ledger.of(opened("P3").appointmentAfter(minutes(1), at(slot), at(slot).plusSeconds(3600)));

    assertThat(ledger.ask("appointments-within-3-days").on(DAY).value()).isEqualTo(percent);
  }

  @Test
  void threeDaysAreLocalDaysAlsoWhereTheClocksChange() {
    Ledger ledger =
        Ledger.of(
            incident("A")
                .opened("P3", "Dudley", at("2024-10-26T00:30:00"))
                .appointmentAfter(
                    minutes(1), at("2024-10-29T23:30:00"), at("2024-10-29T23:59:00")));

    assertThat(ledger.ask("appointments-within-3-days").on("2024-10-26").value()).isEqualTo(100);
  }

  @Test
  void aSlotBookedForThePastIsAFinding() {
    Ledger ledger =
        Ledger.of(opened("P3").appointmentAfter(minutes(1), NOON.minusSeconds(90_000), NOON));

    assertThat(ledger.ask("data-quality-findings").on(DAY).by(REASON).groups())
        .containsExactly("appointment-booked-for-the-past");
  }

  @Test
  void whatIsAttendedByAppointmentIsNotOnTheClock() {
    Ledger ledger =
        Ledger.of(
            opened("P2").appointmentAfter(minutes(5), SLOT, SLOT_END).arrived(SLOT),
            opened("P2")
                .appointmentAfter(minutes(5), SLOT, SLOT_END)
                .gradedAfter("P1", minutes(30))
                .arrivedAfter(minutes(40)));

    assertThat(ledger.ask("attended-within-target").on("2024-07-02").figure().denominator())
        .isZero();
    assertThat(ledger.ask("attended-within-target").on(DAY).by(GRADE).of("P1").value()).isZero();
    for (String statistic : List.of("attendance-mean", "attendance-median", "attendance-p90")) {
      assertThat(ledger.ask(statistic).on("2024-07-02").value()).as(statistic).isNull();
      assertThat(ledger.ask(statistic).on(DAY).value()).as(statistic).isEqualTo(2400);
    }
  }

  @Test
  void whatIsExpectedOfACountIsExpectedEachDay() {
    Ledger ledger =
        Ledger.of(
                westMidlands()
                    .targets(target("appointments-booked", Map.of(), 1, "2018-02-01"))
                    .profile())
            .with(booked(), booked(), booked());

    assertThat(ledger.ask("appointments-booked").on(DAY).figure().met()).isTrue();
    Figure twoDays = ledger.ask("appointments-booked").between(DAY, "2024-07-02").figure();
    assertThat(twoDays.target()).isEqualTo(2);
    Figure aWeek =
        ledger.ask("appointments-booked").between(DAY, "2024-07-07").each(Interval.WEEK).figure();
    assertThat(aWeek.target()).isEqualTo(7);
    assertThat(aWeek.met()).isFalse();
  }

  @Test
  void aPeriodWithNothingInItHasCountsOfNoneAndNoShares() {
    Ledger ledger = Ledger.of(opened("P1").assignedAfter(seconds(9)).arrivedAfter(minutes(5)));

    for (String count :
        new String[] {
          "incidents-opened",
          "incidents-closed",
          "incidents-not-attended",
          "incidents-downgraded",
          "incidents-upgraded",
          "appointments-booked"
        }) {
      assertThat(ledger.ask(count).on("2024-07-03").value()).as(count).isZero();
    }
    for (String share :
        new String[] {
          "attended-within-target",
          "attended-within-target-of-all",
          "attendance-mean",
          "attendance-median",
          "attendance-p90",
          "dispatch-delay-median",
          "travel-time-median",
          "attendance-since-upgrade-median",
          "appointments-kept",
          "appointments-within-3-days"
        }) {
      assertThat(ledger.ask(share).on("2024-07-03").value()).as(share).isNull();
      assertThat(ledger.ask(share).on("2024-07-03").figure().reason()).as(share).isNotNull();
    }
  }

  @Test
  void anEventWithdrawnTakesItsPartOutOfEveryFigure() {
    IncidentStory story =
        opened("P3")
            .gradedAfter("P1", minutes(5))
            .arrivedAfter(minutes(10))
            .withdraws(2, NOON.plus(days(1)));
    Ledger ledger = Ledger.of(story);

    assertThat(ledger.ask("incidents-upgraded").on(DAY).value()).isZero();
    assertThat(ledger.ask("attendance-since-upgrade-median").on(DAY).value()).isEqualTo(600);
  }
}
