package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
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
final class StockMemory {
  private static final int MOST_COURSES = 400_000;
  private static final int MOST_ORIGINS = 2_000_000;

  /** In what way a stock is asked about. */
  record Shape(Stock stock, List<Dimension> by, Map<Dimension, String> where) {}

  private final Days<StockCourse> courses = new Days<>(MOST_COURSES, course -> 1);
  private final Days<StockOrigins> origins = new Days<>(MOST_ORIGINS, StockOrigins::weight);

  /**
   * How a day went for each group, groups that did not move being absent; null where it is not
   * known.
   *
   * @param changed what {@link Tallies#changed} says of all days that tell how it went
   */
  Map<List<String>, StockCourse> courses(Shape shape, int day, long changed) {
    return courses.known(shape, new Run(day, day), changed);
  }

  void remember(Shape shape, int day, long changed, Map<List<String>, StockCourse> workedOut) {
    courses.remember(shape, new Run(day, day), changed, workedOut);
  }

  /**
   * What of each group came and went on days that follow on one another.
   *
   * @param changed what {@link Tallies#changed} says of these days
   */
  Map<List<String>, StockOrigins> origins(
      Shape shape,
      int firstDay,
      int lastDay,
      long changed,
      Supplier<Map<List<String>, StockOrigins>> workedOut) {
    return origins.of(shape, new Run(firstDay, lastDay), changed, workedOut);
  }

  /** From a first to a last day, both included. */
  private record Run(int firstDay, int lastDay) {}

  private record Remembered<T>(long changed, int weight, Map<List<String>, T> what) {}

  /** One thing that is known of runs of days. */
  private static final class Days<T> {
    private final int most;
    private final ToIntFunction<T> weighed;
    private final Map<Shape, Map<Run, Remembered<T>>> shapes = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;

    Days(int most, ToIntFunction<T> weighed) {
      this.most = most;
      this.weighed = weighed;
    }

    Map<List<String>, T> of(
        Shape shape, Run run, long changed, Supplier<Map<List<String>, T>> workedOut) {
      Map<List<String>, T> known = known(shape, run, changed);
      if (known != null) {
        return known;
      }
      Map<List<String>, T> what = workedOut.get();
      remember(shape, run, changed, what);
      return what;
    }

    Map<List<String>, T> known(Shape shape, Run run, long changed) {
      if (changed == 0) {
        return Map.of();
      }
      Remembered<T> remembered = changed == Tallies.ALWAYS ? null : find(shape, run);
      return remembered != null && remembered.changed == changed ? remembered.what : null;
    }

    void remember(Shape shape, Run run, long changed, Map<List<String>, T> what) {
      if (changed != Tallies.ALWAYS) {
        int weightOf = what.values().stream().mapToInt(weighed).sum();
        remember(shape, run, new Remembered<>(changed, weightOf, what));
      }
    }

    private synchronized Remembered<T> find(Shape shape, Run run) {
      Map<Run, Remembered<T>> runs = shapes.get(shape);
      return runs == null ? null : runs.get(run);
    }

    private synchronized void remember(Shape shape, Run run, Remembered<T> anew) {
      Remembered<T> before =
          shapes.computeIfAbsent(shape, absent -> new HashMap<>()).put(run, anew);
      weight += anew.weight - (before == null ? 0 : before.weight);
      while (weight > most) {
        Shape oldest = shapes.keySet().iterator().next();
        for (Remembered<T> gone : shapes.remove(oldest).values()) {
          weight -= gone.weight;
        }
      }
    }
  }
}
