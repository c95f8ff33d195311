package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uk.peelboard.domain.fixture.Events.caseOf;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.RISK;
import static uk.peelboard.domain.measure.Dimension.TEAM;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Asked;
import uk.peelboard.domain.fixture.Events.CaseStory;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Role;

class CaseFiguresTest {
  private static final Instant MAY = at("2024-05-10T09:00:00");
  private static final Instant JUNE = at("2024-06-10T09:00:00");
  private static final Instant JULY = at("2024-07-10T09:00:00");

  private int cases;

  private CaseStory story() {
    return caseOf("K" + ++cases);
  }

  private CaseStory opened(String type, Instant at) {
    return story().opened(type, "Dudley", at);
  }

  private CaseStory inTeam(String team, String type, Instant at) {
    return story().openedInTeam(team, type, "Dudley", at);
  }

  /** A KPI by month, from May to July. */
  private static List<Double> months(Ledger ledger, String kpi) {
    return ledger.ask(kpi).between("2024-05-01", "2024-07-31").each(Interval.MONTH).values();
  }

  private static Asked inMay(Ledger ledger, String kpi) {
    return ledger.ask(kpi).between("2024-05-01", "2024-05-31");
  }

  @Test
  void casesAreDiscussedOnTheDayTheyFirstWere() {
    Ledger ledger =
        Ledger.of(
            opened("MARAC", MAY).progressed("DISCUSSED", JUNE).closed("DISCUSSED", JULY),
            story()
                .openedAsRepeat("MARAC", "Coventry", MAY)
                .progressed("DISCUSSED", JUNE)
                .progressed("DISCUSSED", JULY),
            opened("MARAC", MAY).closed("WITHDRAWN", JUNE),
            opened("MISSING_PERSON", MAY).closed("LOCATED", JUNE));

    assertThat(months(ledger, "marac-cases")).containsExactly(0.0, 2.0, 0.0);
    assertThat(months(ledger, "marac-repeat-share")).containsExactly(null, 50.0, null);
    assertThat(months(ledger, "marac-waiting")).containsExactly(3.0, 0.0, 0.0);
    assertThat(ledger.ask("marac-cases").on("2024-06-10").by(AREA).of("Coventry").value())
        .isEqualTo(1);
  }

  @Test
  void theOldestCaseThatWaitsIsAsOldAsItsReferral() {
    Ledger ledger =
        Ledger.of(
            opened("MARAC", MAY).progressed("DISCUSSED", JULY),
            opened("MARAC", JUNE),
            opened("OCSET_REFERRAL", MAY).progressed("ASSESSED", JUNE));

    assertThat(ledger.ask("marac-oldest-waiting").on("2024-06-10").now(JUNE).value())
        .isEqualTo(31 * 86_400.0);
    assertThat(ledger.ask("marac-oldest-waiting").on("2024-07-10").now(JULY).value())
        .isEqualTo(30 * 86_400.0);
    assertThat(ledger.ask("ocset-oldest-waiting").on("2024-06-10").now(JUNE).value()).isNull();
    assertThat(months(ledger, "ocset-waiting")).containsExactly(1.0, 0.0, 0.0);
  }

  @Test
  void missingPeopleAreCountedAtTheLevelOfRiskTheyHadThen() {
    Ledger ledger =
        Ledger.of(
            story()
                .openedAt("LOW", "MISSING_PERSON", "Dudley", MAY)
                .riskGraded("HIGH", MAY.plus(hours(2)))
                .closed("LOCATED", MAY.plus(hours(5))));
    Asked open = ledger.ask("missing-open").on("2024-05-10").by(RISK);

    assertThat(open.now(MAY.plus(hours(1))).of("LOW").value()).isEqualTo(1);
    assertThat(open.now(MAY.plus(hours(3))).of("HIGH").value()).isEqualTo(1);
    assertThat(open.now(MAY.plus(hours(3))).of("LOW").value()).isEqualTo(0);
    assertThat(ledger.ask("missing-recategorised").on("2024-05-10").by(RISK).of("HIGH").value())
        .isEqualTo(1);
    assertThat(
            ledger
                .ask("missing-time-to-locate-median")
                .on("2024-05-10")
                .by(RISK)
                .of("HIGH")
                .value())
        .isEqualTo(5 * 3600.0);
  }

  @Test
  void whoeverWasReportedInErrorOrIsStillMissingHasNoTimeToLocate() {
    Ledger ledger =
        Ledger.of(
            opened("MISSING_PERSON", MAY).closed("REPORTED_IN_ERROR", MAY.plus(hours(1))),
            opened("MISSING_PERSON", MAY));

    assertThat(inMay(ledger, "missing-time-to-locate-median").value()).isNull();
    assertThat(inMay(ledger, "missing-open").figure().series().peak()).isEqualTo(2);
  }

