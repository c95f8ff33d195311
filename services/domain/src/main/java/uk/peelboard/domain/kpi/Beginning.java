package uk.peelboard.domain.kpi;

import java.util.Set;
import uk.peelboard.domain.measure.CaseMeasures;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;

/**
 * Since when there is something to say of a KPI: since there is something of all that it is about.
 * Each type of case may come from a system of its own, so it has a day of its own, too; one that
 * has never been heard of is taken to be told of since cases are.
 */
public final class Beginning {
  /** Before all days. */
  static final int OF_ALL = Cell.NOW + 1;

  private Beginning() {}

  /** The first local day, as an epoch day; {@link Integer#MAX_VALUE} where there is none. */
  public static int of(Formula formula, Tallies tallies) {
    return of(formula, tallies, OF_ALL);
  }

  /** As {@link #of(Formula, Tallies)}, or any earlier day than one that it is not after. */
  static int of(Formula formula, Tallies tallies, int day) {
    int ofFeeds = ofFeeds(formula, tallies);
    Set<String> types = Undeclared.caseTypes(formula);
    boolean beginsWithFeeds =
        types.isEmpty()
            || isHeardOf(types, tallies, day)
            || !isHeardOf(types, tallies, Integer.MAX_VALUE);
    return beginsWithFeeds ? ofFeeds : Math.max(ofFeeds, firstOpened(types, tallies));
  }

  /**
   * As long as this, and {@link #ofFeeds}, stay the same, so does the beginning.
   *
   * @param lastDay after which nothing is looked at
   * @return see {@link Tallies#changed}
   */
  public static long changed(Formula formula, Tallies tallies, int lastDay) {
    return Undeclared.caseTypes(formula).isEmpty()
        ? 0
        : tallies.changed(CaseMeasures.CASES_OPENED, OF_ALL, lastDay);
  }

  /** The first day on which there is something of each kind of fact. */
  public static int ofFeeds(Formula formula, Tallies tallies) {
    int first = OF_ALL;
    for (Measure<?> measure : formula.mainMeasures()) {
      first = Math.max(first, tallies.firstDay(measure.of()));
    }
    return first;
  }

  /** Whether a case was opened up to a day: for less than it takes to find the first. */
  private static boolean isHeardOf(Set<String> types, Tallies tallies, int day) {
    long[] opened = {0};
    tallies.visitTotals(
        CaseMeasures.CASES_OPENED,
        OF_ALL,
        day,
        (cell, count, sum) -> opened[0] += isOf(types, cell) ? count : 0);
    return opened[0] > 0;
  }

  /** To be asked once a case was opened at all: it looks at every day. */
  private static int firstOpened(Set<String> types, Tallies tallies) {
    int[] first = {Integer.MAX_VALUE};
    tallies.visitParts(
        CaseMeasures.CASES_OPENED,
        OF_ALL,
        Integer.MAX_VALUE,
        cell -> isOf(types, cell),
        (cell, opened) -> first[0] = Math.min(first[0], cell.day()));
    return first[0];
  }

  private static boolean isOf(Set<String> types, Cell cell) {
    return types.contains(Groups.codeOf(cell, Dimension.CASE_TYPE));
  }
}
