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

  /** So many are written, and read again, in about the time, or less, of folding one again. */
  private static final int CELLS_OF_A_RECORD = 10;

  /**
   * A checkpoint writes every cell. So that it costs each record the same however many there are,
   * there are no fewer records between two than there are cells.
   */
  boolean isDue(int folded, int cells, long millisSinceCheckpoint) {
    long most = (long) MOST_TIMES_AS_MANY * checkpointEvery;
    return folded >= Math.max(checkpointEvery, Math.min(cells, most))
        || (isWorthACheckpoint(folded, cells)
            && millisSinceCheckpoint >= CHECKPOINT_AFTER.toMillis());
  }

  /**
   * Whether so many records are more than a start might as well fold again: else whoever stops, or
   * has caught up with a past, leaves them to it.
   */
  boolean isWorthACheckpoint(int folded, int cells) {
    return folded > Math.max(checkpointEvery / 200, cells / CELLS_OF_A_RECORD);
  }
}
