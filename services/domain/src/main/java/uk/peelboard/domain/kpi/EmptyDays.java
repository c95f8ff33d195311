package uk.peelboard.domain.kpi;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;

/** Days on which nothing happened that happens every day: what is missing of a feed. */
public final class EmptyDays {
  private EmptyDays() {}

  /**
   * The local days without any event of a feed; none where it is not known what there is of days.
   *
   * @param to included
   */
  public static NavigableSet<LocalDate> of(
      Tallies tallies, EntityKind feed, LocalDate from, LocalDate to) {
    NavigableSet<LocalDate> empty = new TreeSet<>();
    from.datesUntil(to.plusDays(1)).forEach(empty::add);
    boolean[] isKnown = {false};
    tallies.visitParts(
        Measures.EVENTS_OCCURRED,
        Cell.NOW,
        (int) to.toEpochDay(),
        (cell, distribution) -> {
          if (cell.code(0).equals(feed.topic())) {
            isKnown[0] = true;
            empty.remove(LocalDate.ofEpochDay(cell.day()));
          }
        });
    return isKnown[0] ? empty : new TreeSet<>();
  }
}
