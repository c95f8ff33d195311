package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.OFFENCE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME;
import static uk.peelboard.domain.measure.Dimension.OUTCOME_GROUP;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.TOPIC;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Asked;
import uk.peelboard.domain.fixture.Events.CrimeStory;
import uk.peelboard.domain.fixture.Ledger;

class CrimeFiguresTest {
  private static final Instant MAY = at("2024-05-10T09:00:00");
  private static final Instant JUNE = at("2024-06-10T09:00:00");
  private static final Instant JULY = at("2024-07-10T09:00:00");

  private int crimes;

  private CrimeStory recorded(String offence, Instant at) {
    return crime("X" + ++crimes).recorded(offence, "Dudley", at);
  }

  private CrimeStory burglary(Instant at) {
    return recorded("Burglary", at);
  }

  /** A KPI by month, from May to July. */
  private static Asked months(Ledger ledger, String kpi) {
    return ledger.ask(kpi).between("2024-05-01", "2024-07-31").each(Interval.MONTH);
  }

  @Test
  void aTrackedOutcomeBelongsToTheMonthInWhichItsCrimeWasRecorded() {
    Ledger ledger = Ledger.of(burglary(MAY).outcome("1", JULY), burglary(MAY), burglary(JULY));

    assertThat(months(ledger, "outcomes-tracked").values()).containsExactly(50.0, null, 0.0);
    assertThat(months(ledger, "charge-rate-tracked").values()).containsExactly(50.0, null, 0.0);
  }

  @Test
  void aClosedOutcomeBelongsToTheMonthInWhichItWasAssigned() {
    Ledger ledger = Ledger.of(burglary(MAY).outcome("1", JULY), burglary(JUNE), burglary(JULY));

    assertThat(months(ledger, "outcomes-closed").values()).containsExactly(0.0, 0.0, 100.0);
    assertThat(months(ledger, "charge-rate-closed").values()).containsExactly(0.0, 0.0, 100.0);
  }

