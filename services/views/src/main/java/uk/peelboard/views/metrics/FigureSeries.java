package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Beginning;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Formula;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.kpi.Term;
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
 *
 * <p>A KPI is worked out anew only when the clock can change it, or when any of its tallies has
 * changed. To be used by one thread.
 */
final class FigureSeries {
  private static final List<Dimension> ROLLED_UP =
      List.of(Dimension.AREA, Dimension.VULNERABLE, Dimension.TEAM, Dimension.RISK);

  /**
   * What a KPI's figures depend on, if not on the clock: as long as it stays the same, so do they.
   *
   * @param firstDay the first of which there is anything
   * @param changed see {@link Tallies#changed}
   */
  private record State(LocalDate today, int firstDay, long changed) {}

  /** One KPI's series, and its points in the metric that all KPIs have in common. */
  private record Series(
      State state, List<MetricSnapshot> metrics, List<GaugeDataPointSnapshot> met) {}

  private final Definitions definitions;
  private final FigureMemory memory = new FigureMemory();
  private final Map<Kpi, Series> latest = new HashMap<>();
  private final Map<Kpi, KpiLabels> labels = new HashMap<>();

  FigureSeries(Definitions definitions) {
    this.definitions = definitions;
  }

  /** All of them, with {@code peelboard_kpi_target_met}. */
  List<MetricSnapshot> of(Tallies tallies, Instant now) {
    Figures.AsOf figures = new Figures(tallies, definitions, memory).asOf(now);
    LocalDate today = now.atZone(definitions.calendar().zone()).toLocalDate();
    GaugeSnapshot.Builder met =
        GaugeSnapshot.builder().name(Names.TARGET_MET).help(Names.TARGET_MET_HELP);
    List<MetricSnapshot> all = new ArrayList<>();
    for (Kpi kpi : Kpis.all()) {
      State state = state(kpi, tallies, today);
      Series series = latest.get(kpi);
      if (series == null
          || kpi.formula().changesByTheClock()
          || state.changed == Tallies.ALWAYS
          || !series.state.equals(state)) {
        series = workedOut(kpi, state, figures);
        latest.put(kpi, series);
      }
      all.addAll(series.metrics);
      series.met.forEach(met::dataPoint);
    }
    all.add(met.build());
    return all;
  }

  private static State state(Kpi kpi, Tallies tallies, LocalDate today) {
    LocalDate first =
        Window.of(kpi).stream()
            .map(window -> window.firstDay(today))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    Formula formula = kpi.formula();
    int lastDay = (int) today.toEpochDay();
    long changed = Beginning.changed(formula, tallies, lastDay);
    for (Term term : formula.terms()) {
      long ofTerm = tallies.changed(term.measure(), (int) first.toEpochDay(), lastDay);
      if (ofTerm == Tallies.ALWAYS) {
        changed = Tallies.ALWAYS;
        break;
      }
      changed = Math.max(changed, ofTerm);
    }
    return new State(today, Beginning.ofFeeds(formula, tallies), changed);
  }

  private Series workedOut(Kpi kpi, State state, Figures.AsOf figures) {
    OneKpi series = new OneKpi(kpi);
    visit(kpi, labels.computeIfAbsent(kpi, KpiLabels::new), figures, state.today, series);
    return series.built(state);
  }

  /** Takes those of a KPI's figures that have something to say. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param figure with a value
     */
    void take(KpiLabels.Told labels, Figure figure);
  }

  /**
   * What one KPI has to say.
   *
   * @param labels the KPI's
   * @param today with which all windows end
   */
  static void visit(Kpi kpi, KpiLabels labels, Figures.AsOf figures, LocalDate today, Taker taker) {
    for (Window window : Window.of(kpi)) {
      for (List<Dimension> by : levels(kpi)) {
        Question question =
            new Question(kpi, window.firstDay(today), today, Interval.TOTAL, by, Map.of());
        for (Row row : figures.answer(question)) {
          if (row.figure().value() != null) {
            taker.take(labels.of(window, row.codes()), row.figure());
          }
        }
      }
    }
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
  private static final class OneKpi implements Taker {
    private final Kpi kpi;
    private final List<GaugeDataPointSnapshot> met = new ArrayList<>();
    private final GaugeSnapshot.Builder values;
    private final GaugeSnapshot.Builder numerators;
    private final GaugeSnapshot.Builder denominators;
    private boolean hasValues;
    private boolean hasNumerators;
    private boolean hasDenominators;

    OneKpi(Kpi kpi) {
      this.kpi = kpi;
      this.values =
          GaugeSnapshot.builder()
              .name(Names.figure(kpi))
              .help(Names.help(kpi))
              .unit(new Unit(kpi.unit().metric()));
      this.numerators =
          GaugeSnapshot.builder().name(Names.numerator(kpi)).help(Names.numeratorHelp(kpi));
      this.denominators =
          GaugeSnapshot.builder().name(Names.denominator(kpi)).help(Names.denominatorHelp(kpi));
    }

    @Override
    public void take(KpiLabels.Told labels, Figure figure) {
      values.dataPoint(point(labels.figure(), kpi.unit().toMetric(figure.value())));
      hasValues = true;
      if (figure.numerator() != null) {
        numerators.dataPoint(point(labels.figure(), figure.numerator()));
        hasNumerators = true;
      }
      if (figure.denominator() != null) {
        denominators.dataPoint(point(labels.figure(), figure.denominator()));
        hasDenominators = true;
      }
      if (figure.met() != null) {
        met.add(point(labels.met(), figure.met() ? 1 : 0));
      }
    }

    Series built(State state) {
      List<MetricSnapshot> all = new ArrayList<>();
      if (hasValues) {
        all.add(values.build());
      }
      if (hasNumerators) {
        all.add(numerators.build());
      }
      if (hasDenominators) {
        all.add(denominators.build());
      }
      return new Series(state, all, met);
    }
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
