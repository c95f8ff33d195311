package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.SeriesBreak;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Threshold;

/** What is expected, as data: targets, thresholds, and what each KPI is. */
final class CatalogueSeries {
  private final ForceProfile profile;

  CatalogueSeries(ForceProfile profile) {
    this.profile = profile;
  }

  /** As they hold on a day. */
  List<MetricSnapshot> on(LocalDate today) {
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(info());
    all.addAll(expected(today).values());
    return all;
  }

  /** What is expected on a day, by the metrics' names. */
  Map<String, GaugeSnapshot> expected(LocalDate today) {
    Map<String, GaugeSnapshot> all = new LinkedHashMap<>();
    for (GaugeSnapshot gauges : List.of(targets(today), thresholds(today), breaks(today))) {
      all.put(gauges.getMetadata().getName(), gauges);
    }
    return all;
  }

  /** Once for each KPI that one touches; without {@code kpi} where it touches all of them. */
  private GaugeSnapshot breaks(LocalDate today) {
    Map<Labels, Double> starts = new LinkedHashMap<>();
    for (SeriesBreak one : profile.seriesBreaks()) {
      if (!one.on().isAfter(today)) {
        double start = one.on().atStartOfDay(profile.zone()).toEpochSecond();
        Labels labels = Labels.of("what", one.what());
        if (one.kpis().isEmpty()) {
          starts.put(labels, start);
        }
        one.kpis().forEach(kpi -> starts.put(labels.add("kpi", kpi), start));
      }
    }
    return gauges(
        "series_break_timestamp_seconds",
        Unit.SECONDS,
        "When something changed, so that a KPI's figures are not to be compared with those before.",
        starts);
  }

  private MetricSnapshot info() {
    InfoSnapshot.Builder info =
        InfoSnapshot.builder().name(Names.PREFIX + "kpi").help("The catalogue of KPIs.");
    for (Kpi kpi : Kpis.all()) {
      Labels labels =
          Labels.of(
              "kpi", kpi.id(),
              "question", kpi.question(),
              "unit", kpi.unit().metric(),
              "source", kpi.source());
      String variant = kpi.variant(profile);
      info.dataPoint(
          InfoDataPointSnapshot.builder()
              .labels(variant == null ? labels : labels.add("variant", variant))
              .build());
    }
    return info.build();
  }

  private GaugeSnapshot targets(LocalDate today) {
    Map<Labels, Double> latest = new LinkedHashMap<>();
    profile.targets().stream()
        .filter(target -> !target.from().isAfter(today) && Kpis.ofId(target.kpi()) != null)
        .sorted((one, two) -> one.from().compareTo(two.from()))
        .forEach(target -> latest.put(labels(target), inUnit(target.kpi(), target.value())));
    return gauges(
        "kpi_target", null, "What is expected of a KPI, in the unit of its metric.", latest);
  }

  private GaugeSnapshot thresholds(LocalDate today) {
    Map<Labels, Double> latest = new LinkedHashMap<>();
    profile.thresholds().stream()
        .filter(one -> !one.from().isAfter(today) && Kpis.ofId(one.kpi()) != null)
        .sorted((one, two) -> one.from().compareTo(two.from()))
        .forEach(
            one ->
                latest.put(
                    labels(one).add("severity", one.severity()), inUnit(one.kpi(), one.value())));
    return gauges(
        "kpi_threshold",
        null,
        "The level of a KPI at which people are told or paged, in the unit of its metric: at or"
            + " below it where more is better.",
        latest);
  }

  /**
   * @param unit null where it is that of each KPI
   */
  private static GaugeSnapshot gauges(
      String name, Unit unit, String help, Map<Labels, Double> values) {
    GaugeSnapshot.Builder gauges =
        GaugeSnapshot.builder().name(Names.PREFIX + name).unit(unit).help(help);
    values.forEach(
        (labels, value) ->
            gauges.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    return gauges.build();
  }

  private static Labels labels(Target target) {
    return labels(target.kpi(), target.where());
  }

  private static Labels labels(Threshold threshold) {
    return labels(threshold.kpi(), threshold.where());
  }

  private static Labels labels(String kpi, Map<String, String> where) {
    List<String> names = new ArrayList<>(List.of("kpi"));
    List<String> values = new ArrayList<>(List.of(kpi));
    Names.add(where, names, values);
    return Labels.of(names, values);
  }

  private static double inUnit(String kpi, double value) {
    return Kpis.ofId(kpi).unit().toMetric(value);
  }
}
