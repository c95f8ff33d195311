package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;

/**
 * Counters and histograms of what is being added to the tallies of today and yesterday.
 *
 * <p>Tallies can fall, when a correction comes or a replay begins, and rise again. A counter must
 * not follow: it grows by what a day's tally rises above the most it has ever been. The tallies
 * seen first are the level from which counting starts.
 */
final class LiveSeries {

  /** The most that has been seen of one day's, and of one set of labels. */
  private record DayKey(LiveMetric metric, int day, Labels labels) {}

  /** One day's, of labels that are not yet made. */
  private record DayCodes(int day, List<String> codes) {}

  private record SeriesKey(LiveMetric metric, Labels labels) {}

  private static final class Counts {
    private final long[] buckets;
    private long sum;

    Counts(int size) {
      buckets = new long[size];
    }
  }

  private final Map<SeriesKey, Counts> totals = new LinkedHashMap<>();
  private final Map<DayKey, Counts> highest = new HashMap<>();
  private boolean started;

  LiveSeries(ForceProfile profile) {
    for (LiveMetric metric : LiveMetric.ALL) {
      begin(metric, profile, new ArrayList<>());
    }
  }

  /** Every known set of labels starts at 0. */
  private void begin(LiveMetric metric, ForceProfile profile, List<String> codes) {
    if (codes.size() == metric.labels().size()) {
      totals.put(new SeriesKey(metric, labels(metric, codes)), new Counts(metric.buckets()));
      return;
    }
    for (String code : metric.labels().get(codes.size()).codes(profile)) {
      List<String> more = new ArrayList<>(codes);
      more.add(code);
      begin(metric, profile, more);
    }
  }

  /**
   * Takes in one state of the tallies, and answers with all series.
   *
   * @param today a local day as an epoch day
   */
  List<MetricSnapshot> of(Tallies tallies, int today) {
    highest.keySet().removeIf(key -> key.day < today - 1);
    for (LiveMetric metric : LiveMetric.ALL) {
      counted(tallies, metric, today - 1)
          .forEach(
              (of, counts) -> raise(new DayKey(metric, of.day, labels(metric, of.codes)), counts));
    }
    started = true;
    return series();
  }

  private static Map<DayCodes, Counts> counted(Tallies tallies, LiveMetric metric, int firstDay) {
    Map<DayCodes, Counts> counted = new HashMap<>();
    tallies.visitParts(
        metric.measure(),
        firstDay,
        Integer.MAX_VALUE,
        (cell, distribution) -> {
          if (!metric.counted().test(cell)) {
            return;
          }
          Counts counts =
              counted.computeIfAbsent(
                  new DayCodes(cell.day(), codes(metric, cell)),
                  absent -> new Counts(metric.buckets()));
          if (metric.isHistogram()) {
            distribution.forEach((value, times) -> counts.buckets[metric.bucketOf(value)] += times);
          } else {
            counts.buckets[0] += distribution.count();
          }
          counts.sum += distribution.sum();
        });
    return counted;
  }

  private void raise(DayKey key, Counts current) {
    Counts most = highest.computeIfAbsent(key, absent -> new Counts(current.buckets.length));
    Counts total =
        totals.computeIfAbsent(
            new SeriesKey(key.metric, key.labels), absent -> new Counts(current.buckets.length));
    for (int i = 0; i < current.buckets.length; i++) {
      long rise = Math.max(0, current.buckets[i] - most.buckets[i]);
      most.buckets[i] += rise;
      total.buckets[i] += started ? rise : 0;
    }
    long rise = Math.max(0, current.sum - most.sum);
    most.sum += rise;
    total.sum += started ? rise : 0;
  }

  private List<MetricSnapshot> series() {
    Map<LiveMetric, CounterSnapshot.Builder> counters = new LinkedHashMap<>();
    Map<LiveMetric, HistogramSnapshot.Builder> histograms = new LinkedHashMap<>();
    totals.forEach(
        (key, total) -> {
          LiveMetric metric = key.metric;
          String name = Names.PREFIX + metric.name();
          if (metric.isHistogram()) {
            histograms
                .computeIfAbsent(
                    metric,
                    absent ->
                        HistogramSnapshot.builder()
                            .name(name)
                            .help(metric.help())
                            .unit(Unit.SECONDS))
                .dataPoint(
                    HistogramDataPointSnapshot.builder()
                        .labels(key.labels)
                        .classicHistogramBuckets(
                            ClassicHistogramBuckets.of(
                                metric.bounds(), Arrays.stream(total.buckets).boxed().toList()))
                        .sum(total.sum / 1000.0)
                        .build());
          } else {
            counters
                .computeIfAbsent(
                    metric, absent -> CounterSnapshot.builder().name(name).help(metric.help()))
                .dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(key.labels)
                        .value((double) total.buckets[0])
                        .build());
          }
        });
    List<MetricSnapshot> all = new ArrayList<>();
    counters.values().forEach(counter -> all.add(counter.build()));
    histograms.values().forEach(histogram -> all.add(histogram.build()));
    return all;
  }

  private static List<String> codes(LiveMetric metric, Cell cell) {
    List<String> codes = new ArrayList<>(2);
    for (Dimension dimension : metric.labels()) {
      codes.add(
          dimension == Dimension.OUTCOME_GROUP
              ? OutcomeType.groupOf(codeOf(cell, Dimension.OUTCOME))
              : codeOf(cell, dimension));
    }
    return codes;
  }

  private static String codeOf(Cell cell, Dimension dimension) {
    return cell.code(cell.measure().dimensions().indexOf(dimension));
  }

  private static Labels labels(LiveMetric metric, List<String> codes) {
    return Labels.of(metric.labels().stream().map(Dimension::label).toList(), codes);
  }
}
