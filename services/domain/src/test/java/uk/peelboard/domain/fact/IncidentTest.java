package uk.peelboard.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.fact.Incident.Open;
import uk.peelboard.domain.fixture.Events.IncidentStory;
import uk.peelboard.domain.fixture.Forces;

class IncidentTest {
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private static Incident of(IncidentStory story) {
    return Incident.of(story.standing(), Forces.WEST_MIDLANDS);
  }

  private static List<String> findings(IncidentStory story) {
    return of(story).findings(Forces.WEST_MIDLANDS).stream().map(Finding::reason).toList();
  }

  private static IncidentStory opened(String grade) {
    return incident("I1").opened(grade, "Birmingham", NOON);
  }

  /** From, until, grade and state of each phase, in minutes since noon. */
  private static List<String> phases(IncidentStory story) {
    return of(story).open().stream().map(IncidentTest::told).toList();
  }

  private static String told(Phase<Open> phase) {
    return minutesOf(phase.from())
        + ".."
        + (phase.until() == null ? "" : minutesOf(phase.until()))
        + " "
        + phase.as().grade()
        + " "
        + phase.as().state().code()
        + (phase.as().vulnerable() ? " vulnerable" : "");
  }

  private static long minutesOf(Instant at) {
    return Duration.between(NOON, at).toMinutes();
  }

  @Test
  void isUnresourcedThenAssignedThenAttendedUntilItIsClosed() {
    assertThat(
            phases(
                opened("P1")
                    .assignedAfter(minutes(4))
                    .arrivedAfter(minutes(11))
                    .closedAfter(minutes(60))))
        .containsExactly("0..4 P1 unresourced", "4..11 P1 assigned", "11..60 P1 attended");
  }

  @Test
  void clockStartsWhenTheCallWasReceivedElseWhenItWasOpened() {
    Instant received = NOON.minusSeconds(90);

    assertThat(of(incident("I1").opened("P1", "Dudley", NOON, received)).clockStartAt())
        .isEqualTo(received);
    assertThat(of(opened("P1")).clockStartAt()).isEqualTo(NOON);
  }

  @Test
  void countsAsItsFinalGradeWhenItWasRegradedBeforeTheFirstArrival() {
    IncidentStory story =
        opened("P3").gradedAfter("P1", minutes(5)).arrivedAfter(minutes(9)).closedAfter(hours(1));

    assertThat(of(story).grade()).isEqualTo("P1");
    assertThat(phases(story))
        .containsExactly("0..5 P3 unresourced", "5..9 P1 unresourced", "9..60 P1 attended");
  }

  @Test
  void countsAsTheGradeAtItsFirstArrivalWhenItWasRegradedAfterwards() {
    IncidentStory story = opened("P1").arrivedAfter(minutes(9)).gradedAfter("P3", minutes(20));

    assertThat(of(story).grade()).isEqualTo("P1");
    assertThat(phases(story))
        .containsExactly("0..9 P1 unresourced", "9..20 P1 attended", "20.. P3 attended");
  }

  @Test
  void aRegradeAtTheVeryMomentOfArrivalCountsWhateverTheOrder() {
    IncidentStory gradedFirst = opened("P2").gradedAfter("P1", minutes(9)).arrivedAfter(minutes(9));
    IncidentStory arrivedFirst =
        opened("P2").arrivedAfter(minutes(9)).gradedAfter("P1", minutes(9));

    assertThat(of(gradedFirst)).isEqualTo(of(arrivedFirst));
    assertThat(of(arrivedFirst).grade()).isEqualTo("P1");
  }

  @Test
  void saysTheSameAboutEventsOfOneMomentInAnyOrder() {
    IncidentStory inOrder =
        opened("P3")
            .gradedAfter("P1", seconds(0))
            .assignedAfter(seconds(0))
            .arrivedAfter(seconds(0))
            .closedAfter(seconds(0));
    IncidentStory backwards =
        incident("I1")
            .closed(NOON)
            .arrived(NOON)
            .assignedAfter(seconds(0))
            .graded("P1", NOON)
            .opened("P3", "Birmingham", NOON);

    assertThat(of(backwards)).isEqualTo(of(inOrder));
    assertThat(of(inOrder).open()).isEmpty();
    assertThat(findings(backwards)).isEmpty();
  }

  @Test
  void aClosingAndAReopeningAtOneMomentLeaveItOpen() {
    IncidentStory story = opened("P2").reopenedAfter(minutes(5)).closedAfter(minutes(5));

    assertThat(of(story).closedAt()).isNull();
    assertThat(phases(story)).containsExactly("0..5 P2 unresourced", "5.. P2 unresourced");
  }

  @Test
  void anArrivalOfOthersThanPoliceIsNone() {
    IncidentStory story =
        opened("P1").arrived("AMBULANCE", NOON.plusSeconds(60)).arrivedAfter(minutes(9));

    assertThat(of(story).firstArrivalAt()).isEqualTo(NOON.plusSeconds(540));
    assertThat(phases(story)).containsExactly("0..9 P1 unresourced", "9.. P1 attended");
  }