  @Test
  void locatedBeforeReportedIsAFindingAndNoTime() {
    Ledger ledger =
        Ledger.of(
            caseOf("P").closed("LOCATED", MAY).opened("MISSING_PERSON", "Dudley", JUNE),
            opened("MARAC", MAY));

    assertThat(months(ledger, "missing-time-to-locate-median")).containsOnlyNulls();
    assertThat(
            ledger
                .ask("data-quality-findings")
                .between("2024-05-01", "2024-07-31")
                .by(REASON)
                .groups())
        .containsExactly("case-closed-before-opened", "cases-done-ends-before-it-starts");
  }

  @Test
  void offendersForEachManagerAreOfTheTeamsHeadcountAndTheForcesOfAll() {
    ForceProfile profile =
        westMidlands().headcounts(managers("RSO-1", 2), managers("RSO-2", 1)).profile();
    Ledger ledger =
        Ledger.of(profile)
            .with(
                inTeam("RSO-1", "RSO", MAY),
                inTeam("RSO-1", "RSO", MAY).closed("MOVED_AWAY", JUNE),
                inTeam("RSO-2", "RSO", MAY),
                inTeam("RSO-3", "RSO", MAY));
    Asked perManager = inMay(ledger, "rso-per-manager");

    assertThat(perManager.value()).isEqualTo(4.0 / 3);
    assertThat(perManager.by(TEAM).of("RSO-1").value()).isEqualTo(1);
    assertThat(perManager.by(TEAM).of("RSO-1").denominator()).isEqualTo(2);
    assertThat(perManager.by(TEAM).of("RSO-3").value()).isNull();
    assertThat(perManager.by(TEAM).of("RSO-3").reason()).contains("headcount");
    assertThat(months(ledger, "rso-managed")).containsExactly(4.0, 3.0, 3.0);
  }

  private static Headcount managers(String team, int people) {
    return new Headcount(Role.RSO_MANAGER, team, LocalDate.of(2000, 1, 1), people, "test");
  }

  @Test
  void aVisitIsOverdueOnceItsLatestDueTimeHasPassed() {
    Ledger ledger =
        Ledger.of(
            story().openedDue(JUNE, "RSO_VISIT", "Dudley", MAY),
            story().openedDue(MAY.plus(hours(1)), "RSO_VISIT", "Dudley", MAY).due(JULY, JUNE),
            story().openedDue(MAY, "RSO_VISIT", "Dudley", MAY).closed("VISITED", JUNE),
            story().openedDue(MAY, "MARAC", "Dudley", MAY));
    Asked overdue = ledger.ask("rso-visits-overdue");

    assertThat(overdue.on("2024-05-10").now(MAY).value()).isEqualTo(1);
    assertThat(overdue.on("2024-05-10").now(MAY.plus(hours(1))).value()).isEqualTo(2);
    assertThat(overdue.on("2024-06-10").now(JUNE.minusSeconds(1)).value()).isEqualTo(2);
    assertThat(overdue.on("2024-06-10").now(JUNE).value()).isEqualTo(1);
    assertThat(overdue.on("2024-07-10").now(JULY.minusSeconds(1)).value()).isEqualTo(1);
    assertThat(overdue.on("2024-07-10").now(JULY).value()).isEqualTo(2);
    assertThat(months(ledger, "rso-visits-overdue")).containsExactly(2.0, 1.0, 2.0);
  }

  private CaseStory investigation(String holder, String team) {
    return inTeam(team, "INVESTIGATION", MAY).assigned(holder, null, MAY.plus(hours(1)));
  }

  @Test
  void investigationsAreSpreadOverThoseWhoHaveAny() {
    Ledger ledger =
        Ledger.of(
            investigation("ann", "PPU-1"),
            investigation("ann", "PPU-1"),
            investigation("ann", "PPU-2"),
            investigation("bob", "PPU-1").closed("FILED", JUNE),
            inTeam("PPU-1", "INVESTIGATION", MAY),
            inTeam("PPU-1", "RSO", MAY).assigned("cat", null, MAY));
    Asked mean = inMay(ledger, "investigations-per-investigator-mean");
    Asked most = inMay(ledger, "investigations-per-investigator-max");

    assertThat(mean.value()).isEqualTo(2);
    assertThat(mean.figure().denominator()).isEqualTo(2);
    assertThat(most.value()).isEqualTo(3);
    assertThat(mean.by(TEAM).of("PPU-1").value()).isEqualTo(1.5);
    assertThat(most.by(TEAM).of("PPU-1").value()).isEqualTo(2);
    assertThat(most.by(TEAM).of("PPU-2").value()).isEqualTo(1);
    assertThat(months(ledger, "investigations-per-investigator-mean"))
        .containsExactly(2.0, 3.0, 3.0);
  }

