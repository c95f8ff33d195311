package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.kpi.StockMemory;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.tally.Tallies;

/**
 * The KPIs as gauges: one metric for each, labelled with its exported dimensions and {@code
 * window}; beside it numerator and denominator where the figure has them.
 *
 * <p>What adds up (counts and stocks) is exported at its finest only, so that PromQL's {@code sum}
 * is right. What does not (ratios, means, percentiles, the oldest) cannot be had from its parts, so
 * beside the finest series there are those for all areas together, for the vulnerable and others
 * together, for all teams and for all levels of risk: the same metric without the label {@code
 * area}, {@code vulnerable}, {@code team} or {@code risk}, and without several of them. Select the
 * level with {@code area=""} or {@code area!=""}.
 *
 * <p>A figure that has nothing to say has no series, nor have its numerator and denominator.
 */
final class FigureSeries {
  private static final List<Dimension> ROLLED_UP =
      List.of(Dimension.AREA, Dimension.VULNERABLE, Dimension.TEAM, Dimension.RISK);

  private final Definitions definitions;
  private final StockMemory memory = new StockMemory();

  FigureSeries(Definitions definitions) {
    this.definitions = definitions;
  }

  /** All of them, with {@code peelboard_kpi_target_met}. */
  List<MetricSnapshot> of(Tallies tallies, Instant now) {
    Figures figures = new Figures(tallies, definitions, memory);
    LocalDate today = now.atZone(definitions.calendar().zone()).toLocalDate();
    GaugeSnapshot.Builder met =
        GaugeSnapshot.builder()
            .name(Names.PREFIX + "kpi_target_met")
            .help("Whether a KPI's figure meets its target (1) or not (0).");
    List<MetricSnapshot> all = new ArrayList<>();
    for (Kpi kpi : Kpis.all()) {
      OneKpi series = new OneKpi(kpi, met);
      for (Window window : Window.of(kpi)) {
        for (List<Dimension> by : levels(kpi)) {
          Question question =
              new Question(kpi, window.firstDay(today), today, Interval.TOTAL, by, Map.of());
          figures.answer(question, now).forEach(row -> series.add(row, window));
        }
      }
      series.addTo(all);
    }
    all.add(met.build());
    return all;
  }

  /** The dimensions that a KPI's series are told apart by: the finest first. */
  static List<List<Dimension>> levels(Kpi kpi) {
    List<List<Dimension>> levels = new ArrayList<>();
    levels.add(kpi.exported());
    if (!kpi.isAdditive()) {
      for (Dimension rolledUp : ROLLED_UP) {
        if (kpi.exported().contains(rolledUp)) {
          for (List<Dimension> finer : List.copyOf(levels)) {
            levels.add(finer.stream().filter(dimension -> dimension != rolledUp).toList());
          }
        }
      }
    }
    return levels;
  }

  /** The series of one KPI, under way. */
  private static final class OneKpi {
    private final Kpi kpi;
    private final GaugeSnapshot.Builder met;
    private final GaugeSnapshot.Builder values;
    private final GaugeSnapshot.Builder numerators;
    private final GaugeSnapshot.Builder denominators;
    private boolean hasValues;
    private boolean hasNumerators;
    private boolean hasDenominators;

    OneKpi(Kpi kpi, GaugeSnapshot.Builder met) {
      this.kpi = kpi;
      this.met = met;
      this.values =
          GaugeSnapshot.builder()
              .name(Names.figure(kpi))
              .help(kpi.question() + " " + kpi.definition())
              .unit(new Unit(kpi.unit().metric()));
      this.numerators =
          GaugeSnapshot.builder()
              .name(Names.numerator(kpi))
              .help("What " + Names.figure(kpi) + " is a share or mean of.");
      this.denominators =
          GaugeSnapshot.builder()
              .name(Names.denominator(kpi))
              .help("What " + Names.figure(kpi) + " is divided by.");
    }

    void add(Row row, Window window) {
      Figure figure = row.figure();
      if (figure.value() == null) {
        return;
      }
      Labels labels = labels(row, "window", window.label());
      values.dataPoint(point(labels, kpi.unit().toMetric(figure.value())));
      hasValues = true;
      if (figure.numerator() != null) {
        numerators.dataPoint(point(labels, figure.numerator()));
        hasNumerators = true;
      }
      if (figure.denominator() != null) {
        denominators.dataPoint(point(labels, figure.denominator()));
        hasDenominators = true;
      }
      if (figure.met() != null) {
        met.dataPoint(point(labels.add("kpi", kpi.id()), figure.met() ? 1 : 0));
      }
    }

    void addTo(List<MetricSnapshot> all) {
      if (hasValues) {
        all.add(values.build());
      }
      if (hasNumerators) {
        all.add(numerators.build());
      }
      if (hasDenominators) {
        all.add(denominators.build());
      }
    }
  }

  private static Labels labels(Row row, String name, String value) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    row.codes()
        .forEach(
            (dimension, code) -> {
              names.add(dimension.label());
              values.add(code);
            });
    names.add(name);
    values.add(value);
    return Labels.of(names, values);
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