  @Test
  void isAttendedFromTheBeginningWhenSomebodyWasThereBeforeItWasOpened() {
    IncidentStory story =
        incident("I1").arrived(NOON.minusSeconds(60)).opened("P1", "Dudley", NOON);

    assertThat(of(story).grade()).isEqualTo("P1");
    assertThat(phases(story)).containsExactly("0.. P1 attended");
  }

  @Test
  void waitsForItsSlotOnceAnAppointmentIsBookedAndUntilSomebodyIsAssigned() {
    assertThat(phases(opened("P3").appointmentBookedAfter(minutes(10)).assignedAfter(days(1))))
        .containsExactly("0..10 P3 unresourced", "10..1440 P3 appointment", "1440.. P3 assigned");
  }

  @Test
  void waitsForNobodyWhenItNeedsNoDeployment() {
    assertThat(phases(incident("I1").openedWithoutDeployment("P3", "Dudley", NOON)))
        .containsExactly("0.. P3 no-deployment");
  }

  @Test
  void becomesVulnerableWhenItIsFlagged() {
    IncidentStory story = opened("P2").flaggedVulnerableAfter(minutes(7));

    assertThat(of(story).vulnerable()).isTrue();
    assertThat(phases(story))
        .containsExactly("0..7 P2 unresourced", "7.. P2 unresourced vulnerable");
  }

  @Test
  void isAsOldAsItsFirstOpeningWhenItIsReopened() {
    IncidentStory story =
        opened("P2").assignedAfter(minutes(5)).closedAfter(hours(1)).reopenedAfter(hours(3));

    assertThat(of(story).closedAt()).isNull();
    assertThat(phases(story))
        .containsExactly("0..5 P2 unresourced", "5..60 P2 assigned", "180.. P2 unresourced");
    assertThat(of(story).open()).allMatch(phase -> phase.openedAt().equals(NOON));
  }

  @Test
  void isClosedWhenItLastWasAfterItsReopening() {
    IncidentStory story =
        opened("P2").closedAfter(hours(1)).reopenedAfter(hours(3)).closedAfter(hours(4));

    assertThat(of(story).closedAt()).isEqualTo(NOON.plusSeconds(4 * 3600));
    assertThat(phases(story)).containsExactly("0..60 P2 unresourced", "180..240 P2 unresourced");
  }

  @Test
  void ofTwoClosingsInARowTheFirstStands() {
    assertThat(of(opened("P2").closedAfter(hours(2)).closedAfter(hours(1))).closedAt())
        .isEqualTo(NOON.plusSeconds(3600));
  }

  @Test
  void wasNeverOpenWhenItWasClosedBefore() {
    IncidentStory story = opened("P2").closed(NOON.minusSeconds(60));

    assertThat(of(story).open()).isEmpty();
    assertThat(findings(story)).containsExactly("incident-closed-before-opened");
  }

  @Test
  void isOpenFromItsReopeningWhenItWasClosedBeforeItWasOpened() {
    IncidentStory story = opened("P2").closed(NOON.minusSeconds(60)).reopenedAfter(minutes(9));

    assertThat(phases(story)).containsExactly("9.. P2 unresourced");
    assertThat(findings(story)).isEmpty();
  }

  @Test
  void openedTwiceItIsOpenedOnce() {
    IncidentStory story = opened("P1").opened("P3", "Coventry", NOON.plusSeconds(60));

    assertThat(of(story).openedAt()).isEqualTo(NOON);
    assertThat(of(story).area()).isEqualTo("Birmingham");
    assertThat(phases(story)).containsExactly("0.. P1 unresourced");
  }

  @Test
  void aGradeGivenBeforeItWasOpenedHolds() {
    assertThat(of(opened("P3").graded("P1", NOON.minusSeconds(5))).grade()).isEqualTo("P1");
  }

  @Test
  void isAFindingWhenItWasNeverOpened() {
    IncidentStory story = incident("I1").arrived(NOON);

    assertThat(findings(story)).containsExactly("incident-not-opened");
    assertThat(of(story).open()).isEmpty();
  }

  @Test
  void isAFindingForAGradeThatNobodyKnowsEvenAfterAnotherWasGiven() {
    IncidentStory story = incident("I1").opened("P9", "Atlantis", NOON).graded("P1", NOON);

    assertThat(findings(story)).containsExactlyInAnyOrder("unknown-area", "unknown-grade");
  }

  @Test
  void withdrawingTheArrivalMakesItUnattendedAgain() {
    IncidentStory story =
        opened("P1").arrivedAfter(minutes(9)).withdraws(2, NOON.plusSeconds(9000));

    assertThat(of(story).firstArrivalAt()).isNull();
    assertThat(phases(story)).containsExactly("0.. P1 unresourced");
  }
}
