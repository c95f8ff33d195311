package uk.peelboard.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Moments.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.CallerPayload.CallTakenBack;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fixture.Events.CallStory;

/** The time from 1970 of number 221 lasts from 16 June to 14 September 2024. */
class CallerEventsTest {
  private static final Instant EARLY = utc("2024-07-01T12:00:00Z");
  private static final Instant CAME_IN = utc("2024-09-02T00:00:00Z");
  private static final Instant LATE = utc("2024-09-01T12:00:00Z");

  /** What the events of a call, each at the offset of its number from 1, have callers told. */
  private static List<Event> following(List<Event> events) {
    List<Event> all = new ArrayList<>();
    Journal journal = Journal.EMPTY;
    for (int i = 0; i < events.size(); i++) {
      Journal after = journal.with(events.get(i));
      if (after != journal && CallerEvents.mayFollow(events.get(i), journal, after)) {
        all.addAll(CallerEvents.following(journal, after, CallerEvents.id(3, i + 1), CAME_IN));
      }
      journal = after;
    }
    return all;
  }

  private static List<String> told(List<Event> events) {
    return following(events).stream()
        .map(
            event ->
                "%s %s %s %d"
                    .formatted(
                        event.entityId(),
                        event.payload() instanceof CallMade made ? made.line() : "taken back",
                        event.occurredAt(),
                        CallerEvents.sequence(event)))
        .toList();
  }

  private static List<String> told(CallStory story) {
    return told(story.events());
  }

  @Test
  void tellsTheCallerOfACallOnce() {
    assertThat(
            told(
                call("C")
                    .presentedBy("k", "999", EARLY)
                    .queuedAt(EARLY.plusSeconds(2))
                    .answeredAt(EARLY.plusSeconds(60))))
        .containsExactly("k@221 999 2024-07-01T12:00:00Z 1");
  }

  @Test
  void tellsTheNextTimeOfWhatMayStillMatterThen() {
    assertThat(told(call("C").presentedBy("k", "999", LATE)))
        .containsExactly("k@221 999 2024-09-01T12:00:00Z 1", "k@222 999 2024-09-01T12:00:00Z 1");
  }

  @Test
  void namesTheCallAndWhereTheEventLiesAndWhenItCameIn() {
    assertThat(following(call("C").presentedBy("k", "999", EARLY).events()))
        .containsExactly(
            new Event(
                CallerEvents.id(3, 1), "k@221", EARLY, CAME_IN, "test", new CallMade("C", "999")));
  }

  @Test
  void tellsNobodyOfACallWithoutAKey() {
    assertThat(told(call("C").presentedBy(null, "999", EARLY))).isEmpty();
    assertThat(told(call("C").presentedBy(" ", "999", EARLY))).isEmpty();
  }

  @Test
  void tellsNothingAgainWhenTheCallIsPresentedAgainLater() {
    assertThat(
            told(
                call("C")
                    .presentedBy("k", "101", EARLY)
                    .presentedBy("other", "999", EARLY.plusSeconds(30))))
        .containsExactly("k@221 101 2024-07-01T12:00:00Z 1");
  }

  @Test
  void tellsTheCallerOfAnEarlierPresentationThatCameLate() {
    assertThat(
            told(
                call("C")
                    .presentedBy("k", "999", EARLY.plusSeconds(30))
                    .presentedBy("k", "101", EARLY)))
        .containsExactly("k@221 999 2024-07-01T12:00:30Z 1", "k@221 101 2024-07-01T12:00:00Z 2");
  }

  @Test
  void takesTheCallBackWhenItIsWithdrawn() {
    assertThat(told(call("C").presentedBy("k", "999", LATE).withdraws(1, LATE.plusSeconds(60))))
        .endsWith(
            "k@221 taken back 2024-09-01T12:00:00Z 2", "k@222 taken back 2024-09-01T12:00:00Z 2");
  }

  @Test
  void tellsNothingWhenTheWithdrawalComesFirst() {
    assertThat(told(call("C").withdraws(2, EARLY.plusSeconds(60)).presentedBy("k", "999", EARLY)))
        .isEmpty();
  }

  @Test
  void takesTheCallFromOneCallerAndGivesItToAnotherWhenTheKeyIsCorrected() {
    CallStory corrected =
        call("C")
            .presentedBy("k", "999", EARLY)
            .presentedBy("other", "999", EARLY)
            .withdraws(1, EARLY.plusSeconds(60));

    assertThat(told(corrected))
        .endsWith(
            "k@221 taken back 2024-07-01T12:00:00Z 3", "other@221 999 2024-07-01T12:00:00Z 3");
  }

  @Test
  void takesACallFromTheTimeThatItDoesNotBelongToAfterAll() {
    Instant before = utc("2024-06-01T12:00:00Z");
    assertThat(told(call("C").presentedBy("k", "999", LATE).presentedBy("k", "999", before)))
        .endsWith(
            "k@222 taken back 2024-09-01T12:00:00Z 2",
            "k@220 999 2024-06-01T12:00:00Z 2",
            "k@221 999 2024-06-01T12:00:00Z 2");
  }

  @Test
  void noticesThatAnotherEventOfTheSameIdTookThePlaceOfAPresentation() {
    Event presented = call("C").presentedBy("k", "999", EARLY).step(1);
    Event queuedBefore =
        new Event(
            presented.id(),
            "C",
            EARLY.minusSeconds(5),
            EARLY,
            "test",
            call("C").queuedAt(EARLY).step(1).payload());

    List<Event> following = following(List.of(presented, queuedBefore));

    assertThat(following).hasSize(2);
    assertThat(following.get(1).payload()).isEqualTo(new CallTakenBack("C"));
  }

  @Test
  void aKeyThatCannotBePartOfAnIdIsHashed() {
    String told = told(call("C").presentedBy("0121 496 0000", "999", EARLY)).get(0);

    assertThat(told).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@221 999 .*");
    assertThat(told(call("C").presentedBy("é".repeat(900), "999", EARLY)).get(0))
        .hasSizeLessThan(80);
  }

  @Test
  void anIdIsAKeyAndANumber() {
    assertThat(List.of("k@221", "a@b@-3", "k@0")).allMatch(CallerPeriod::isId);
    assertThat(List.of("k", "@221", "k@", "k@-", "k@x", "k@1234567", "k@2 ", ""))
        .noneMatch(CallerPeriod::isId);
    assertThat(CallerPeriod.ofId("a@b@-3")).isEqualTo(new CallerPeriod("a@b", -3));
  }
}
