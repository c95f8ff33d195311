package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import uk.peelboard.views.tally.TallyReader;
import uk.peelboard.views.tally.TallyTable;

/**
 * How reading and working out go, and of what the Kafka client knows the little that tells whether
 * it is well: its full list would be long. What is not known has no series.
 */
public final class ReaderSeries implements MultiCollector {
  private static final String CONSUMER = "consumer-metrics";
  private static final String FETCHING = "consumer-fetch-manager-metrics";

  private final TallyReader reader;
  private final TallyTable table;
  private final FigureSnapshots figures;

  public ReaderSeries(TallyReader reader, TallyTable table, FigureSnapshots figures) {
    this.reader = reader;
    this.table = table;
    this.figures = figures;
  }

  @Override
  public MetricSnapshots collect() {
    List<MetricSnapshot> all = new ArrayList<>();
    ofReader(all);
    ofFigures(all);
    ofClient(all);
    return new MetricSnapshots(all);
  }

  private void ofReader(List<MetricSnapshot> all) {
    TallyReader.Status status = reader.status();
    if (status.lag() >= 0) {
      gauge(
          all,
          "peelboard_reader_lag_records",
          "Tallies that are known to be missing from what has been read.",
          (double) status.lag());
    }
    gauge(
        all,
        "peelboard_reader_connected",
        "Whether the reader of tallies has a broker (1) or not (0).",
        status.reachable() ? 1 : 0);
    gauge(
        all,
        "peelboard_reader_unreadable_tallies",
        "Tallies that this version cannot read: with any, no figures are given out.",
        status.unreadable());
    if (status.lastApplied() != null) {
      gauge(
          all,
          "peelboard_reader_last_applied_timestamp_seconds",
          "When the tallies last changed.",
          seconds(status.lastApplied()));
    }
    counter(
        all,
        "peelboard_reader_skipped_records",
        "Tallies of measures that this version does not have.",
        (double) status.skipped());
    gauge(all, "peelboard_tally_cells", "Cells that are held in memory.", table.latest().size());
  }

  private void ofFigures(List<MetricSnapshot> all) {
    FigureSnapshots.Latest latest = figures.latest();
    if (latest != null) {
      gauge(
          all,
          "peelboard_figures_timestamp_seconds",
          "As of when the figures are.",
          seconds(latest.asOf()));
      gauge(
          all,
          "peelboard_figures_duration_seconds",
          "How long it took to work out the figures.",
          latest.took().toNanos() / 1e9);
    }
  }

  private void ofClient(List<MetricSnapshot> all) {
    Map<MetricName, ? extends Metric> client = reader.clientMetrics();
    Double connections = value(client, CONSUMER, "connection-count");
    if (connections != null) {
      gauge(all, "kafka_consumer_connections", "Connections to brokers that stand.", connections);
    }
    Double fetchMillis = value(client, FETCHING, "fetch-latency-avg");
    if (fetchMillis != null) {
      gauge(
          all,
          "kafka_consumer_fetch_latency_avg_seconds",
          "How long a fetch took on average.",
          fetchMillis / 1000);
    }
    Double lag = value(client, FETCHING, "records-lag-max");
    if (lag != null) {
      gauge(all, "kafka_consumer_records_lag_max", "The client's own view of its lag.", lag);
    }
    Double records = value(client, FETCHING, "records-consumed-total");
    if (records != null) {
      counter(all, "kafka_consumer_records_consumed", "Records that came in.", records);
    }
    Double bytes = value(client, FETCHING, "bytes-consumed-total");
    if (bytes != null) {
      counter(all, "kafka_consumer_consumed_bytes", "Bytes that came in.", bytes);
    }
  }

  /** Null where the client does not know. */
  private static Double value(
      Map<MetricName, ? extends Metric> metrics, String group, String name) {
    for (Map.Entry<MetricName, ? extends Metric> one : metrics.entrySet()) {
      if (one.getKey().name().equals(name)
          && one.getKey().group().equals(group)
          && !one.getKey().tags().containsKey("topic")
          && one.getValue().metricValue() instanceof Number number) {
        return Double.isNaN(number.doubleValue()) ? null : number.doubleValue();
      }
    }
    return null;
  }

  private static void gauge(List<MetricSnapshot> all, String name, String help, double value) {
    all.add(
        GaugeSnapshot.builder()
            .name(name)
            .help(help)
            .unit(name.endsWith("_seconds") ? Unit.SECONDS : null)
            .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
            .build());
  }

  private static void counter(List<MetricSnapshot> all, String name, String help, double value) {
    all.add(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
            .build());
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
