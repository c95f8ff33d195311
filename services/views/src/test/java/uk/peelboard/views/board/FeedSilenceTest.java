package uk.peelboard.views.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;

class FeedSilenceTest {
  private static final Instant LAST = Instant.parse("2024-07-31T18:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static FeedSilence calls(Instant last, Duration limit) {
    return new FeedSilence(EntityKind.CALL, last, limit);
  }

  @Test
  void aFeedIsSilentOnceNothingHasComeForLongerThanItsLimit() {
    assertThat(calls(LAST, LIMIT).isSilent(LAST.plus(LIMIT))).isFalse();
    assertThat(calls(LAST, LIMIT).isSilent(LAST.plus(LIMIT).plusMillis(1))).isTrue();
  }

  @Test
  void aFeedThatHasNeverSaidAnythingIsSilent() {
    assertThat(calls(null, LIMIT).isSilent(LAST)).isTrue();
  }

  @Test
  void nothingIsSaidOfAFeedThatTheForceDoesNotHave() {
    assertThat(calls(LAST, null).isSilent(LAST.plus(Duration.ofDays(9)))).isNull();
  }
}
