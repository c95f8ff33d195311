package uk.peelboard.domain.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Events.caseOf;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.seconds;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fixture.Events.CallStory;
import uk.peelboard.domain.fixture.Events.CrimeStory;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.fixture.Story;
import uk.peelboard.domain.measure.CallMeasures;
import uk.peelboard.domain.measure.CrimeMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Share.Reception;

class ShareTest {
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private final Share calls = new Share(EntityKind.CALL, new Definitions(Forces.WEST_MIDLANDS));

  private static void tell(Story<?> story, Share share) {
    story.events().forEach(share::accept);
  }

  @Test
  void countsACallOnceHoweverOftenItIsDelivered() {
    Event event = call("C1").presented("999", NOON).step(1);

    assertThat(calls.accept(event)).isEqualTo(Reception.COUNTED);
    assertThat(calls.accept(event)).isEqualTo(Reception.DUPLICATE);
    assertThat(
            calls.of(new Cell(Measures.EVENTS_COUNTED, Cell.NOW, "calls", "CallPresented")).count())
        .isEqualTo(1);
  }

  @Test
  void aDuplicateChangesNothingButWhatWasReceived() {
    Event event = call("C1").presented("999", NOON).step(1);
    calls.accept(event);
    calls.takeChanged();
    calls.accept(event);

    assertThat(calls.takeChanged())
        .extracting(Cell::measure)
        .containsExactly(Measures.EVENTS_RECEIVED);
  }

  @Test
  void whatIsAcceptedAgainCountsAsChangedThoughALaterEventTakesItBack() {
    CallStory story = call("C1").presented("999", NOON).withdraws(1, NOON.plusSeconds(60));
    calls.accept(story.step(1));
    calls.accept(story.step(2));
    Share again = new Share(EntityKind.CALL, new Definitions(Forces.WEST_MIDLANDS));
    again.acceptAgain(story.step(1));
    again.acceptAgain(story.step(2));

    assertThat(calls.takeChanged())
        .extracting(Cell::measure)
        .doesNotContain(CallMeasures.CALLS_PRESENTED);
    assertThat(again.takeChanged())
        .extracting(Cell::measure)
        .contains(CallMeasures.CALLS_PRESENTED);
    assertThat(again.cells()).isEqualTo(calls.cells());
  }

  @Test
  void onlyCellsThatDifferArePublishedAgain() {
    CallStory story = call("C1").presented("999", NOON).answeredAfter(seconds(8));
    calls.accept(story.step(1));
    calls.takeChanged();
    calls.accept(story.step(2));
    List<Cell> changed = calls.takeChanged();

    assertThat(changed)
        .extracting(Cell::measure)
        .contains(CallMeasures.CALL_ANSWER, CallMeasures.CALLS_WAITING.open())
        .doesNotContain(CallMeasures.CALLS_PRESENTED, CallMeasures.CALLS_WAITING.starts());
  }

  @Test
  void aCallWithdrawnAltogetherLeavesNothingButItsAccount() {
    tell(call("C1").presented("999", NOON).withdraws(1, NOON.plusSeconds(60)), calls);

    assertThat(calls.cells().keySet())
        .extracting(Cell::measure)
        .containsOnly(
            Measures.EVENTS_RECEIVED,
            Measures.EVENTS_COUNTED,
            Measures.EVENTS_OCCURRED,
            Measures.LAST_EVENT);
  }

  @Test
  void aCodeThatNobodyKnowsIsCountedUnderUnknownAndTheForceLosesNothing() {
    Ledger ledger =
        Ledger.of(
            call("C1").presented("999", "Atlantis", NOON),
            call("C2").presented("112", "Birmingham", NOON),
            call("C3").presented("999", null, NOON));

    assertThat(ledger.cell(CallMeasures.CALLS_PRESENTED, "2024-07-01", "999", "unknown").count())
        .isEqualTo(2);
    assertThat(
            ledger
                .cell(CallMeasures.CALLS_PRESENTED, "2024-07-01", "unknown", "Birmingham")
                .count())
        .isEqualTo(1);
    assertThat(ledger.count(CallMeasures.CALLS_PRESENTED)).isEqualTo(3);
    assertThat(ledger.cell(Measures.FINDINGS, "2024-07-01", "calls", "unknown-area").count())
        .isEqualTo(1);
    assertThat(ledger.cell(Measures.FINDINGS, "2024-07-01", "calls", "unknown-line").count())
        .isEqualTo(1);
  }

  @Test
  void anOutcomeAssignedTwoYearsLaterCountsInBothItsDays() {
    Instant later = NOON.plus(days(730));
    CrimeStory story = crime("X1").recorded("Burglary", "Dudley", NOON).outcome("1", later);
    Ledger ledger = Ledger.of(story);

    assertThat(
            ledger
                .cell(CrimeMeasures.OUTCOMES_TRACKED, "2024-07-01", "1", "Burglary", "Dudley")
                .count())
        .isEqualTo(1);
    assertThat(
            ledger
                .cell(
                    CrimeMeasures.OUTCOMES_ASSIGNED, "2026-07-01", "1", "Burglary", "Dudley", "no")
                .count())
        .isEqualTo(1);
  }

  @Test
  void anIntervalThatEndsBeforeItStartsIsAFindingAndNotCounted() {
    Ledger ledger = Ledger.of(call("C1").presented("999", NOON).answeredAfter(seconds(-1)));

    assertThat(ledger.count(CallMeasures.CALL_ANSWER)).isZero();
    assertThat(ledger.count(CallMeasures.CALLS_ANSWERED)).isEqualTo(1);
    assertThat(ledger.count(CallMeasures.CALLS_WAITING.open())).isZero();
    assertThat(
            ledger
                .cell(Measures.FINDINGS, "2024-07-01", "calls", "call-answer-ends-before-it-starts")
                .count())
        .isEqualTo(1);
  }

  @Test
  void anIntervalThatNobodyBelievesIsAFindingAndNotCounted() {
    Ledger ledger =
        Ledger.of(
            call("C1").presented("999", NOON).answeredAfter(days(1)),
            call("C2").presented("999", NOON).answeredAfter(days(1).plusMillis(1)));

    assertThat(ledger.count(CallMeasures.CALL_ANSWER)).isEqualTo(1);
    assertThat(
            ledger
                .cell(Measures.FINDINGS, "2024-07-01", "calls", "call-answer-impossibly-long")
                .count())
        .isEqualTo(1);
  }

  @Test
  void aCaseThatWasNeverOpenedIsAFinding() {
    Ledger ledger =
        Ledger.of(
            caseOf("K1").opened("MARAC", "Atlantis", NOON),
            caseOf("K2").withdraws(7, NOON),
            caseOf("K3").opened("MARAC", "Dudley", NOON));

    assertThat(ledger.count(Measures.FINDINGS)).isEqualTo(1);
    assertThat(ledger.cell(Measures.FINDINGS, "2024-07-01", "cases", "unknown-area").count())
        .isEqualTo(1);
  }

  @Test
  void aCellHasACodeForEachDimension() {
    assertThatThrownBy(() -> new Cell(CallMeasures.CALLS_PRESENTED, 0, "999"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calls-presented");
    assertThat(new Cell(CallMeasures.CALL_QUEUE, 0, "999"))
        .isEqualTo(new Cell(CallMeasures.CALL_QUEUE, 0, "999"))
        .isNotEqualTo(new Cell(CallMeasures.CALL_QUEUE, 1, "999"))
        .isNotEqualTo(new Cell(CallMeasures.CALLS_WAITING.open(), 0, "999"))
        .hasToString("call-queue@0[999]");
  }
}