  @Test
  void anInvestigationHandedOverIsTheNewInvestigators() {
    Ledger ledger = Ledger.of(investigation("ann", "PPU-1").assigned("bob", "PPU-2", JUNE));
    Asked most = ledger.ask("investigations-per-investigator-max").by(TEAM);

    assertThat(most.on("2024-05-31").groups()).contains("PPU-1");
    assertThat(most.on("2024-05-31").of("PPU-1").value()).isEqualTo(1);
    assertThat(most.on("2024-06-10").of("PPU-1").value()).isNull();
    assertThat(most.on("2024-06-10").of("PPU-2").value()).isEqualTo(1);
  }

  @Test
  void nobodyCanBeAskedForByName() {
    assertThat(Kpis.all())
        .allSatisfy(
            kpi -> {
              assertThat(kpi.dimensions()).doesNotContain(Dimension.HOLDER);
              assertThat(kpi.exported()).doesNotContain(Dimension.HOLDER);
            });
  }

  @Test
  void groupsAreActiveUntilArchivedAndMappedUntilRemoved() {
    ForceProfile profile =
        westMidlands().populations(new Population(null, 2023, "a", 500_000)).profile();
    Ledger ledger =
        Ledger.of(profile)
            .with(
                opened("OCG", MAY),
                opened("OCG", MAY).progressed("ARCHIVED", JUNE),
                opened("OCG", MAY).closed("REMOVED", JUNE),
                opened("OCG_DISRUPTION", MAY),
                opened("OCG_DISRUPTION", JULY));

    assertThat(months(ledger, "ocgs-per-million")).containsExactly(6.0, 2.0, 2.0);
    assertThat(ledger.ask("ocg-disruptions-per-100").between("2023-08-01", "2024-07-31").value())
        .isEqualTo(100);
    assertThat(inMay(ledger, "ocg-disruptions-per-100").value())
        .isCloseTo(100.0 / 3 * 366 / 31, within(1e-9));
    assertThat(ledger.ask("ocg-disruptions-per-100").on("2024-05-09").value()).isNull();
  }

  @Test
  void updatesAreInTimeOnTheDayTheyWereDueOnceThatTimeHasPassed() {
    Ledger ledger =
        Ledger.of(
            story().openedDue(JUNE, "VICTIM_CONTACT", "Dudley", MAY).closed("CONTACTED", JUNE),
            story()
                .openedDue(JUNE, "VICTIM_CONTACT", "Dudley", MAY)
                .closed("CONTACTED", JUNE.plusSeconds(1)),
            story().openedDue(JUNE, "VICTIM_CONTACT", "Dudley", MAY).closed("NOT_REACHED", MAY),
            story().openedDue(JUNE, "VICTIM_CONTACT", "Coventry", MAY),
            opened("VICTIM_CONTACT", MAY));
    Asked onTime = ledger.ask("victim-updates-on-time").on("2024-06-10");

    assertThat(onTime.now(JUNE.minusSeconds(1)).value()).isNull();
    assertThat(onTime.now(JUNE).value()).isEqualTo(25);
    assertThat(onTime.now(JUNE).by(AREA).of("Coventry").value()).isEqualTo(0);
    assertThat(months(ledger, "victim-updates-on-time")).containsExactly(null, 25.0, null);
  }

  @Test
  void ordersAreGrantedOnTheirDayAndBreachedOnceHoweverOften() {
    Ledger ledger =
        Ledger.of(
            opened("DVPO", MAY)
                .progressed("GRANTED", MAY)
                .progressed("BREACHED", JUNE)
                .progressed("BREACHED", JULY),
            opened("DVPO", MAY).progressed("GRANTED", JUNE).closed("EXPIRED", JULY),
            opened("DVPO", MAY).closed("REFUSED", JUNE));

    assertThat(months(ledger, "dvpos-granted")).containsExactly(1.0, 1.0, 0.0);
    assertThat(months(ledger, "dvpos-breached-share")).containsExactly(100.0, 0.0, null);
  }

  @Test
  void formsAndArrestsAreOfTheCrimesOfTheSamePeriodNotLinked() {
    Ledger ledger =
        Ledger.of(
            opened("DASH", MAY).closed("COMPLETED", JUNE),
            opened("DASH", JUNE).closed("COMPLETED", JUNE),
            opened("DASH", JUNE).closed("REFUSED", JUNE),
            opened("DA_ARREST", JUNE).closed("RELEASED", JULY));
    ledger.with(
        crime("X1").recordedAsDomesticAbuse("Violence", "Dudley", JUNE),
        crime("X2").recordedAsDomesticAbuse("Violence", "Dudley", JUNE).cancelled(JULY),
        crime("X3").recorded("Burglary", "Dudley", JUNE));

    assertThat(months(ledger, "dash-per-domestic-abuse-crime")).containsExactly(null, 2.0, null);
    assertThat(months(ledger, "domestic-abuse-arrests-per-100")).containsExactly(null, 100.0, null);
  }
}
