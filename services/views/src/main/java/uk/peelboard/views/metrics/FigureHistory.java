package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.domain.tally.TalliesAtDayEnd;

/**
 * Past figures in OpenMetrics' text format, named and labelled as {@code /metrics} exports them:
 * what a Prometheus would hold that had been there, and had known what is known today.
 *
 * <p>Windows of days are written as they stood in the last second of each local day. Within a day
 * they are not: a tally does not say when in its day something took eleven seconds, so the figure
 * of ten o'clock cannot be had. What is true at a moment can, and is written for each whole hour
 * where that is asked for.
 *
 * <p>Families come one after the other, their series one after the other, samples in time order.
 */
public final class FigureHistory {
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Which past.
   *
   * @param from the first local day
   * @param to the last local day, included
   * @param isHourly whether what is true at a moment is written each hour, and not once a day
   */
  public record Span(LocalDate from, LocalDate to, boolean isHourly) {}

  /** What was written. */
  public record Summary(int families, int series, long samples) {
    private Summary with(OpenMetricsFamily family) {
      return new Summary(
          families + (family.isEmpty() ? 0 : 1),
          series + family.series(),
          samples + family.samples());
    }
  }

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done out of {@code of}; both in answers worked out
     * @param doing the KPI under way
     */
    void at(long done, long of, String doing);
  }

  private final Tallies tallies;
  private final Definitions definitions;
  private final Labels target;

  /**
   * @param targetLabels that Prometheus would have added, such as {@code job}
   */
  public FigureHistory(Tallies tallies, Definitions definitions, Map<String, String> targetLabels) {
    this.tallies = tallies;
    this.definitions = definitions;
    this.target =
        Labels.of(
            List.copyOf(targetLabels.keySet()),
            targetLabels.keySet().stream().map(targetLabels::get).toList());
  }

  /**
   * Writes it all. Needs memory for one family at a time.
   *
   * @param now after which nothing is written: that is not past
   */
  public Summary write(Span span, Instant now, Writer out, Progress progress) throws IOException {
    List<Instant> days = dayEnds(span, now);
    List<Instant> moments = span.isHourly ? hours(span, now) : days;
    long of = Kpis.all().stream().mapToLong(kpi -> (kpi.isStock() ? moments : days).size()).sum();
    long done = 0;
    OpenMetricsFamily met =
        new OpenMetricsFamily(Names.TARGET_MET, Names.TARGET_MET_HELP, null, target);
    Summary summary = new Summary(0, 0, 0);
    for (Kpi kpi : Kpis.all()) {
      KpiFamilies families = new KpiFamilies(kpi, target, met);
      KpiLabels labels = new KpiLabels(kpi);
      Source source = source(kpi);
      for (Instant moment : kpi.isStock() ? moments : days) {
        progress.at(done++, of, kpi.id());
        families.at = moment.getEpochSecond();
        Figures.AsOf figures = source.at(moment).asOf(moment);
        FigureSeries.visit(kpi, labels, figures, localDay(moment), families);
      }
      summary = written(families.all(), out, summary);
    }
    summary = written(List.of(samples(days)), out, summary);
    summary = written(expected(moments), out, summary);
    summary = written(List.of(met), out, summary);
    out.write("# EOF\n");
    progress.at(of, of, "");
    return summary;
  }

  /** What recording rules would have taken down at the end of each day. */
  private OpenMetricsFamily samples(List<Instant> days) {
    String force = target.get("force");
    OpenMetricsFamily samples =
        new OpenMetricsFamily(
            SpcSample.NAME,
            SpcSample.HELP,
            null,
            force == null ? Labels.EMPTY : Labels.of("force", force));
    for (SpcSample sample : SpcSample.ALL) {
      Source source = source(sample.kpi());
      for (Instant end : days) {
        for (Row row : source.at(end).answer(sample.question(localDay(end)), end)) {
          if (row.figure().value() != null) {
            double value = sample.kpi().unit().toMetric(row.figure().value());
            samples.add(sample.labels(row), end.getEpochSecond(), value);
          }
        }
      }
    }
    return samples;
  }

  private Source source(Kpi kpi) {
    return kpi.isStock() ? new Stocks(kpi) : new Flows();
  }

  private static Summary written(Collection<OpenMetricsFamily> families, Writer out, Summary before)
      throws IOException {
    Summary summary = before;
    for (OpenMetricsFamily family : families) {
      family.writeTo(out);
      summary = summary.with(family);
    }
    return summary;
  }

  /** Where figures of past moments come from, asked for one moment after the other. */
  private interface Source {
    Figures at(Instant moment);
  }

  /** What belongs to days is the same whenever it is asked for. */
  private final class Flows implements Source {
    private final Figures figures = new Figures(tallies, definitions);

    @Override
    public Figures at(Instant moment) {
      return figures;
    }
  }

  /** What is true at a moment, from what was open at the end of its day. */
  private final class Stocks implements Source {
    private final TalliesAtDayEnd then;
    private final Figures figures;

    Stocks(Kpi kpi) {
      then = new TalliesAtDayEnd(tallies, definitions.calendar(), kpi.formula().stock().span());
      figures = new Figures(then, definitions, new FigureMemory());
    }

    @Override
    public Figures at(Instant moment) {
      then.goTo(definitions.calendar().day(moment));
      return figures;
    }
  }

  /** A KPI's families, under way. */
  private static final class KpiFamilies implements FigureSeries.Taker {
    private final Kpi kpi;
    private final OpenMetricsFamily values;
    private final OpenMetricsFamily numerators;
    private final OpenMetricsFamily denominators;
    private final OpenMetricsFamily met;
    private long at;

    KpiFamilies(Kpi kpi, Labels target, OpenMetricsFamily met) {
      this.kpi = kpi;
      this.met = met;
      values =
          new OpenMetricsFamily(Names.figure(kpi), Names.help(kpi), kpi.unit().metric(), target);
      numerators =
          new OpenMetricsFamily(Names.numerator(kpi), Names.numeratorHelp(kpi), null, target);
      denominators =
          new OpenMetricsFamily(Names.denominator(kpi), Names.denominatorHelp(kpi), null, target);
    }

    @Override
    public void take(KpiLabels.Told labels, Figure figure) {
      values.add(labels.figure(), at, kpi.unit().toMetric(figure.value()));
      if (figure.numerator() != null) {
        numerators.add(labels.figure(), at, figure.numerator());
      }
      if (figure.denominator() != null) {
        denominators.add(labels.figure(), at, figure.denominator());
      }
      if (figure.met() != null) {
        met.add(labels.met(), at, figure.met() ? 1 : 0);
      }
    }

    List<OpenMetricsFamily> all() {
      return List.of(values, numerators, denominators);
    }
  }

  /** Targets, thresholds and breaks, as they held. */
  private Collection<OpenMetricsFamily> expected(List<Instant> moments) {
    CatalogueSeries catalogue = new CatalogueSeries(definitions.profile());
    Map<String, OpenMetricsFamily> families = new LinkedHashMap<>();
    for (Instant moment : moments) {
      for (GaugeSnapshot gauges : catalogue.expected(localDay(moment)).values()) {
        OpenMetricsFamily family =
            families.computeIfAbsent(
                gauges.getMetadata().getName(),
                name -> new OpenMetricsFamily(name, gauges.getMetadata().getHelp(), null, target));
        for (GaugeDataPointSnapshot point : gauges.getDataPoints()) {
          family.add(point.getLabels(), moment.getEpochSecond(), point.getValue());
        }
      }
    }
    return families.values();
  }

  private LocalDate localDay(Instant moment) {
    return moment.atZone(definitions.calendar().zone()).toLocalDate();
  }

  /** The last second of each day that is over. */
  private List<Instant> dayEnds(Span span, Instant now) {
    List<Instant> ends = new ArrayList<>();
    for (LocalDate day = span.from; !day.isAfter(span.to); day = day.plusDays(1)) {
      Instant end = startOf(day.plusDays(1)).minusSeconds(1);
      if (end.isBefore(now)) {
        ends.add(end);
      }
    }
    return ends;
  }

  /** As Prometheus's own steps lie: on whole hours of UTC. */
  private List<Instant> hours(Span span, Instant now) {
    Instant from = startOf(span.from);
    Instant until = startOf(span.to.plusDays(1));
    List<Instant> hours = new ArrayList<>();
    Instant hour = from.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS).toInstant();
    for (; hour.isBefore(until) && hour.isBefore(now); hour = hour.plus(HOUR)) {
      if (!hour.isBefore(from)) {
        hours.add(hour);
      }
    }
    return hours;
  }

  private Instant startOf(LocalDate day) {
    return Instant.ofEpochSecond(definitions.calendar().startOf((int) day.toEpochDay()));
  }
}
