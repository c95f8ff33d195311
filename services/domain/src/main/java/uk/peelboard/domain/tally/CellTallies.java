package uk.peelboard.domain.tally;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure;

/** Tallies that are added up here, cell by cell, from wherever their values come. */
public final class CellTallies implements Tallies {
  private final Map<Measure<?>, NavigableMap<Integer, Map<Cell, Distribution>>> measures =
      new HashMap<>();
  private final Map<Class<?>, Integer> firstDays = new HashMap<>();

  /** Adds one value. */
  public void add(Cell cell, long value, long sum) {
    holding(cell).add(value, 1, sum);
  }

  /** Adds all that the cells of others hold. */
  public void addAll(CellTallies others) {
    others.measures.values().forEach(days -> days.values().forEach(this::addAll));
  }

  private void addAll(Map<Cell, Distribution> cells) {
    cells.forEach(this::add);
  }

  /** Adds all that a distribution holds. */
  public void add(Cell cell, Distribution distribution) {
    holding(cell).addAll(distribution);
  }

  /** Says that there is something about a measure's kind of fact on a day, whatever it is. */
  public void begin(Measure<?> measure, int day) {
    if (day != Cell.NOW && measure.shape().saysSinceWhen()) {
      firstDays.merge(measure.of(), day, Math::min);
    }
  }

  private Distribution holding(Cell cell) {
    begin(cell.measure(), cell.day());
    return measures
        .computeIfAbsent(cell.measure(), absent -> new TreeMap<>())
        .computeIfAbsent(cell.day(), absent -> new HashMap<>())
        .computeIfAbsent(cell, absent -> new Distribution(1));
  }

  @Override
  public void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    NavigableMap<Integer, Map<Cell, Distribution>> days = measures.get(measure);
    if (days == null) {
      return;
    }
    for (Map.Entry<Integer, Map<Cell, Distribution>> day :
        days.subMap(firstDay, true, lastDay, true).entrySet()) {
      if (day.getKey() != Cell.NOW || lastDay == Cell.NOW) {
        day.getValue().forEach(visitor::visit);
      }
    }
  }

  @Override
  public int firstDay(Class<? extends Fact> fact) {
    return firstDays.entrySet().stream()
        .filter(one -> fact.isAssignableFrom(one.getKey()))
        .mapToInt(Map.Entry::getValue)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  @Override
  public long changed(Measure<?> measure, int firstDay, int lastDay) {
    NavigableMap<Integer, Map<Cell, Distribution>> days = measures.get(measure);
    boolean isNothing = days == null || days.subMap(firstDay, true, lastDay, true).isEmpty();
    return isNothing ? 0 : ALWAYS;
  }

  /** Every cell with what it holds. */
  public Map<Cell, Distribution> cells() {
    Map<Cell, Distribution> cells = new HashMap<>();
    measures.values().forEach(days -> days.values().forEach(cells::putAll));
    return cells;
  }
}
