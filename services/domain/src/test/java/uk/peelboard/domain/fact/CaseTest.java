package uk.peelboard.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.caseOf;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.fixture.Events.CaseStory;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Team;

class CaseTest {
  private static final Instant FIRST = at("2024-05-01T09:00:00");
  private static final Instant SECOND = FIRST.plus(days(1));
  private static final Instant THIRD = FIRST.plus(days(2));
  private static final Instant FOURTH = FIRST.plus(days(3));

  private static Case of(CaseStory story) {
    return Case.of(story.standing(), Forces.WEST_MIDLANDS);
  }

  private static List<String> findings(CaseStory story, ForceProfile profile) {
    return Case.of(story.standing(), profile).findings(profile).stream()
        .map(Finding::reason)
        .toList();
  }

  private static List<String> findings(CaseStory story) {
    return findings(story, Forces.WEST_MIDLANDS);
  }

  /** What it was, first day and last day of each phase. */
  private static <T> List<String> phases(List<Phase<T>> phases, Function<T, Object> what) {
    return phases.stream()
        .map(
            phase ->
                what.apply(phase.as())
                    + " "
                    + day(phase.from())
                    + ".."
                    + (phase.until() == null ? "" : day(phase.until())))
        .toList();
  }

  private static int day(Instant at) {
    return at.atZone(Forces.WEST_MIDLANDS.zone()).getDayOfMonth();
  }

  private static CaseStory marac() {
    return caseOf("M").opened("MARAC", "Dudley", FIRST);
  }

  private static CaseStory visitDueOn(Instant due) {
    return caseOf("V").openedDue(due, "RSO_VISIT", "Dudley", FIRST);
  }

  @Test
  void isDoneWhenAMilestoneOrAResultSaysSoWhicheverIsFirst() {
    assertThat(of(marac().progressed("DISCUSSED", SECOND).closed("DISCUSSED", THIRD)).doneAt())
        .isEqualTo(SECOND);
    assertThat(of(marac().closed("DISCUSSED", SECOND).progressed("DISCUSSED", THIRD)).doneAt())
        .isEqualTo(SECOND);
    assertThat(of(marac().closed("WITHDRAWN", SECOND)).doneAt()).isNull();
  }

  @Test
  void waitsUntilItIsDoneAndIsOpenUntilItIsClosed() {
    CaseStory story = marac().progressed("DISCUSSED", SECOND).closed("DISCUSSED", FOURTH);

    assertThat(phases(of(story).open(), Case.Open::state))
        .containsExactly("WAITING 1..2", "DONE 2..4");
  }

  @Test
  void aSecondClosingClosesNothingAndIsAFindingWhereItSaysSomethingElse() {
    CaseStory same = marac().closed("WITHDRAWN", SECOND).closed("WITHDRAWN", THIRD);
    CaseStory other = marac().closed("WITHDRAWN", SECOND).closed("DISCUSSED", THIRD);

    assertThat(phases(of(other).open(), Case.Open::state)).containsExactly("WAITING 1..2");
    assertThat(findings(same)).isEmpty();
    assertThat(findings(other)).containsExactly("case-closed-twice");
  }

  @Test
  void aMilestoneAfterTheClosingCountsAndOpensNothing() {
    CaseStory story =
        caseOf("D")
            .opened("DVPO", "Dudley", FIRST)
            .progressed("GRANTED", SECOND)
            .closed("EXPIRED", THIRD)
            .progressed("BREACHED", FOURTH);

    assertThat(of(story).breached()).isTrue();
    assertThat(phases(of(story).open(), Case.Open::state))
        .containsExactly("WAITING 1..2", "GRANTED 2..3");
    assertThat(findings(story)).isEmpty();
  }

  @Test
  void aBreachOfWhatWasNeverGrantedIsAFinding() {
    CaseStory story = caseOf("D").opened("DVPO", "Dudley", FIRST).progressed("BREACHED", SECOND);

    assertThat(findings(story)).containsExactly("order-breached-but-not-granted");
  }

  @Test
  void onlyAChangeFromOneLevelOfRiskToAnotherIsAChange() {
    CaseStory graded =
        caseOf("P")
            .openedAt("MEDIUM", "MISSING_PERSON", "Dudley", FIRST)
            .riskGraded("MEDIUM", SECOND)
            .riskGraded("HIGH", THIRD);
    CaseStory first = caseOf("F").opened("DASH", "Dudley", FIRST).riskGraded("HIGH", SECOND);

    assertThat(of(graded).riskChanges())
        .containsExactly(new Case.RiskChange("MISSING_PERSON", "Dudley", "HIGH", THIRD));
    assertThat(of(graded).risk()).isEqualTo("HIGH");
    assertThat(of(first).riskChanges()).isEmpty();
    assertThat(of(first).risk()).isEqualTo("HIGH");
  }

  @Test
  void absentIsWhatNoApparentRiskWasCalledBefore() {
    CaseStory story =
        caseOf("P")
            .openedAt("ABSENT", "MISSING_PERSON", "Dudley", FIRST)
            .riskGraded("NO_APPARENT_RISK", SECOND);

    assertThat(of(story).risk()).isEqualTo("NO_APPARENT_RISK");
    assertThat(of(story).riskChanges()).isEmpty();
  }

