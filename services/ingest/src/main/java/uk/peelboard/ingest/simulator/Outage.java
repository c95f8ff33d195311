package uk.peelboard.ingest.simulator;

import java.time.Duration;
import uk.peelboard.domain.event.EntityKind;

/**
 * A feed that stops, and delivers afterwards, as fast as it can, what it held back.
 *
 * @param from how long after the force's start
 * @param every how long until it does so again, or null
 */
record Outage(EntityKind feed, Duration from, Duration lasts, Duration every) {
  private static final long CATCHING_UP = 60;

  /** When it is sent what would have been sent so long after the start, both in milliseconds. */
  long delayed(long sinceStart) {
    long begins = from.toMillis();
    if (sinceStart < begins) {
      return sinceStart;
    }
    if (every != null) {
      begins += (sinceStart - begins) / every.toMillis() * every.toMillis();
    }
    long ends = begins + lasts.toMillis();
    return sinceStart < ends ? ends + (sinceStart - begins) / CATCHING_UP : sinceStart;
  }
}
