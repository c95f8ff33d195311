package uk.peelboard.views.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Tallies;

/**
 * One feed at a moment.
 *
 * @param last when its latest event occurred, or null for none yet
 * @param limit for how long it may bring nothing at that time of day, or null where the profile
 *     does not have it
 */
record FeedSilence(EntityKind feed, Instant last, Duration limit) {

  /** Each feed that the profile has or that has brought anything. */
  static List<FeedSilence> of(Tallies tallies, ForceProfile profile, Instant asOf) {
    Map<EntityKind, Instant> lastEvents = lastEvents(tallies);
    List<FeedSilence> all = new ArrayList<>();
    for (EntityKind feed : EntityKind.FEEDS) {
      Instant last = lastEvents.get(feed);
      Duration limit = profile.silentAfter(feed, asOf);
      if (last != null || limit != null) {
        all.add(new FeedSilence(feed, last, limit));
      }
    }
    return all;
  }

  private static Map<EntityKind, Instant> lastEvents(Tallies tallies) {
    Map<EntityKind, Instant> last = new EnumMap<>(EntityKind.class);
    tallies.visitNow(
        Measures.LAST_EVENT,
        (cell, millis) -> {
          EntityKind feed = EntityKind.feedOfTopic(cell.code(0));
          if (feed != null) {
            last.put(feed, Instant.ofEpochMilli(millis.max()));
          }
        });
    return last;
  }

  /** Whether nothing has come for longer than it may; null where nothing is laid down. */
  Boolean isSilent(Instant asOf) {
    return limit == null ? null : (Boolean) (last == null || last.plus(limit).isBefore(asOf));
  }
}
