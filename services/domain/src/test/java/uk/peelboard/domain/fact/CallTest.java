package uk.peelboard.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.fixture.Events.CallStory;
import uk.peelboard.domain.fixture.Forces;

class CallTest {
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private static Call of(CallStory story) {
    return Call.of(story.standing());
  }

  private static List<String> findings(CallStory story) {
    return of(story).findings(Forces.WEST_MIDLANDS).stream().map(Finding::reason).toList();
  }

  private static CallStory presented() {
    return call("C1").presented("999", NOON);
  }

  @Test
  void waitsFromItsPresentationToItsAnswer() {
    Call call = of(presented().queuedAfter(seconds(2)).answeredAfter(seconds(8)));

    assertThat(call.presentedAt()).isEqualTo(NOON);
    assertThat(call.queuedAt()).isEqualTo(NOON.plusSeconds(2));
    assertThat(call.answeredAt()).isEqualTo(NOON.plusSeconds(8));
    assertThat(call.waitedUntil()).isEqualTo(NOON.plusSeconds(8));
    assertThat(call.waitingSince()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void isPresentedWhenItFirstWas() {
    Call call = of(presented().presented("101", NOON.plusSeconds(5)));

    assertThat(call.presentedAt()).isEqualTo(NOON);
    assertThat(call.line()).isEqualTo("999");
  }

  @Test
  void isAnsweredWhenItFirstWas() {
    Call call = of(presented().answeredAfter(seconds(20)).answeredAfter(seconds(8)));

    assertThat(call.answeredAt()).isEqualTo(NOON.plusSeconds(8));
    assertThat(call.endedTwice()).isFalse();
  }

  @Test
  void isEitherAnsweredOrAbandonedAsTheEarlierSays() {
    CallStory story = presented().answeredAfter(seconds(8)).abandonedAfter(seconds(7));

    assertThat(of(story).answeredAt()).isNull();
    assertThat(of(story).abandonedAt()).isEqualTo(NOON.plusSeconds(7));
    assertThat(findings(story)).containsExactly("call-answered-and-abandoned");
  }

  @Test
  void isNotAbandonedInAQueueWhenTheCallerLeftTheMenu() {
    assertThat(of(presented().abandonedAfter(seconds(3), Stage.IVR)).abandonedInQueue()).isFalse();
    assertThat(of(presented().abandonedAfter(seconds(3), Stage.QUEUE)).abandonedInQueue()).isTrue();
    assertThat(of(presented().abandonedAfter(seconds(3), Stage.UNKNOWN)).abandonedInQueue())
        .isTrue();
    assertThat(of(presented()).abandonedInQueue()).isFalse();
  }

  @Test
  void isNeitherAnsweredNorAbandonedWhenItIsToBeCalledBack() {
    CallStory story = presented().calledBackAfter(minutes(2)).endedAfter(minutes(3));

    assertThat(of(story).answeredAt()).isNull();
    assertThat(of(story).abandonedAt()).isNull();
    assertThat(of(story).waitedUntil()).isEqualTo(NOON.plusSeconds(120));
    assertThat(findings(story)).isEmpty();
  }

  @Test
  void waitsNoLongerThanTheLineIsOpen() {
    CallStory story = presented().endedAfter(minutes(3));

    assertThat(of(story).waitedUntil()).isEqualTo(NOON.plusSeconds(180));
    assertThat(findings(story)).containsExactly("call-ended-neither-answered-nor-abandoned");
  }

  @Test
  void stillWaitsWhileNothingSaysOtherwise() {
    assertThat(of(presented()).waitedUntil()).isNull();
    assertThat(findings(presented())).isEmpty();
  }

  @Test
  void isAFindingWhenItWasNeverPresented() {
    CallStory story = call("C1").answeredAt(NOON);

    assertThat(findings(story)).containsExactly("call-not-presented");
    assertThat(of(story).countedAt()).isNull();
  }

  @Test
  void belongsToTheDayItWasQueuedWhenItWasNeverPresented() {
    assertThat(of(call("C1").queuedAt(NOON)).countedAt()).isEqualTo(NOON);
  }

  @Test
  void isAFindingForEachCodeThatNobodyKnows() {
    assertThat(findings(call("C1").presented("112", "Atlantis", NOON)))
        .containsExactly("unknown-line", "unknown-area");
    assertThat(findings(call("C1").presented("999", null, NOON))).isEmpty();
  }

  @Test
  void saysTheSameAboutEventsOfOneMomentWhateverTheirIds() {
    CallStory answered = call("C1").answeredAt(NOON).presented("999", NOON).endedAfter(seconds(0));
    CallStory presented = presented().answeredAfter(seconds(0)).endedAfter(seconds(0));

    assertThat(of(answered)).isEqualTo(of(presented));
  }
}
