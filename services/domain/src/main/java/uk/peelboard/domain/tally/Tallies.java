package uk.peelboard.domain.tally;

import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure;

/** The tallies as they are at one moment: every cell's sum over all shares. */
public interface Tallies {

  /** Receives cells in no particular order. The distribution is not to be changed or kept. */
  @FunctionalInterface
  interface Visitor {
    void visit(Cell cell, Distribution distribution);
  }

  /** Every cell of a measure from a first to a last local day, both included, as epoch days. */
  void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor);

  /** Every cell of a measure that is about now. */
  default void visitNow(Measure<?> measure, Visitor visitor) {
    visit(measure, Cell.NOW, Cell.NOW, visitor);
  }

  /**
   * The first local day on which there is anything about a kind of fact, as an epoch day; {@link
   * Integer#MAX_VALUE} where there is nothing.
   */
  int firstDay(Class<? extends Fact> fact);
}
