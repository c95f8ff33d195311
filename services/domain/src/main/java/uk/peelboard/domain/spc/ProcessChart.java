package uk.peelboard.domain.spc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import uk.peelboard.domain.kpi.Direction;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.SeriesBreak;

/**
 * A process behaviour (XmR) chart: whether a figure has moved by more than it does by itself.
 *
 * <p>The limits are those of the first twelve values, and hold until a declared break, after which
 * they begin anew. A missing value gives no moving range and ends a run.
 *
 * @param points one for each observation, in order
 */
public record ProcessChart(List<ChartPoint> points) {
  public ProcessChart {
    points = List.copyOf(points);
  }

  /**
   * @param observations one for each period, in order, periods without a value included
   * @param breaks the first days of new series; one begins with the first period that lies wholly
   *     in it
   */
  public static ProcessChart of(
      List<Observation> observations, Collection<LocalDate> breaks, Direction better) {
    List<ChartPoint> points = new ArrayList<>(observations.size());
    int start = 0;
    for (int i = 1; i <= observations.size(); i++) {
      if (i == observations.size()
          || isBroken(observations.get(i - 1).from(), observations.get(i).from(), breaks)) {
        addSeries(observations.subList(start, i), start > 0, better, points);
        start = i;
      }
    }
    return new ProcessChart(points);
  }

  /**
   * The chart of a KPI's rows, with the breaks that the force has declared.
   *
   * @param rows of one group, one for each period, in order
   */
  public static ProcessChart of(Kpi kpi, ForceProfile profile, List<Row> rows) {
    List<Observation> observations =
        rows.stream()
            .map(row -> new Observation(row.period().from(), row.figure().value()))
            .toList();
    List<LocalDate> breaks =
        profile.seriesBreaks().stream()
            .filter(one -> one.touches(kpi.id()))
            .map(SeriesBreak::on)
            .toList();
    return of(observations, breaks, kpi.direction());
  }

  /** The last point, or null where there is none. */
  public ChartPoint latest() {
    return points.isEmpty() ? null : points.get(points.size() - 1);
  }

  /** Whether the process has settled elsewhere, so that limits should be declared to begin anew. */
  public boolean hasShifted() {
    ChartPoint latest = latest();
    return latest != null
        && latest.limits() != null
        && !latest.limits().areOnTrial()
        && latest.rule() == Rule.SHIFT;
  }

  private static boolean isBroken(LocalDate before, LocalDate from, Collection<LocalDate> breaks) {
    return breaks.stream().anyMatch(on -> on.isAfter(before) && !on.isAfter(from));
  }

  private static void addSeries(
      List<Observation> series, boolean afterBreak, Direction better, List<ChartPoint> points) {
    List<Double> values = series.stream().map(Observation::value).toList();
    ProcessLimits limits = ProcessLimits.of(baseline(values));
    List<Signal> signals = Signals.in(values, limits);
    for (int i = 0; i < series.size(); i++) {
      Signal signal = signals.get(i);
      Variation variation = Variation.COMMON_CAUSE;
      if (values.get(i) == null || limits == null) {
        variation = Variation.UNKNOWN;
      } else if (signal != null) {
        variation = Variation.of(signal.high(), better);
      }
      points.add(
          new ChartPoint(
              series.get(i),
              limits,
              signal == null ? null : signal.rule(),
              variation,
              afterBreak && i == 0));
    }
  }

  /** The first values, up to as many as limits are made of. */
  private static List<Double> baseline(List<Double> values) {
    int known = 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null && ++known == ProcessLimits.BASELINE_POINTS) {
        return values.subList(0, i + 1);
      }
    }
    return values;
  }
}
