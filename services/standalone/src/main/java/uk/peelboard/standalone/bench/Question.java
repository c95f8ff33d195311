package uk.peelboard.standalone.bench;

/** What a parent may ask a child while its work is under way. */
enum Question {
  /** What it has used until now: a {@link Snapshot}. */
  SNAPSHOT,
  /** For how many milliseconds its compiler has been at work until now: a number. */
  COMPILED_MILLIS,
  /** Whether the pipeline is at work on all its partitions: a boolean. */
  RUNNING,
  /** To commit what was published: true, once it is. */
  COMMIT,
  /** How many bytes the broker was given to write, beside the event topics: a number. */
  WRITTEN,
  /** To publish the tallies of the last day again: true, once they are. */
  TELL_TODAY,
  /** To wait until views have written all updates that are listed: a {@link ViewsWork.Ahead}. */
  AHEAD,
  /** What the pipeline holds, garbage collected: a {@link PipelineWork.Held}. */
  HELD
}
