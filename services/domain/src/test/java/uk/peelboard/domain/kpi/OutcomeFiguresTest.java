package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GROUND;
import static uk.peelboard.domain.measure.Dimension.OFFENCE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME;
import static uk.peelboard.domain.measure.Dimension.OUTCOME_GROUP;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Asked;
import uk.peelboard.domain.fixture.Events.CrimeStory;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.PositiveOutcome;

class OutcomeFiguresTest {
  private static final Instant MAY = at("2024-05-10T09:00:00");
  private static final Instant JUNE = at("2024-06-10T09:00:00");
  private static final Instant JULY = at("2024-07-10T09:00:00");

  private int crimes;

  private CrimeStory burglary(Instant at) {
    return crime("X" + ++crimes).recorded("Burglary", "Dudley", at);
  }

  private CrimeStory abuse(Instant at) {
    return crime("X" + ++crimes).recordedAsDomesticAbuse("Violence", "Dudley", at);
  }

  private static Asked inMay(Ledger ledger, String kpi) {
    return ledger.ask(kpi).between("2024-05-01", "2024-05-31");
  }

  /** A KPI by month, from May to July. */
  private static List<Double> months(Ledger ledger, String kpi) {
    return ledger.ask(kpi).between("2024-05-01", "2024-07-31").each(Interval.MONTH).values();
  }

  private Ledger oneOfEachOutcome(ForceProfile profile) {
    return Ledger.of(profile)
        .with(
            Stream.of("1", "2", "3", "4", "6", "7", "8", "16", "18", "22")
                .map(outcome -> burglary(MAY).outcome(outcome, MAY.plus(days(1))))
                .toList());
  }

  @Test
  void positiveOutcomesAreThoseOfTheProfilesVariant() {
    for (PositiveOutcome variant : PositiveOutcome.values()) {
      Ledger ledger = oneOfEachOutcome(Forces.westMidlands().positiveOutcome(variant).profile());

      assertThat(inMay(ledger, "positive-outcomes-tracked").value())
          .isEqualTo(10.0 * variant.types().size());
      assertThat(inMay(ledger, "positive-outcomes-closed").value())
          .isEqualTo(10.0 * variant.types().size());
    }
  }

  @Test
  void theVariantIsNamedAndForPositiveOutcomesOnly() {
    ForceProfile profile =
        Forces.westMidlands().positiveOutcome(PositiveOutcome.SOLVED_SURREY).profile();

    assertThat(Kpis.ofId("positive-outcomes-closed").variant(profile)).isEqualTo("SOLVED_SURREY");
    assertThat(Kpis.ofId("positive-outcomes-tracked").variant(profile)).isEqualTo("SOLVED_SURREY");
    assertThat(Kpis.ofId("charge-rate-closed").variant(profile)).isNull();
  }

