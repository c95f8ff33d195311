package uk.peelboard.standalone.command;

import java.time.Clock;
import picocli.CommandLine.Option;
import uk.peelboard.views.tally.Now;

/** What "now" is. */
final class ClockOption {
  /** In the order in which help shows them. */
  enum Kind {
    WALL,
    EVENT
  }

  @Option(
      names = "--clock",
      paramLabel = "wall|event",
      description =
          "now is the time of day (wall, the default), or the latest event's time (event) for data of the past")
  private Kind kind;

  Now now(Kind unlessGiven, Clock clock) {
    return (kind == null ? unlessGiven : kind) == Kind.WALL
        ? Now.wall(clock)
        : Now.latestEvent(clock);
  }
}
