package uk.peelboard.views.tally;

import java.util.function.Predicate;
import uk.peelboard.domain.tally.Cell;

/** Which numbers of a measure's cells are asked about; each is looked at once. */
final class WantedCells {
  private static final byte WANTED = 1;
  private static final byte UNWANTED = 2;

  private final MeasureDays days;
  private final Predicate<Cell> wanted;
  private final byte[] known;

  /**
   * @param wanted answers the same for cells that differ by nothing but their day
   */
  WantedCells(MeasureDays days, Predicate<Cell> wanted) {
    this.days = days;
    this.wanted = wanted;
    this.known = new byte[days.numbers()];
  }

  boolean has(int number) {
    if (known[number] == 0) {
      known[number] = wanted.test(days.cellOn(Cell.NOW, number)) ? WANTED : UNWANTED;
    }
    return known[number] == WANTED;
  }
}
