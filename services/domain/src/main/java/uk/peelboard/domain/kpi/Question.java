package uk.peelboard.domain.kpi;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.measure.Dimension;

/**
 * A KPI asked for some local days.
 *
 * @param to the last day, included
 * @param by the dimensions to tell apart, in the order in which rows show them
 * @param where the codes to which alone the question is limited
 */
public record Question(
    Kpi kpi,
    LocalDate from,
    LocalDate to,
    Interval interval,
    List<Dimension> by,
    Map<Dimension, String> where) {

  /** More rows than this are asked for by mistake. */
  public static final int MOST_PERIODS = 20_000;

  /**
   * @throws IllegalArgumentException with a message for whoever asked, when it cannot be answered
   */
  public Question {
    requireNonNull(kpi, "kpi");
    requireNonNull(interval, "interval");
    by = List.copyOf(by);
    where = Map.copyOf(where);
    if (from.getYear() < 1 || to.getYear() > 9999) {
      throw new IllegalArgumentException("from and to are of the years 1 to 9999");
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to (" + to + ") is before from (" + from + ")");
    }
    if (to.toEpochDay() - from.toEpochDay() >= MOST_PERIODS) {
      throw new IllegalArgumentException(
          "from and to are more than " + MOST_PERIODS + " days apart");
    }
    for (Dimension dimension : by) {
      requireDimension(kpi, dimension);
    }
    for (Dimension dimension : where.keySet()) {
      requireDimension(kpi, dimension);
    }
    if (by.stream().distinct().count() < by.size()) {
      throw new IllegalArgumentException("a dimension stands twice in by");
    }
  }

  private static void requireDimension(Kpi kpi, Dimension dimension) {
    if (!kpi.dimensions().contains(dimension)) {
      throw new IllegalArgumentException(
          kpi.id()
              + " is not told apart by "
              + dimension.id()
              + "; it is by "
              + kpi.dimensions().stream().map(Dimension::id).toList());
    }
  }
}
