package uk.peelboard.domain.kpi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.measure.Dimension;

/**
 * What one entity adds to a figure.
 *
 * @param count how many it counts as; below zero where it takes back what was counted before
 * @param numerator what it adds above the line; null where the figure has nothing there
 * @param denominator what it adds below the line; null where the figure has nothing there, or what
 *     comes from the force profile
 * @param values how long it took, in the KPI's unit, or of what lasts how old it was then, in
 *     seconds; each as often as it counts, empty where none is asked for
 * @param codes those under which it is counted, by dimension; a dimension that does not tell it
 *     apart is absent
 * @param journal its events; null unless asked for
 */
public record Part(
    EntityKind kind,
    String entityId,
    long count,
    BigDecimal numerator,
    BigDecimal denominator,
    List<Long> values,
    Map<Dimension, Set<String>> codes,
    Journal journal) {

  /** What it is sorted by: the longest, the oldest and the largest come first. */
  double size() {
    if (!values.isEmpty()) {
      return values.get(values.size() - 1);
    }
    return numerator == null ? count : numerator.doubleValue();
  }

  Part under(Map<Dimension, Set<String>> others) {
    return new Part(kind, entityId, count, numerator, denominator, values, others, journal);
  }
}
