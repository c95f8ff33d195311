package uk.peelboard.domain.disclosure;

/** How much of a breakdown is given. */
public enum Release {
  /** All of it. */
  WHOLE,
  /** Counts of 1 to 4 are shown as fewer than five, all others are withheld. */
  MARKED,
  /** Nothing but the sum. */
  SUM_ONLY
}
