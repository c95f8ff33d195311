package uk.peelboard.domain.tally;

import java.util.function.Predicate;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure;

/**
 * The tallies as they are at one moment: every cell's sum over all shares.
 *
 * <p>They can be had in several ways, for not every question needs them one cell at a time, and
 * what is added up beforehand need not be added up again.
 */
public interface Tallies {

  /** What {@link #changed} answers where it is not known. */
  long ALWAYS = -1;

  /** Receives cells in no particular order. The distribution is not to be changed. */
  @FunctionalInterface
  interface Visitor {
    void visit(Cell cell, Distribution distribution);
  }

  /** Receives of cells, in no particular order, how many values they hold and their exact sum. */
  @FunctionalInterface
  interface TotalVisitor {
    void visit(Cell cell, long count, long sum);
  }

  /** Every cell of a measure from a first to a last local day, both included, as epoch days. */
  void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor);

  /** As {@link #visit}, but a cell may come in parts that add up to it, and never costs adding. */
  default void visitParts(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    visit(measure, firstDay, lastDay, visitor);
  }

  /**
   * As {@link #visitParts}, of those cells alone that are wanted.
   *
   * @param wanted answers the same for cells that differ by nothing but their day
   */
  default void visitParts(
      Measure<?> measure, int firstDay, int lastDay, Predicate<Cell> wanted, Visitor visitor) {
    visitParts(measure, firstDay, lastDay, only(wanted, visitor));
  }

  /**
   * As {@link #visitParts}, but cells that differ by nothing but their day may come as one, of any
   * of their days. Days between which a limit of the profile changes are kept apart.
   */
  default void visitSums(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    visitParts(measure, firstDay, lastDay, visitor);
  }

  /**
   * As {@link #visitSums}, of those cells alone that are wanted.
   *
   * @param wanted answers the same for cells that differ by nothing but their day
   */
  default void visitSums(
      Measure<?> measure, int firstDay, int lastDay, Predicate<Cell> wanted, Visitor visitor) {
    visitSums(measure, firstDay, lastDay, only(wanted, visitor));
  }

  private static Visitor only(Predicate<Cell> wanted, Visitor visitor) {
    return (cell, distribution) -> {
      if (wanted.test(cell)) {
        visitor.visit(cell, distribution);
      }
    };
  }

  /** As {@link #visitSums}, without the values. */
  default void visitTotals(Measure<?> measure, int firstDay, int lastDay, TotalVisitor visitor) {
    visitSums(
        measure,
        firstDay,
        lastDay,
        (cell, distribution) -> visitor.visit(cell, distribution.count(), distribution.sum()));
  }

  /** Every cell of a measure that belongs to no day. */
  default void visitNow(Measure<?> measure, Visitor visitor) {
    visit(measure, Cell.NOW, Cell.NOW, visitor);
  }

  /**
   * The first local day on which there is anything about a kind of fact but what is open, as an
   * epoch day; {@link Integer#MAX_VALUE} where there is nothing.
   */
  int firstDay(Class<? extends Fact> fact);

  /**
   * A number that grows whenever a cell of those days changes: as long as it stays the same, so do
   * they. 0 where there has never been one; {@link #ALWAYS} where that is not known.
   */
  default long changed(Measure<?> measure, int firstDay, int lastDay) {
    return ALWAYS;
  }
}
