package uk.peelboard.schemas;

import static java.util.Objects.requireNonNull;

import java.util.List;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;

/**
 * Whose share of which cell a record of {@code kpi-tallies} is.
 *
 * <p>The cell need not exist any more: until it is compacted, the topic also holds what was
 * published, and taken back, under definitions that have since changed.
 *
 * @param kind the events' topic
 * @param partition the partition of that topic whose share it is
 * @param measureId the id of the measure, whether it is known or not
 * @param day the local day as an epoch day, or {@link Cell#NOW}
 * @param codes those of the measure's dimensions, in their order
 */
public record TallyKey(
    EntityKind kind, int partition, String measureId, int day, List<String> codes) {

  public TallyKey {
    requireNonNull(kind, "kind");
    requireNonNull(measureId, "measureId");
    codes = List.copyOf(codes);
  }

  public static TallyKey of(EntityKind kind, int partition, Cell cell) {
    return new TallyKey(kind, partition, cell.measure().id(), cell.day(), cell.codes());
  }

  /** Whether there is such a measure, and it has as many dimensions. */
  public boolean isKnown() {
    Measure<?> measure = Measures.ofId(measureId);
    return measure != null && measure.dimensions().size() == codes.size();
  }

  /**
   * The cell itself.
   *
   * @throws IllegalStateException when {@link #isKnown} is false
   */
  public Cell cell() {
    if (!isKnown()) {
      throw new IllegalStateException("no measure is called " + measureId + " and has " + codes);
    }
    return new Cell(Measures.ofId(measureId), day, codes.toArray(String[]::new));
  }
}
