package uk.peelboard.pipeline;

import java.time.Duration;

/**
 * How many records of a partition are folded between two of a kind.
 *
 * @param publishEvery at most, between two publications
 * @param checkpointEvery at least, between two checkpoints, unless {@link #CHECKPOINT_AFTER} has
 *     passed: about as many are folded again by a start after a crash
 */
record Pace(int publishEvery, int checkpointEvery) {
  private static final Duration CHECKPOINT_AFTER = Duration.ofMinutes(10);

  /** However many cells there are: a start after a crash must not take for ever. */
  private static final int MOST_TIMES_AS_MANY = 4;

  /**
   * A checkpoint writes every cell. So that it costs each record the same however many there are,
   * there are no fewer records between two than there are cells.
   */
  boolean isDue(int folded, int cells, long millisSinceCheckpoint) {
    long most = (long) MOST_TIMES_AS_MANY * checkpointEvery;
    return folded >= Math.max(checkpointEvery, Math.min(cells, most))
        || (folded > notWorthACheckpoint() && millisSinceCheckpoint >= CHECKPOINT_AFTER.toMillis());
  }

  /** So many records a stop leaves to be folded again, rather than write a checkpoint. */
  int notWorthACheckpoint() {
    return checkpointEvery / 200;
  }
}