  @Test
  void isWithWhoeverItWasLastAssignedToUntilItIsClosed() {
    CaseStory story =
        caseOf("N")
            .openedInTeam("PPU-1", "INVESTIGATION", "Dudley", FIRST)
            .assigned("ann", null, SECOND)
            .assigned("bob", "PPU-2", THIRD)
            .closed("FILED", FOURTH);

    assertThat(phases(of(story).held(), held -> held.holder() + "@" + held.team()))
        .containsExactly("ann@PPU-1 2..3", "bob@PPU-2 3..4");
    assertThat(phases(of(story).open(), Case.Open::team))
        .containsExactly("PPU-1 1..3", "PPU-2 3..4");
  }

  @Test
  void isOverdueFromItsDueTimeUntilItIsDone() {
    assertThat(phases(of(visitDueOn(SECOND).closed("VISITED", FOURTH)).overdue(), as -> "V"))
        .containsExactly("V 2..4");
    assertThat(phases(of(visitDueOn(SECOND)).overdue(), as -> "V")).containsExactly("V 2..");
  }

  @Test
  void whatIsDoneOrCancelledByItsDueTimeIsNeverOverdue() {
    assertThat(of(visitDueOn(THIRD).closed("VISITED", THIRD)).overdue()).isEmpty();
    assertThat(of(visitDueOn(THIRD).closed("CANCELLED", SECOND)).overdue()).isEmpty();
    assertThat(of(marac()).overdue()).isEmpty();
  }

  @Test
  void whatFallsDueInTheFutureIsOverdueFromThenOn() {
    CaseStory story = visitDueOn(FOURTH).assigned("ann", null, SECOND);

    assertThat(phases(of(story).overdue(), as -> "V")).containsExactly("V 4..");
  }

  @Test
  void aDueTimePutOffEndsWhatWasOverdue() {
    CaseStory story = visitDueOn(SECOND).due(FOURTH, THIRD);

    assertThat(phases(of(story).overdue(), as -> day(as.dueAt())))
        .containsExactly("2 2..3", "4 4..");
    assertThat(of(story).dueAt()).isEqualTo(FOURTH);
  }

  @Test
  void isInTimeWhenDoneAtTheVeryMomentItWasDue() {
    assertThat(of(visitDueOn(SECOND).closed("VISITED", SECOND)).inTime()).isTrue();
    assertThat(of(visitDueOn(SECOND).closed("VISITED", SECOND.plusMillis(1))).inTime()).isFalse();
    assertThat(of(visitDueOn(SECOND).closed("CANCELLED", FIRST)).inTime()).isFalse();
    assertThat(of(marac().closed("DISCUSSED", SECOND)).inTime()).isFalse();
  }

  @Test
  void aTypeThatNobodyDeclaredIsNoTypeAndAFinding() {
    CaseStory raffle = caseOf("R").opened("RAFFLE", "Dudley", FIRST).closed("DRAWN", SECOND);

    assertThat(of(raffle).type()).isNull();
    assertThat(findings(raffle)).containsExactly("unknown-case-type");
    assertThat(findings(marac(), westMidlands().caseTypes().profile()))
        .containsExactly("unknown-case-type");
  }

  @Test
  void aNewTypeIsConfigurationAlone() {
    CaseType raffle = new CaseType("RAFFLE", "Raffle", Map.of(), Map.of("DRAWN", CaseMeaning.DONE));
    ForceProfile profile = westMidlands().caseTypes(raffle).profile();
    CaseStory story = caseOf("R").opened("RAFFLE", "Dudley", FIRST).closed("DRAWN", SECOND);

    assertThat(Case.of(story.standing(), profile).doneAt()).isEqualTo(SECOND);
    assertThat(findings(story, profile)).isEmpty();
  }

  @Test
  void isAFindingForEachCodeThatNobodyKnows() {
    ForceProfile profile = westMidlands().teams(new Team("T1", "Team 1", Set.of())).profile();
    CaseStory story =
        caseOf("M")
            .openedInTeam("T9", "MARAC", "Atlantis", FIRST)
            .progressed("SUNG", SECOND)
            .closed("DANCED", THIRD);

    assertThat(findings(story, profile))
        .containsExactly("unknown-area", "unknown-team", "unknown-milestone", "unknown-result");
  }

  @Test
  void whatWasNeverOpenedOrClosedBeforeItWasIsAFindingAndInNoStock() {
    CaseStory never = caseOf("M").closed("DISCUSSED", FIRST);
    CaseStory before = caseOf("M").closed("DISCUSSED", FIRST).opened("MARAC", "Dudley", SECOND);

    assertThat(findings(never)).containsExactly("case-not-opened");
    assertThat(of(never).open()).isEmpty();
    assertThat(findings(before)).containsExactly("case-closed-before-opened");
    assertThat(of(before).open()).isEmpty();
    assertThat(of(before).doneAt()).isEqualTo(FIRST);
  }

  @Test
  void ofSeveralOpeningsTheFirstCounts() {
    CaseStory story =
        marac().openedInTeam("T1", "DVPO", "Coventry", SECOND).closed("DISCUSSED", THIRD);

    assertThat(of(story).type()).isEqualTo("MARAC");
    assertThat(of(story).openedAt()).isEqualTo(FIRST);
    assertThat(of(story).area()).isEqualTo("Dudley");
  }
}
