package uk.peelboard.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Moments.at;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.fixture.Events.CrimeStory;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.profile.ForceProfile;

class CrimeTest {
  private static final Instant MAY = at("2024-05-10T09:00:00");
  private static final Instant JUNE = at("2024-06-10T09:00:00");
  private static final Instant JULY = at("2024-07-10T09:00:00");

  private static Crime of(CrimeStory story) {
    return Crime.of(story.standing());
  }

  private static CrimeStory recorded() {
    return crime("X1").recorded("Burglary", "Birmingham", MAY);
  }

  /** Outcome, month from and month until of each assignment. */
  private static List<String> assignments(CrimeStory story) {
    return of(story).assignments().stream()
        .map(
            one ->
                one.outcome()
                    + " "
                    + month(one.from())
                    + ".."
                    + (one.until() == null ? "" : month(one.until())))
        .toList();
  }

  private static String month(Instant at) {
    return at.toString().substring(5, 7);
  }

  private static List<String> findings(CrimeStory story, ForceProfile profile) {
    return of(story).findings(profile).stream().map(Finding::reason).toList();
  }

  private static List<String> findings(CrimeStory story) {
    return findings(story, Forces.WEST_MIDLANDS);
  }

  @Test
  void hasNoOutcomeUntilOneIsAssigned() {
    assertThat(of(recorded()).outcome()).isNull();
    assertThat(of(recorded().outcome("18", JUNE)).outcome()).isEqualTo("18");
  }

  @Test
  void anOutcomeStandsUntilItIsReplaced() {
    CrimeStory story = recorded().outcome("18", JUNE).outcome("1", JULY);

    assertThat(of(story).outcome()).isEqualTo("1");
    assertThat(assignments(story)).containsExactly("18 06..07", "1 07..");
  }

  @Test
  void anOutcomeStandsUntilItIsRescinded() {
    CrimeStory story = recorded().outcome("18", JUNE).rescinded(JULY);

    assertThat(of(story).outcome()).isNull();
    assertThat(assignments(story)).containsExactly("18 06..07");
  }

  @Test
  void theSameOutcomeGivenTwiceRunningIsOne() {
    assertThat(assignments(recorded().outcome("18", JUNE).outcome("18", JULY)))
        .containsExactly("18 06..");
  }

  @Test
  void theSameOutcomeGivenAgainAfterItWasRescindedCountsAnew() {
    assertThat(assignments(recorded().outcome("18", MAY).rescinded(JUNE).outcome("18", JULY)))
        .containsExactly("18 05..06", "18 07..");
  }

  @Test
  void typeZeroIsNoOutcomeAndTakesOneAway() {
    assertThat(assignments(recorded().outcome("0", JUNE))).isEmpty();
    assertThat(assignments(recorded().outcome("18", JUNE).outcome("0", JULY)))
        .containsExactly("18 06..07");
  }

  @Test
  void aSubTypeIsItsType() {
    assertThat(assignments(recorded().outcome("1A", JUNE).outcome("1", JULY)))
        .containsExactly("1 06..");
    assertThat(of(recorded().outcome("3A", JUNE)).outcome()).isEqualTo("3");
  }

  @Test
  void rescindingNothingChangesNothing() {
    assertThat(assignments(recorded().rescinded(JUNE).outcome("1", JULY)))
        .containsExactly("1 07..");
  }

  @Test
  void cancelledItCountsNoLongerAndItsOutcomeStandsNoLonger() {
    CrimeStory story = recorded().outcome("1", JUNE).cancelled(JULY);

    assertThat(of(story).countedAt()).isNull();
    assertThat(of(story).outcome()).isNull();
    assertThat(assignments(story)).containsExactly("1 06..07");
  }

  @Test
  void aCancelledCrimeIsGivenNoOutcome() {
    assertThat(assignments(recorded().cancelled(JUNE).outcome("1", JULY))).isEmpty();
  }

  @Test
  void anOutcomeAssignedInTheMomentOfItsCancellationIsNone() {
    assertThat(assignments(recorded().outcome("1", JUNE).cancelled(JUNE))).isEmpty();
    assertThat(assignments(recorded().cancelled(JUNE).outcome("1", JUNE))).isEmpty();
  }

  @Test
  void isCountedAsItsLatestClassificationAndItsOutcomesAsTheClassificationAtTheTime() {
    Crime crime = of(recorded().outcome("18", JUNE).reclassified("Robbery", JULY));

    assertThat(crime.offence()).isEqualTo("Robbery");
    assertThat(crime.assignments())
        .extracting(Crime.Assignment::offence)
        .containsExactly("Burglary");
  }

