package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.Cell;

/**
 * What of a measure a formula takes.
 *
 * @param only dimensions, and the codes of them to which alone it applies
 * @param across dimensions of which it always takes all codes, whichever are asked about
 */
public record Term(
    Measure<?> measure, Map<Dimension, Set<String>> only, Values values, Set<Dimension> across) {

  public static Term of(Measure<?> measure) {
    return new Term(measure, Map.of(), Values.ALL, Set.of());
  }

  public static Term of(Measure<?> measure, Values values) {
    return new Term(measure, Map.of(), values, Set.of());
  }

  public Term only(Dimension dimension, String... codes) {
    Map<Dimension, Set<String>> more = new HashMap<>(only);
    more.put(dimension, Set.of(codes));
    return new Term(measure, Map.copyOf(more), values, across);
  }

  Term across(Dimension... all) {
    return new Term(measure, only, values, Set.of(all));
  }

  boolean takes(Cell cell) {
    return Groups.isAmong(cell, only);
  }
}