  @Test
  void aGroupIsPositiveWhereAllOfItsTypesAre() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("OOC_FORMAL", MAY),
            burglary(MAY).outcome("OOC_INFORMAL", MAY),
            burglary(MAY).outcome("EVID_VICTIM_SUPPORTS", MAY),
            burglary(MAY));

    assertThat(inMay(ledger, "positive-outcomes-tracked").value()).isEqualTo(50);
  }

  @Test
  void aPositiveOutcomeThatIsReplacedIsTakenBackOnTheClosedBasisOnly() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("8", JUNE).outcome("16", JULY), burglary(JUNE), burglary(JULY));

    assertThat(months(ledger, "positive-outcomes-closed")).containsExactly(0.0, 100.0, -100.0);
    assertThat(months(ledger, "positive-outcomes-tracked")).containsExactly(0.0, 0.0, 0.0);
    assertThat(months(ledger, "outcomes-10-15-16-closed")).containsExactly(0.0, 0.0, 100.0);
  }

  @Test
  void anOutcomeAssignedTwoYearsLaterRevisesItsMonthAndCountsOnItsOwnDay() {
    Instant later = at("2026-05-10T09:00:00");
    Ledger ledger = Ledger.of(burglary(MAY).outcome("1", later), burglary(later));

    assertThat(inMay(ledger, "charge-rate-tracked").value()).isEqualTo(100);
    assertThat(inMay(ledger, "charge-rate-closed").value()).isEqualTo(0);
    assertThat(ledger.ask("charge-rate-closed").on("2026-05-10").value()).isEqualTo(100);
    assertThat(ledger.ask("days-to-outcome-median").on("2026-05-10").value()).isEqualTo(730);
  }

  @Test
  void sharesAreOfAllOutcomesAssignedAndAddUpTo100() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("1A", MAY),
            burglary(MAY).outcome("16", MAY),
            burglary(MAY).outcome("14", MAY),
            burglary(MAY).outcome("18", MAY),
            burglary(MAY).outcome("0", MAY),
            burglary(MAY));
    Asked share = inMay(ledger, "outcomes-share");

    assertThat(share.by(OUTCOME).groups()).containsExactly("1", "14", "16", "18");
    assertThat(share.by(OUTCOME).of("1").value()).isEqualTo(25);
    assertThat(share.by(OUTCOME).of("1").denominator()).isEqualTo(4);
    assertThat(share.by(OUTCOME_GROUP).of("EVID_VICTIM_NOT_SUPPORT").value()).isEqualTo(50);
    assertThat(share.by().where(OUTCOME, "16").value()).isEqualTo(25);
    assertThat(inMay(ledger, "outcomes-share").value()).isEqualTo(100);
  }

  @Test
  void sharesOfAnOffenceAreOfThatOffencesOutcomes() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).outcome("1", MAY),
            burglary(MAY).outcome("18", MAY),
            abuse(MAY).outcome("16", MAY));
    Asked share = inMay(ledger, "outcomes-share");

    assertThat(share.by(OFFENCE, OUTCOME).of("Burglary", "1").value()).isEqualTo(50);
    assertThat(share.by(OFFENCE, OUTCOME).of("Violence", "16").value()).isEqualTo(100);
    assertThat(share.by(OUTCOME).where(OFFENCE, "Burglary").of("18").value()).isEqualTo(50);
  }

  @Test
  void aMonthWithoutOutcomesHasNoShares() {
    Ledger ledger = Ledger.of(burglary(MAY).outcome("1", JULY));

    assertThat(months(ledger, "outcomes-share")).containsExactly(null, null, 100.0);
    assertThat(months(ledger, "days-to-outcome-median")).containsExactly(null, null, 61.0);
  }

  @Test
  void daysToAnOutcomeAreLocalDaysAndNoneOnTheSameDay() {
    Instant lateInTheEvening = at("2024-03-30T23:59:59");
    Ledger ledger =
        Ledger.of(
            burglary(lateInTheEvening).outcome("18", at("2024-03-31T00:00:01")),
            burglary(MAY).outcome("1", MAY),
            burglary(MAY).outcome("16", at("2024-05-10T23:59:59")));

    assertThat(ledger.ask("days-to-outcome-median").on("2024-03-31").value()).isEqualTo(1);
    assertThat(ledger.ask("days-to-outcome-median").on("2024-05-10").value()).isEqualTo(0);
    assertThat(ledger.ask("days-to-outcome-median").on("2024-05-10").figure().count()).isEqualTo(2);
  }

  @Test
  void anOutcomeDatedBeforeItsCrimeHasNoDaysAndIsAFinding() {
    Ledger ledger =
        Ledger.of(crime("Y").outcome("1", MAY).recorded("Burglary", "Dudley", JUNE), burglary(MAY));

    assertThat(ledger.ask("days-to-outcome-median").on("2024-05-10").value()).isNull();
    assertThat(ledger.ask("charge-rate-closed").on("2024-05-10").value()).isEqualTo(100);
    assertThat(ledger.ask("data-quality-findings").on("2024-06-10").value()).isEqualTo(1);
  }

  @Test
  void crimesWithoutOutcomeAreAStock() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY),
            burglary(MAY).outcome("1", JUNE),
            burglary(MAY).outcome("1", JUNE).rescinded(JULY),
            burglary(MAY).cancelled(JUNE));

    assertThat(months(ledger, "crimes-without-outcome")).containsExactly(4.0, 1.0, 2.0);
    assertThat(inMay(ledger, "crimes-without-outcome").figure().series().peak()).isEqualTo(4);
    assertThat(inMay(ledger, "crimes-without-outcome").by(AREA).of("Dudley").value()).isEqualTo(4);
    assertThat(inMay(ledger, "crimes-without-outcome").by(AREA).of("Coventry").value())
        .isEqualTo(0);
  }

  @Test
  void cancelledRecordsAreCountedByGroundOnTheDayOfCancellation() {
    Ledger ledger =
        Ledger.of(
            burglary(MAY).cancelled("OTHER_FORCE", JUNE),
            burglary(MAY).cancelled("NO_CRIME", JUNE).cancelled("OTHER_FORCE", JULY),
            crime("never recorded").cancelled(JUNE));

    assertThat(months(ledger, "crimes-cancelled")).containsExactly(0.0, 2.0, 0.0);
    assertThat(ledger.ask("crimes-cancelled").on("2024-06-10").by(GROUND).groups())
        .containsExactly("NO_CRIME", "OTHER_FORCE");
  }

  @Test
  void crimesForAThousandInhabitantsAreAnnualised() {
    ForceProfile profile =
        Forces.westMidlands().populations(new Population(null, 2023, "a", 2000)).profile();
    Ledger ledger = Ledger.of(profile).with(burglary(MAY), burglary(JUNE).cancelled(JULY));

    assertThat(ledger.ask("crimes-per-1000-population").between("2023-06-01", "2024-05-31").value())
        .isEqualTo(0.5);
    assertThat(inMay(ledger, "crimes-per-1000-population").value())
        .isEqualTo(0.5 * 366 / 31, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void outcomesOfDomesticAbuseAreUntrackedAndOfItsCrimesAlone() {
    Ledger ledger =
        Ledger.of(
            abuse(MAY).outcome("1A", JUNE),
            abuse(MAY).outcome("16", JUNE),
            abuse(JUNE),
            abuse(JUNE).outcome("14", JUNE),
            burglary(JUNE).outcome("1", JUNE));

    assertThat(months(ledger, "domestic-abuse-charges-per-100")).containsExactly(0.0, 50.0, null);
    assertThat(months(ledger, "domestic-abuse-outcome-16-per-100"))
        .containsExactly(0.0, 50.0, null);
    assertThat(months(ledger, "domestic-abuse-crime-share"))
        .containsExactly(100.0, 200.0 / 3, null);
  }

  @Test
  void aReplacedChargeForDomesticAbuseIsTakenBackInTheMonthOfItsReplacement() {
    Ledger ledger =
        Ledger.of(abuse(MAY).outcome("1", JUNE).outcome("16", JULY), abuse(JUNE), abuse(JULY));

    assertThat(months(ledger, "domestic-abuse-charges-per-100"))
        .containsExactly(0.0, 100.0, -100.0);
    assertThat(months(ledger, "domestic-abuse-outcome-16-per-100"))
        .containsExactly(0.0, 0.0, 100.0);
  }

  @Test
  void domesticAbuseIncidentsAreThoseOpenedAsSuchForAThousandInhabitants() {
    ForceProfile profile =
        Forces.westMidlands().populations(new Population(null, 2023, "a", 1000)).profile();
    Ledger ledger =
        Ledger.of(profile)
            .with(
                incident("I1").openedAsDomesticAbuse("P1", "Dudley", MAY),
                incident("I2").opened("P1", "Dudley", MAY));

    assertThat(
            ledger
                .ask("domestic-abuse-incidents-per-1000")
                .between("2023-06-01", "2024-05-31")
                .value())
        .isEqualTo(1);
  }
}
