package uk.peelboard.views.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import uk.peelboard.domain.event.EntityKind;

class FeedSilenceTest {
  private static final Instant LAST = Instant.parse("2024-07-31T18:00:00Z");

  @ParameterizedTest
  @FieldSource("uk.peelboard.domain.event.EntityKind#FEEDS")
  void aFeedIsSilentOnceItsPauseIsLongerThanAFeedThatWorksMakes(EntityKind feed) {
    Instant longest = LAST.plus(FeedSilence.longestPause(feed));

    assertThat(FeedSilence.isSilent(feed, LAST, longest)).isFalse();
    assertThat(FeedSilence.isSilent(feed, LAST, longest.plusMillis(1))).isTrue();
    assertThat(FeedSilence.isSilent(feed, null, LAST)).isTrue();
  }
}