  @Test
  void aReplacedOutcomeIsTakenBackInTheMonthOfItsReplacementAndTheOldMonthStays() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("1", JUNE).outcome("18", JULY), burglary(JUNE), burglary(JULY));

    assertThat(months(ledger, "charge-rate-closed").values()).containsExactly(0.0, 100.0, -100.0);
    assertThat(months(ledger, "outcomes-closed").values()).containsExactly(0.0, 100.0, 0.0);
    assertThat(months(ledger, "charge-rate-tracked").values()).containsExactly(0.0, 0.0, 0.0);
    assertThat(months(ledger, "outcomes-tracked").values()).containsExactly(100.0, 0.0, 0.0);
  }

  @Test
  void aRescindedOutcomeIsTakenBackInItsMonth() {
    Ledger ledger =
        Ledger.of(burglary(MAY).outcome("1", JUNE).rescinded(JULY), burglary(JUNE), burglary(JULY));

    assertThat(months(ledger, "outcomes-closed").values()).containsExactly(0.0, 100.0, -100.0);
    assertThat(months(ledger, "outcomes-tracked").values()).containsExactly(0.0, 0.0, 0.0);
  }

  @Test
  void aCancelledCrimeLeavesItsMonthAndItsOutcomeIsTakenBackOnTheDay() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("1", JUNE).cancelled(JULY),
            burglary(MAY),
            burglary(JUNE),
            burglary(JULY));

    assertThat(months(ledger, "crimes-recorded").values()).containsExactly(1.0, 1.0, 1.0);
    assertThat(months(ledger, "outcomes-tracked").values()).containsExactly(0.0, 0.0, 0.0);
    assertThat(months(ledger, "outcomes-closed").values()).containsExactly(0.0, 100.0, -100.0);
  }

  @Test
  void aMonthWithoutCrimesHasNoRateButItsOutcomes() {
    Figure figure =
        Ledger.of(burglary(MAY).outcome("1", JULY))
            .ask("charge-rate-closed")
            .between("2024-07-01", "2024-07-31")
            .figure();

    assertThat(figure.value()).isNull();
    assertThat(figure.numerator()).isEqualTo(1.0);
    assertThat(figure.denominator()).isEqualTo(0.0);
    assertThat(figure.reason()).isNotNull();
  }

  @Test
  void outcomesCanBeToldApartByTypeAndByGroupOfAllCrimes() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("2", MAY),
            burglary(MAY).outcome("3A", MAY),
            burglary(MAY).outcome("18", MAY),
            burglary(MAY).outcome("NO_SUSPECT", MAY),
            burglary(MAY).outcome("77", MAY));
    Asked tracked = ledger.ask("outcomes-tracked").between("2024-05-01", "2024-05-31");

    assertThat(tracked.by(OUTCOME_GROUP).groups())
        .containsExactly("OOC_FORMAL", "NO_SUSPECT", "unknown");
    assertThat(tracked.by(OUTCOME_GROUP).of("NO_SUSPECT").value()).isEqualTo(40);
    assertThat(tracked.by(OUTCOME_GROUP).of("NO_SUSPECT").denominator()).isEqualTo(5);
    assertThat(tracked.by(OUTCOME).groups())
        .containsExactly("2", "3", "18", "NO_SUSPECT", "unknown");
    assertThat(tracked.by(OUTCOME).of("3").value()).isEqualTo(20);
    assertThat(tracked.by().value()).isEqualTo(100);
  }

  @Test
  void outcomesOfAnOffenceAreOfThatOffencesCrimes() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("1", MAY),
            burglary(MAY),
            recorded("Robbery", MAY).outcome("1", MAY));
    Asked tracked = ledger.ask("charge-rate-tracked").between("2024-05-01", "2024-05-31");

    assertThat(tracked.by(OFFENCE).of("Burglary").value()).isEqualTo(50);
    assertThat(tracked.by(OFFENCE).of("Robbery").value()).isEqualTo(100);
    assertThat(tracked.by(AREA).of("Dudley").denominator()).isEqualTo(3);
    assertThat(tracked.by(AREA).of("Coventry").value()).isNull();
    assertThat(tracked.by(OFFENCE).where(OFFENCE, "Robbery").groups()).containsExactly("Robbery");
  }

  @Test
  void outcomesWhereAGroupIsAskedForAreStillOfAllCrimes() {
    Ledger ledger = Ledger.of(burglary(MAY).outcome("1", MAY), burglary(MAY).outcome("18", MAY));
    Figure figure =
        ledger
            .ask("outcomes-tracked")
            .between("2024-05-01", "2024-05-31")
            .where(OUTCOME_GROUP, "CHARGED_SUMMONSED")
            .figure();

    assertThat(figure.value()).isEqualTo(50);
    assertThat(figure.denominator()).isEqualTo(2);
  }

  @Test
  void aChargeIsItsTypeOrItsGroup() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("1A", MAY),
            burglary(MAY).outcome("CHARGED_SUMMONSED", MAY),
            burglary(MAY).outcome("4", MAY),
            burglary(MAY));

    assertThat(ledger.ask("charge-rate-tracked").between("2024-05-01", "2024-05-31").value())
        .isEqualTo(50);
  }

  @Test
  void findingsAreToldApartByTopicAndReason() {
    Ledger ledger =
        Ledger.of(
            crime("Y").outcome("1", MAY),
            crime("Z").recorded("Burglary", "Atlantis", MAY),
            call("C").presented("999", MAY));
    Asked findings = ledger.ask("data-quality-findings").on("2024-05-10").by(TOPIC, REASON);

    assertThat(findings.groups())
        .containsExactly(
            "calls call-waiting-over-an-hour", "crimes crime-not-recorded", "crimes unknown-area");
    assertThat(
            ledger
                .ask("data-quality-findings")
                .on("2024-05-10")
                .by(REASON)
                .where(TOPIC, "crimes")
                .groups())
        .containsExactly("crime-not-recorded", "unknown-area");
    assertThat(ledger.ask("data-quality-findings").on("2024-05-10").value()).isEqualTo(3);
  }
}
