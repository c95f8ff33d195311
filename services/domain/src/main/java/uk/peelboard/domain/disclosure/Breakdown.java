package uk.peelboard.domain.disclosure;

/**
 * Counts of the parts of a whole, between moments that are numbered in order.
 *
 * <p>A part has one or several counts, such as those in time, those not in time and both: they are
 * given or withheld together.
 */
public interface Breakdown {
  int parts();

  /**
   * A part's counts between two moments.
   *
   * @param to the moment after the last that counts
   */
  long[] counts(int part, int from, int to);

  /** Whether what is given are rates, which need something to be rates of. */
  boolean isOfRates();
}
