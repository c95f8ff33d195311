package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalTime;
import uk.peelboard.domain.event.EntityKind;

/**
 * A feed that the force has, and for how long it may bring nothing before something is wrong.
 *
 * @param feed what its events are about
 * @param silentAfter after how long without an event it is silent
 * @param quiet hours in which less comes than in others, or null where all are alike
 */
public record Feed(EntityKind feed, Duration silentAfter, Quiet quiet) {

  /**
   * @param from a local time
   * @param to a local time that is no part of it; before {@code from} where there is a midnight in
   *     between
   */
  public record Quiet(LocalTime from, LocalTime to, Duration silentAfter) {
    public Quiet {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
      requireNonNull(silentAfter, "silentAfter");
      requirePositive(silentAfter);
      if (from.equals(to)) {
        throw new IllegalArgumentException("quiet hours begin and end at " + from);
      }
    }

    boolean has(LocalTime time) {
      boolean begun = !time.isBefore(from);
      boolean over = !time.isBefore(to);
      return from.isBefore(to) ? begun && !over : begun || !over;
    }
  }

  public Feed {
    requireNonNull(feed, "feed");
    requireNonNull(silentAfter, "silentAfter");
    requirePositive(silentAfter);
    if (!feed.isFeed()) {
      throw new IllegalArgumentException("nobody sends " + feed.topic());
    }
  }

  private static void requirePositive(Duration silentAfter) {
    if (silentAfter.isZero() || silentAfter.isNegative()) {
      throw new IllegalArgumentException("a feed is silent after some time, not " + silentAfter);
    }
  }

  /** After how long without an event it is silent at a local time of day. */
  public Duration silentAfter(LocalTime time) {
    return quiet != null && quiet.has(time) ? quiet.silentAfter : silentAfter;
  }
}
