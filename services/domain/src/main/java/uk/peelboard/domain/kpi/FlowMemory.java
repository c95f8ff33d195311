package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.tally.Tallies;

/**
 * The figures of what happened on days that are over, kept for as long as those days do not change.
 * Of what is asked in ever different ways it forgets what has not been asked for longest.
 */
final class FlowMemory {
  private static final int MOST_FIGURES = 400_000;

  /** In what way a KPI is asked about. */
  record Shape(String kpi, List<Dimension> by, Map<Dimension, String> where) {
    static Shape of(Question question) {
      return new Shape(question.kpi().id(), question.by(), question.where());
    }
  }

  /** From a first to a last day, both included. */
  record Run(int firstDay, int lastDay) {}

  /** What is known of one run of days. */
  static final class Known {
    private final long changed;
    private final Set<List<String>> groups;
    private final Map<List<String>, Figure> figures = new ConcurrentHashMap<>();

    private Known(long changed, Set<List<String>> groups) {
      this.changed = changed;
      this.groups = groups;
    }

    /** The groups that there is anything of. */
    Set<List<String>> groups() {
      return groups;
    }

    Figure figure(List<String> group, Function<List<String>, Figure> workedOut) {
      return figures.computeIfAbsent(group, workedOut);
    }

    private int weight() {
      return groups.size() + 1;
    }
  }

  private final Map<Shape, Map<Run, Known>> shapes = new LinkedHashMap<>(16, 0.75f, true);
  private int weight;

  /**
   * What is known of days, as a caller may go on to add to it.
   *
   * @param changed what {@link Tallies#changed} says of all that is counted on these days
   * @param groups works out which groups there is anything of
   */
  Known of(Shape shape, Run run, long changed, Supplier<Set<List<String>>> groups) {
    if (changed == 0) {
      return new Known(changed, Set.of());
    }
    Known known = changed == Tallies.ALWAYS ? null : find(shape, run);
    if (known != null && known.changed == changed) {
      return known;
    }
    Known anew = new Known(changed, groups.get());
    if (changed != Tallies.ALWAYS) {
      remember(shape, run, anew);
    }
    return anew;
  }

  private synchronized Known find(Shape shape, Run run) {
    Map<Run, Known> runs = shapes.get(shape);
    return runs == null ? null : runs.get(run);
  }

  private synchronized void remember(Shape shape, Run run, Known anew) {
    Known before = shapes.computeIfAbsent(shape, absent -> new HashMap<>()).put(run, anew);
    weight += anew.weight() - (before == null ? 0 : before.weight());
    while (weight > MOST_FIGURES) {
      Shape oldest = shapes.keySet().iterator().next();
      for (Known gone : shapes.remove(oldest).values()) {
        weight -= gone.weight();
      }
    }
  }
}
