package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.caseOf;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.TEAM;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Asked;
import uk.peelboard.domain.fixture.Events.CaseStory;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.measure.CaseMeasures;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.Team;

class CaseTypesTest {
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

  private static Asked inMay(Ledger ledger, String kpi) {
    return ledger.ask(kpi).between("2024-05-01", "2024-05-31");
  }

  private static Asked inJune(Ledger ledger, String kpi) {
    return ledger.ask(kpi).between("2024-06-01", "2024-06-30");
  }

  @Test
  void ofATypeThatTheForceHasNotThereIsNothingToSay() {
    Ledger ledger = Ledger.of(westMidlands().caseTypes().profile()).with(opened("MARAC", MAY));

    for (String kpi :
        List.of(
            "marac-cases",
            "marac-repeat-share",
            "marac-waiting",
            "marac-oldest-waiting",
            "rso-per-manager",
            "investigations-per-investigator-max",
            "ocg-disruptions-per-100")) {
      assertThat(inMay(ledger, kpi).figure().reason()).as(kpi).contains("no case type");
    }
  }

  @Test
  void ofATypeThereIsNothingToSayOfTheTimeBeforeItWasHeardOf() {
    Ledger ledger = Ledger.of(opened("RSO", at("2010-03-01T09:00:00")), opened("MARAC", JUNE));

    assertThat(inMay(ledger, "marac-waiting").figure())
        .extracting(Figure::value, Figure::reason)
        .containsExactly(null, "there are no events before 2024-06-10");
    assertThat(inMay(ledger, "marac-cases").figure().value()).isNull();
    assertThat(inJune(ledger, "marac-waiting").value()).isEqualTo(1);
    assertThat(inJune(ledger, "marac-cases").value()).isZero();
    assertThat(inMay(ledger, "rso-managed").value()).isEqualTo(1);
    assertThat(inMay(ledger, "ocset-waiting").value()).as("never heard of").isZero();
  }

  @Test
  void ofAShareThereIsNothingToSayBeforeBothOfItsFeedsHaveBegun() {
    Ledger ledger =
        Ledger.of(
            crime("X1").recordedAsDomesticAbuse("Violence", "Dudley", MAY),
            crime("X2").recordedAsDomesticAbuse("Violence", "Dudley", JUNE));

    assertThat(inJune(ledger, "dash-per-domestic-abuse-crime").figure())
        .extracting(Figure::value, Figure::reason)
        .containsExactly(null, "there are no events yet");

    ledger.with(opened("DASH", JUNE).closed("COMPLETED", JUNE));

    assertThat(inMay(ledger, "dash-per-domestic-abuse-crime").figure().reason())
        .isEqualTo("there are no events before 2024-06-10");
    assertThat(inJune(ledger, "dash-per-domestic-abuse-crime").value()).isEqualTo(1);
  }

  @Test
  void aTypeThatNobodyDeclaredIsCountedUnderUnknownAndIsAFinding() {
    Ledger ledger = Ledger.of(opened("RAFFLE", MAY));

    assertThat(ledger.cell(CaseMeasures.CASES_OPENED, "2024-05-10", "unknown", "Dudley").count())
        .isEqualTo(1);
    assertThat(ledger.ask("data-quality-findings").on("2024-05-10").by(REASON).groups())
        .containsExactly("unknown-case-type");
    assertThat(inMay(ledger, "marac-cases").value()).isEqualTo(0);
    assertThat(Forces.WEST_MIDLANDS.caseTypes()).doesNotContainKey("RAFFLE");
  }

  @Test
  void aTeamWithNothingIsSeenToHaveNothingOfWhatItsTypesOfCaseAre() {
    Ledger ledger =
        Ledger.of(
                westMidlands()
                    .teams(
                        new Team("RSO-1", "One", Set.of("RSO", "RSO_VISIT")),
                        new Team("RSO-2", "Two", Set.of("RSO", "RSO_VISIT")),
                        new Team("PPU-1", "Public protection", Set.of("INVESTIGATION")))
                    .profile())
            .with(inTeam("RSO-1", "RSO", MAY));

    assertThat(inMay(ledger, "rso-managed").by(TEAM).groups()).containsExactly("RSO-1", "RSO-2");
    assertThat(inMay(ledger, "rso-managed").by(TEAM).of("RSO-2").value()).isZero();
    assertThat(inMay(ledger.with(inTeam("PPU-1", "RSO", MAY)), "rso-managed").by(TEAM).groups())
        .as("where there is one all the same, it is not left out")
        .containsExactly("RSO-1", "RSO-2", "PPU-1");
  }

  /** All that somebody has to do for a type of case that there was not: profile, and KPI. */
  @Test
  void aTypeThatIsAddedToTheProfileIsMeasuredAsAllOthersAreAndAKpiAboutItIsOneConstant() {
    CaseType stopAndSearch =
        new CaseType(
            "STOP_SEARCH",
            "Stop and search",
            Map.of("SUPERVISED", CaseMeaning.DONE),
            Map.of("NOTHING_FOUND", CaseMeaning.OTHER));
    Kpi reviewed =
        KpiOf.kpi("stop-searches-reviewed")
            .asks("How many searches were reviewed by a supervisor?")
            .counts("Each once, on the day it was.")
            .is(Unit.CASES, Formula.Count.of(CaseKpis.done("STOP_SEARCH")))
            .by(AREA)
            .source(Source.Document.DOMAIN.at("5.5"));
    CaseStory search = opened("STOP_SEARCH", MAY).progressed("SUPERVISED", JUNE);

    Ledger without = Ledger.of(search);
    Ledger with = Ledger.of(westMidlands().moreCaseTypes(stopAndSearch).profile()).with(search);

    assertThat(inMay(without, "data-quality-findings").by(REASON).groups())
        .contains("unknown-case-type");
    assertThat(inMay(with, "data-quality-findings").by(REASON).groups()).isEmpty();
    assertThat(with.cell(CaseMeasures.CASES_OPENED, "2024-05-10", "STOP_SEARCH", "Dudley").count())
        .isEqualTo(1);
    assertThat(
            new Figures(with, with.definitions())
                .answer(
                    new Question(
                        reviewed,
                        LocalDate.parse("2024-06-01"),
                        LocalDate.parse("2024-06-30"),
                        Interval.TOTAL,
                        List.of(AREA),
                        Map.of(AREA, "Dudley")),
                    JULY))
        .singleElement()
        .extracting(row -> row.figure().value())
        .isEqualTo(1.0);
  }
}
