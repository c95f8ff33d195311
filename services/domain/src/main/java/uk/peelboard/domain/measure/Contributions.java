package uk.peelboard.domain.measure;

/** Where a measure says what a fact adds. */
@FunctionalInterface
public interface Contributions {

  /**
   * @param day a local day as an epoch day, or {@link uk.peelboard.domain.tally.Cell#NOW}
   * @param codes one for each of the measure's dimensions, in order; taken over
   * @param value what is counted
   * @param sum what is added to the exact sum
   */
  void add(Measure<?> measure, int day, String[] codes, long value, long sum);
}
