package uk.peelboard.views.tally;

import java.time.Clock;
import java.time.Instant;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Tallies;

/** What moment figures are as of. */
public interface Now {

  /** The moment, in one state of the tallies. */
  Instant in(Tallies tallies);

  /** As {@code --clock} names it. */
  String id();

  /** The time of day. */
  static Now wall(Clock clock) {
    return new Now() {
      @Override
      public Instant in(Tallies tallies) {
        return clock.instant();
      }

      @Override
      public String id() {
        return "wall";
      }
    };
  }

  /** When the latest event of any topic occurred, or the time of day before there is one. */
  static Now latestEvent(Clock beforeEvents) {
    return new Now() {
      @Override
      public Instant in(Tallies tallies) {
        long[] latest = {Long.MIN_VALUE};
        tallies.visitNow(
            Measures.LAST_EVENT, (cell, millis) -> latest[0] = Math.max(latest[0], millis.max()));
        return latest[0] == Long.MIN_VALUE
            ? beforeEvents.instant()
            : Instant.ofEpochMilli(latest[0]);
      }

      @Override
      public String id() {
        return "event";
      }
    };
  }
}
