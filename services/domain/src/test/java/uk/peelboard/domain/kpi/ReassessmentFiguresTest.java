package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Forces.limit;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.fixture.Events.IncidentStory;
import uk.peelboard.domain.fixture.Ledger;

class ReassessmentFiguresTest {
  private static final String DAY = "2024-07-01";
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private int incidents;

  private IncidentStory opened(String grade) {
    return opened(grade, NOON);
  }

  private IncidentStory opened(String grade, Instant at) {
    return incident("I" + ++incidents).opened(grade, "Birmingham", at);
  }

  private static Double now(Ledger ledger, String kpi, Instant now) {
    return ledger.ask(kpi).on(DAY).now(now).value();
  }

  @Test
  void isNotReassessedFromItsTargetOnWhenItNeverWas() {
    Ledger ledger = Ledger.of(opened("P1"));

    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(900))).isZero();
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(901))).isEqualTo(1);
  }

  @Test
  void anAssessmentHoldsForTheReviewIntervalAndNoEventEndsIt() {
    Ledger ledger = Ledger.of(opened("P1").assessedAfter(minutes(10)).assessedAfter(minutes(40)));

    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(1500))).isZero();
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(1501))).isEqualTo(1);
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(2399))).isEqualTo(1);
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(2400))).isZero();
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(3300))).isZero();
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(3301))).isEqualTo(1);
    Figure.Series series = ledger.ask("open-not-reassessed").on(DAY).figure().series();
    assertThat(series.peakAt()).isEqualTo(NOON.plusSeconds(1501));
    assertThat(series.mean()).isEqualTo((899 + 12 * 3600 - 3301) / 86_400.0);
  }

  @Test
  void whateverWasAssessedIsOnlyMissedPastItsTarget() {
    Ledger ledger = Ledger.of(opened("P2").assessedAfter(minutes(1)));

    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(3600))).isZero();
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(3601))).isEqualTo(1);
  }

  @Test
  void theReviewIntervalIsThatOfTheGradeAtTheTimeAndOfTheDayOfTheAssessment() {
    Ledger ledger =
        Ledger.of(
                westMidlands()
                    .p1Reviewed(limit(7200, "2004-01-01"), limit(600, "2024-07-02"))
                    .profile())
            .with(
                opened("P1").assessedAfter(hours(1)),
                opened("P2").assessedAfter(hours(1)).gradedAfter("P1", hours(2)),
                opened("P1", NOON.plus(days(1))).assessedAfter(hours(1)));

    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(5400))).isZero();
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(5401))).isEqualTo(1);
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(7200))).isZero();
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(10_801))).isEqualTo(2);
    assertThat(
            ledger
                .ask("open-not-reassessed")
                .on("2024-07-02")
                .now(NOON.plusSeconds(86_400 + 4201))
                .value())
        .isEqualTo(3);
  }

  @Test
  void nobodyNeedsToBeReassessedOnceTheyAreAttendedOrHaveAnAppointment() {
    Ledger ledger =
        Ledger.of(
            opened("P1").arrivedAfter(minutes(20)),
            opened("P1").appointmentBookedAfter(minutes(20)),
            opened("P1").closedAfter(minutes(20)),
            opened("P3"));

    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(1199))).isEqualTo(3);
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(1200))).isZero();
  }

  @Test
  void theVulnerableNotReassessedAreToldApart() {
    Ledger ledger = Ledger.of(opened("P1").flaggedVulnerableAfter(minutes(30)));

    assertThat(
            ledger
                .ask("open-not-reassessed")
                .on(DAY)
                .now(NOON.plusSeconds(1799))
                .by(VULNERABLE)
                .of("no")
                .value())
        .isEqualTo(1);
    assertThat(ledger.ask("open-not-reassessed").on(DAY).by(VULNERABLE).of("yes").value())
        .isEqualTo(1);
  }
}