  @Test
  void aClassificationFromBeforeItWasRecordedHolds() {
    assertThat(of(crime("X1").reclassified("Robbery", MAY).recorded("Burglary", "Dudley", JUNE)))
        .extracting(Crime::offence)
        .isEqualTo("Robbery");
  }

  @Test
  void anOutcomeFromBeforeItWasRecordedCountsAndIsAFinding() {
    CrimeStory story = crime("X1").outcome("1", MAY).recorded("Burglary", "Dudley", JUNE);

    assertThat(of(story).outcome()).isEqualTo("1");
    assertThat(of(story).assignments())
        .extracting(Crime.Assignment::area)
        .containsExactly("Dudley");
    assertThat(findings(story)).containsExactly("outcome-before-crime");
  }

  @Test
  void anOutcomeWithoutACrimeIsAFinding() {
    CrimeStory story = crime("X1").outcome("1", MAY);

    assertThat(findings(story)).containsExactly("crime-not-recorded");
    assertThat(of(story).countedAt()).isNull();
    assertThat(assignments(story)).containsExactly("1 05..");
  }

  @Test
  void whatHappensAtOneMomentReadsTheSameInAnyOrder() {
    CrimeStory inOrder = recorded().reclassified("Robbery", MAY).outcome("18", MAY).rescinded(MAY);
    CrimeStory backwards =
        crime("X1")
            .rescinded(MAY)
            .outcome("18", MAY)
            .reclassified("Robbery", MAY)
            .recorded("Burglary", "Birmingham", MAY);

    assertThat(of(backwards)).isEqualTo(of(inOrder));
    assertThat(of(inOrder).outcome()).isNull();
    assertThat(of(inOrder).assignments())
        .extracting(Crime.Assignment::offence)
        .containsExactly("Robbery");
  }

  @Test
  void isAFindingForEachKindOfCodeThatNobodyKnows() {
    ForceProfile profile = Forces.westMidlands().offences("Burglary", "Robbery").profile();
    CrimeStory story =
        crime("X1").recorded("Piracy", "Atlantis", MAY).outcome("99", JUNE).outcome("98", JULY);

    assertThat(findings(story, profile))
        .containsExactly("unknown-area", "unknown-offence", "unknown-outcome");
  }

  @Test
  void anyOffenceWillDoWhereTheProfileListsNone() {
    assertThat(findings(crime("X1").recorded("Piracy", "Dudley", MAY))).isEmpty();
  }

  /** Offence, month from and month until of each time without an outcome. */
  private static List<String> withoutOutcome(CrimeStory story) {
    return of(story).withoutOutcome().stream()
        .map(
            one ->
                one.as().offence()
                    + " "
                    + month(one.from())
                    + ".."
                    + (one.until() == null ? "" : month(one.until())))
        .toList();
  }

  @Test
  void waitsForAnOutcomeUntilOneStandsAndAgainWhenNoneDoes() {
    assertThat(withoutOutcome(recorded())).containsExactly("Burglary 05..");
    assertThat(withoutOutcome(recorded().outcome("18", JUNE))).containsExactly("Burglary 05..06");
    assertThat(withoutOutcome(recorded().outcome("18", JUNE).rescinded(JULY)))
        .containsExactly("Burglary 05..06", "Burglary 07..");
    assertThat(withoutOutcome(recorded().outcome("18", JUNE).outcome("0", JULY)))
        .containsExactly("Burglary 05..06", "Burglary 07..");
  }

  @Test
  void aReplacedOutcomeLeavesNoTimeWithoutOne() {
    assertThat(withoutOutcome(recorded().outcome("18", JUNE).outcome("1", JULY)))
        .containsExactly("Burglary 05..06");
  }

  @Test
  void aCancelledOrUnrecordedCrimeWaitsForNoOutcome() {
    assertThat(withoutOutcome(recorded().cancelled(JUNE))).containsExactly("Burglary 05..06");
    assertThat(withoutOutcome(recorded().outcome("18", JUNE).cancelled(JULY)))
        .containsExactly("Burglary 05..06");
    assertThat(withoutOutcome(crime("X1").outcome("18", MAY).rescinded(JUNE))).isEmpty();
  }

  @Test
  void aCrimeThatHadItsOutcomeBeforeItWasRecordedNeverWaitedForOne() {
    assertThat(withoutOutcome(crime("X1").outcome("18", MAY).recorded("Burglary", "Dudley", JUNE)))
        .isEmpty();
  }

  @Test
  void waitsUnderTheOffenceThatItIsClassifiedAsAtTheTime() {
    assertThat(withoutOutcome(recorded().reclassified("Robbery", JUNE).outcome("1", JULY)))
        .containsExactly("Burglary 05..06", "Robbery 06..07");
  }
}
