package uk.peelboard.views.board;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Tallies;

/** When the latest event of each feed occurred, and whether the feed is silent since. */
final class FeedSilence {
  private FeedSilence() {}

  /**
   * For how long a feed that works may bring nothing. Calls and incidents come all day and night;
   * of crimes a quiet night may bring none for hours; cases are office work.
   */
  static Duration longestPause(EntityKind feed) {
    return switch (feed) {
      case CALL, INCIDENT -> Duration.ofMinutes(15);
      case CRIME -> Duration.ofHours(6);
      case CASE -> Duration.ofDays(3);
      case CALLER -> throw new IllegalArgumentException(feed + " is no feed");
    };
  }

  /** Of each feed that has brought any. */
  static Map<EntityKind, Instant> lastEvents(Tallies tallies) {
    Map<EntityKind, Instant> last = new EnumMap<>(EntityKind.class);
    tallies.visitNow(
        Measures.LAST_EVENT,
        (cell, millis) -> {
          for (EntityKind kind : EntityKind.FEEDS) {
            if (kind.topic().equals(cell.code(0))) {
              last.put(kind, Instant.ofEpochMilli(millis.max()));
            }
          }
        });
    return last;
  }

  /**
   * @param last when the feed's latest event occurred, or null for none yet
   */
  static boolean isSilent(EntityKind feed, Instant last, Instant asOf) {
    return last == null || last.plus(longestPause(feed)).isBefore(asOf);
  }
}
