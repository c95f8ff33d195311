package uk.peelboard.domain.update;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.disclosure.Breakdown;
import uk.peelboard.domain.disclosure.Span;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Formula;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Dimension;

/**
 * The areas' counts that are released together, for every day that is asked about.
 *
 * <p>What happened on days adds up; of a stock, each day's end stands for itself.
 */
final class AreaCounts implements Breakdown {

  /** Nothing is known of what lies between two stocks, so nothing can be told from it. */
  private static final long UNLIMITED = Long.MAX_VALUE / 4;

  private final boolean isStock;
  private final boolean isOfRates;
  private final int firstDay;
  private final List<long[][]> sumsByArea = new ArrayList<>();

  /**
   * @param rows one for each area and day, of one KPI
   */
  AreaCounts(Kpi kpi, LocalDate from, LocalDate to, List<Row> rows) {
    isStock = kpi.isStock();
    isOfRates = kpi.formula() instanceof Formula.Ratio;
    firstDay = (int) from.toEpochDay();
    int days = (int) (to.toEpochDay() - from.toEpochDay()) + 1;
    Set<String> areas = new LinkedHashSet<>();
    rows.forEach(row -> areas.add(row.codes().get(Dimension.AREA)));
    Map<String, long[][]> byArea = new LinkedHashMap<>();
    for (String area : areas) {
      byArea.put(area, new long[days + 1][isOfRates ? 3 : 1]);
    }
    for (Row row : rows) {
      int day = (int) row.period().to().toEpochDay() - firstDay;
      byArea.get(row.codes().get(Dimension.AREA))[day + 1] = counts(row.figure());
    }
    for (long[][] counts : byArea.values()) {
      if (!isStock) {
        for (int day = 1; day <= days; day++) {
          for (int i = 0; i < counts[day].length; i++) {
            counts[day][i] += counts[day - 1][i];
          }
        }
      }
      sumsByArea.add(counts);
    }
  }

  /** Of a rate: those that it counts, the others, and all of them. */
  private long[] counts(Figure figure) {
    if (!isOfRates) {
      return new long[] {figure.value() == null ? 0 : Math.round(figure.value())};
    }
    long some = figure.numerator() == null ? 0 : Math.round(figure.numerator());
    long all = figure.denominator() == null ? 0 : Math.round(figure.denominator());
    return new long[] {some, Math.max(0, all - some), all};
  }

  /** The moments between which a time lies, as a span numbers them. */
  Span span(LocalDate from, LocalDate to) {
    int end = (int) to.toEpochDay() - firstDay + 1;
    return isStock
        ? new Span(2 * end, 2 * end + 1)
        : new Span((int) from.toEpochDay() - firstDay, end);
  }

  @Override
  public int parts() {
    return sumsByArea.size();
  }

  @Override
  public long[] counts(int part, int from, int to) {
    long[][] sums = sumsByArea.get(part);
    if (isStock) {
      return from % 2 == 0 && to == from + 1 ? sums[from / 2] : new long[] {UNLIMITED};
    }
    long[] counts = Arrays.copyOf(sums[to], sums[to].length);
    for (int i = 0; i < counts.length; i++) {
      counts[i] -= sums[from][i];
    }
    return counts;
  }

  @Override
  public boolean isOfRates() {
    return isOfRates;
  }
}
