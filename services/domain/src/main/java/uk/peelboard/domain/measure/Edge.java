package uk.peelboard.domain.measure;

/**
 * Where a phase began or ended, packed into one value: the second of the local day, and how old the
 * phase's entity was, in whole seconds.
 *
 * <p>Both together answer every question about the stock at any moment, ages included: an edge at
 * second 500 with age 400 belongs to an entity of second 100, whichever day that was.
 */
public final class Edge {
  private static final int SECOND_BITS = 17;
  private static final long SECOND_MASK = (1L << SECOND_BITS) - 1;

  private Edge() {}

  /**
   * @param secondOfDay elapsed seconds of the local day, 0 to 89,999
   * @param ageSeconds 0 or more
   */
  public static long pack(int secondOfDay, long ageSeconds) {
    return ageSeconds << SECOND_BITS | secondOfDay;
  }

  public static int secondOfDay(long edge) {
    return (int) (edge & SECOND_MASK);
  }

  public static long ageSeconds(long edge) {
    return edge >> SECOND_BITS;
  }
}
