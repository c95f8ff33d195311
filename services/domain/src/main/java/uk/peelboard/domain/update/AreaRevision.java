package uk.peelboard.domain.update;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import uk.peelboard.domain.disclosure.Disclosure;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Table;

/**
 * Whether areas' figures that have been published may be told anew. A count that changed by 1 to 4
 * would tell of so few people, and where only some areas' changes were told, the others' could be
 * worked out: so it is all areas or none.
 */
final class AreaRevision {

  /** The KPIs of a table whose counts may not be told. */
  private final Set<String> untold = new HashSet<>();

  /** Those of which other figures are withheld, or in another way, than were. */
  private final Set<String> withheldOtherwise = new HashSet<>();

  private AreaRevision(Table then, Table now) {
    Map<String, Line> before = byArea(then.lines());
    Map<String, Line> after = byArea(now.lines());
    Set<String> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String one : all) {
      Line was = before.get(one);
      Line is = after.get(one);
      Line known = was == null ? is : was;
      if (was == null || is == null || !Objects.equals(was.withheld(), is.withheld())) {
        withheldOtherwise.add(known.kpi());
      }
      boolean hasCounts = PublishedAreas.hasCounts(Kpis.ofId(known.kpi()));
      if (hasCounts && (was == null || is == null || !isSafe(was, is))) {
        untold.add(known.kpi());
      }
    }
  }

  static AreaRevision of(Table then, Table now) {
    return new AreaRevision(then, now);
  }

  /** Percentiles come without counts, and so go by those of all that the table has. */
  boolean mayBeTold(Line line) {
    return PublishedAreas.hasCounts(Kpis.ofId(line.kpi()))
        ? !untold.contains(line.kpi())
        : untold.isEmpty();
  }

  /** Whether a figure, or what stands in its place, may stand in what supersedes the other. */
  boolean mayStand(Line line) {
    return line.withheld() == null ? mayBeTold(line) : !withheldOtherwise.contains(line.kpi());
  }

  private static Map<String, Line> byArea(List<Line> lines) {
    Map<String, Line> byArea = new HashMap<>();
    lines.forEach(
        line -> byArea.put(line.kpi() + '/' + line.where().get(Dimension.AREA.id()), line));
    return byArea;
  }

  private static boolean isSafe(Line was, Line is) {
    if (was.withheld() != null || is.withheld() != null) {
      return false;
    }
    if (was.denominator() == null && is.denominator() == null) {
      return isSafe(number(is.value()) - number(was.value()));
    }
    double some = number(is.numerator()) - number(was.numerator());
    double all = number(is.denominator()) - number(was.denominator());
    return isSafe(some) && isSafe(all) && isSafe(all - some);
  }

  private static boolean isSafe(double difference) {
    long change = Math.abs(Math.round(difference));
    return change == 0 || change >= Disclosure.FEWEST;
  }

  private static double number(Double value) {
    return value == null ? 0 : value;
  }
}
