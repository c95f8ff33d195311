package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.tally.Tallies;

/**
 * How stocks went on past days, kept for as long as those days do not change. Safe for use by many
 * threads; for tallies of one origin.
 *
 * <p>A year of a stock by grade and area takes a megabyte. Of what is asked in ever different ways
 * it forgets what has not been asked for longest.
 */
public final class StockMemory {
  private static final int MOST_COURSES = 400_000;

  /** In what way a stock is asked about. */
  record Shape(Stock stock, List<Dimension> by, Map<Dimension, String> where) {}

  private record Remembered(long changed, Map<List<String>, StockCourse> courses) {}

  private final Map<Shape, Map<Integer, Remembered>> shapes = new LinkedHashMap<>(16, 0.75f, true);
  private int courses;

  /**
   * How a day went for each group; groups that did not move are absent.
   *
   * @param changed what {@link Tallies#changed} says of all days that tell how it went
   */
  Map<List<String>, StockCourse> courses(
      Shape shape, int day, long changed, Supplier<Map<List<String>, StockCourse>> workedOut) {
    if (changed == 0) {
      return Map.of();
    }
    Remembered remembered = find(shape, day);
    if (remembered != null && remembered.changed == changed && changed != Tallies.ALWAYS) {
      return remembered.courses;
    }
    Remembered anew = new Remembered(changed, workedOut.get());
    if (changed != Tallies.ALWAYS) {
      remember(shape, day, anew);
    }
    return anew.courses;
  }

  private synchronized Remembered find(Shape shape, int day) {
    Map<Integer, Remembered> days = shapes.get(shape);
    return days == null ? null : days.get(day);
  }

  private synchronized void remember(Shape shape, int day, Remembered anew) {
    Remembered before = shapes.computeIfAbsent(shape, absent -> new HashMap<>()).put(day, anew);
    courses += anew.courses.size() - (before == null ? 0 : before.courses.size());
    while (courses > MOST_COURSES) {
      Shape oldest = shapes.keySet().iterator().next();
      for (Remembered gone : shapes.remove(oldest).values()) {
        courses -= gone.courses.size();
      }
    }
  }
}
