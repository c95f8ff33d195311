package uk.peelboard.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.seconds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.Payload;

class JournalTest {
  private static final Instant NOON = at("2024-07-01T12:00:00");
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);

  private static Event event(UUID id, Instant at, Payload payload) {
    return new Event(id, "C1", at, at, "test", payload);
  }

  private static Event presented(UUID id, Instant at, String area) {
    return event(id, at, new CallPresented("999", area, null, null));
  }

  private static Journal of(Event... events) {
    Journal journal = Journal.EMPTY;
    for (Event event : events) {
      journal = journal.with(event);
    }
    return journal;
  }

  @Test
  void keepsAnEventOnceHoweverOftenItComes() {
    Event event = presented(ONE, NOON, "Birmingham");
    Journal journal = of(event);

    assertThat(journal.with(event)).isSameAs(journal);
    assertThat(journal.all()).containsExactly(event);
  }

  @Test
  void readsInTimeOrderWhateverOrderEventsCameIn() {
    Event first = presented(THREE, NOON, "Birmingham");
    Event second = event(ONE, NOON.plusSeconds(8), new CallAnswered(null));
    Event third = event(TWO, NOON.plusSeconds(9), new CallAnswered("h"));

    assertThat(of(third, first, second).standing()).containsExactly(first, second, third);
  }

  @Test
  void ofTwoEventsUnderOneIdTheEarlierStaysWhicheverCameFirst() {
    Event earlier = presented(ONE, NOON, "Dudley");
    Event later = presented(ONE, NOON.plusSeconds(1), "Birmingham");

    assertThat(of(earlier, later).all()).containsExactly(earlier);
    assertThat(of(later, earlier).all()).containsExactly(earlier);
  }

  @Test
  void ofTwoContentsUnderOneIdAtOneMomentTheSameStaysWhicheverCameFirst() {
    Event one = presented(ONE, NOON, "Birmingham");
    Event other = presented(ONE, NOON, "Coventry");

    assertThat(of(one, other).all()).isEqualTo(of(other, one).all()).hasSize(1);
  }

  @Test
  void contentsThatReadAlikeAreStillToldApart() {
    Event without = presented(ONE, NOON, null);
    Event named = presented(ONE, NOON, "null");

    assertThat(of(without, named).all()).isEqualTo(of(named, without).all()).hasSize(1);
    Event split = event(ONE, NOON, new CallPresented("1", "2, callerKey=3", "4", null));
    Event alike = event(ONE, NOON, new CallPresented("1, area=2", "3", "4", null));
    assertThat(of(split, alike).all()).isEqualTo(of(alike, split).all());
    Event left = event(ONE, NOON, new CallPresented("1, area=2", null, "3", null));
    Event right = event(ONE, NOON, new CallPresented("1", "2, area=null", "3", null));
    assertThat(of(left, right).all()).isEqualTo(of(right, left).all());
  }

  @Test
  void whatHappensAtOneMomentIsInTheOrderInWhichItWasRecorded() {
    Event recordedFirst = new Event(TWO, "C1", NOON, NOON, "test", new CallAnswered("a"));
    Event recordedLater =
        new Event(ONE, "C1", NOON, NOON.plusSeconds(5), "test", new CallAnswered("b"));

    assertThat(of(recordedLater, recordedFirst).all())
        .containsExactly(recordedFirst, recordedLater);
  }

  @Test
  void whatIsRecordedAtOneMomentIsInTheOrderOfACallsCourse() {
    Event answered = event(ONE, NOON, new CallAnswered(null));
    Event presented = presented(TWO, NOON, "Birmingham");

    assertThat(of(answered, presented).all()).containsExactly(presented, answered);
  }

  @Test
  void aWithdrawnEventDoesNotStandWhicheverOfTheTwoCameFirst() {
    Event event = presented(ONE, NOON, "Birmingham");
    Event withdrawal = event(TWO, NOON.plusSeconds(60), new EventWithdrawn(ONE, "error"));

    assertThat(of(event, withdrawal).standing()).isEmpty();
    assertThat(of(withdrawal, event).standing()).isEmpty();
    assertThat(of(withdrawal, event).all()).containsExactly(event, withdrawal);
  }

  @Test
  void aWithdrawalThatOccurredBeforeItsEventStillWithdrawsIt() {
    Event event = presented(ONE, NOON, "Birmingham");
    Event withdrawal = event(TWO, NOON.minusSeconds(60), new EventWithdrawn(ONE, "error"));

    assertThat(of(event, withdrawal).standing()).isEmpty();
  }

  @Test
  void aWithdrawalCannotBeWithdrawn() {
    Event event = presented(ONE, NOON, "Birmingham");
    Event withdrawal = event(TWO, NOON.plusSeconds(60), new EventWithdrawn(ONE, "error"));
    Event regret = event(THREE, NOON.plusSeconds(90), new EventWithdrawn(TWO, "error"));

    assertThat(of(regret, withdrawal, event).standing()).isEmpty();
  }

  @Test
  void aWithdrawalOfWhatNeverCameChangesNothing() {
    Event event = presented(ONE, NOON, "Birmingham");
    Event withdrawal = event(TWO, NOON, new EventWithdrawn(new UUID(9, 9), "error"));

    assertThat(of(event, withdrawal).standing()).containsExactly(event);
  }

  @Test
  void anEventThatGivesWayToAnEarlierOneUnderItsIdWithdrawsNoLonger() {
    Event event = presented(ONE, NOON, "Birmingham");
    Event withdrawal = event(TWO, NOON.plusSeconds(60), new EventWithdrawn(ONE, "error"));
    Event earlierUnderItsId = event(TWO, NOON.plusSeconds(8), new CallAnswered(null));

    assertThat(of(event, withdrawal, earlierUnderItsId).standing())
        .containsExactly(event, earlierUnderItsId);
  }

  @Test
  void findsAnEventByItsId() {
    Event event = presented(ONE, NOON, "Birmingham");

    assertThat(of(event).find(ONE)).isEqualTo(event);
    assertThat(of(event).find(TWO)).isNull();
  }

  @Test
  void takesNoEventOfAnotherEntity() {
    Event other = call("C2").presented("999", NOON).step(1);
    Journal journal = of(presented(ONE, NOON, "Birmingham"));

    assertThatThrownBy(() -> journal.with(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("C1")
        .hasMessageContaining("C2");
  }

  @Test
  void standsFreeOfWhatIsDoneToIt() {
    List<Event> standing = call("C1").presented("999", NOON).answeredAfter(seconds(8)).standing();

    assertThat(standing).hasSize(2);
    assertThatThrownBy(() -> standing.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }
}
