package uk.peelboard.views.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import uk.peelboard.views.tally.TallyReader;
import uk.peelboard.views.tally.TallyTable;

/**
 * How reading and working out go, and of what the Kafka client knows the little that tells whether
 * it is well: its full list would be longer than that of the figures.
 */
public final class ReaderMeters {
  private static final String CONSUMER = "consumer-metrics";
  private static final String FETCHING = "consumer-fetch-manager-metrics";

  private ReaderMeters() {}

  public static void register(
      MeterRegistry registry, TallyReader reader, TallyTable table, FigureSnapshots figures) {
    gauge(
        registry,
        "peelboard.reader.lag.records",
        "Tallies that are known to be missing from what has been read; absent when not known.",
        reader,
        one -> one.status().lag() < 0 ? Double.NaN : one.status().lag());
    gauge(
        registry,
        "peelboard.reader.connected",
        "Whether the reader of tallies has a broker (1) or not (0).",
        reader,
        one -> one.status().reachable() ? 1 : 0);
    gauge(
        registry,
        "peelboard.reader.unreadable.tallies",
        "Tallies that this version cannot read: with any, no figures are given out.",
        reader,
        one -> one.status().unreadable());
    gauge(
        registry,
        "peelboard.reader.last.applied.timestamp.seconds",
        "When the tallies last changed.",
        reader,
        one -> seconds(one.status().lastApplied()));
    FunctionCounter.builder(
            "peelboard.reader.skipped.records", reader, one -> one.status().skipped())
        .description("Tallies of measures that this version does not have.")
        .register(registry);
    gauge(
        registry,
        "peelboard.tally.cells",
        "Cells that are held in memory.",
        table,
        one -> one.size());
    gauge(
        registry,
        "peelboard.figures.timestamp.seconds",
        "As of when the figures are.",
        figures,
        one -> one.latest() == null ? Double.NaN : seconds(one.latest().asOf()));
    gauge(
        registry,
        "peelboard.figures.duration.seconds",
        "How long it took to work out the figures.",
        figures,
        one -> one.latest() == null ? Double.NaN : seconds(one.latest().took()));
    client(registry, reader);
  }

  private static void client(MeterRegistry registry, TallyReader reader) {
    clientGauge(
        registry, reader, CONSUMER, "connection-count", "Connections to brokers that stand.");
    clientGauge(
        registry,
        reader,
        CONSUMER,
        "last-poll-seconds-ago",
        "Seconds since the client was last asked for records.");
    clientGauge(registry, reader, FETCHING, "records-lag-max", "The client's own view of its lag.");
    clientGauge(registry, reader, FETCHING, "fetch-latency-avg", "Milliseconds that a fetch took.");
    clientGauge(
        registry, reader, FETCHING, "records-consumed-rate", "Records a second that come in.");
    clientGauge(registry, reader, FETCHING, "bytes-consumed-rate", "Bytes a second that come in.");
  }

  private static void clientGauge(
      MeterRegistry registry, TallyReader reader, String group, String metric, String help) {
    gauge(
        registry,
        "kafka." + group.replace("-metrics", "").replace('-', '.') + "." + metric.replace('-', '.'),
        help,
        reader,
        one -> clientValue(one.clientMetrics(), group, metric));
  }

  private static double clientValue(
      Map<MetricName, ? extends Metric> metrics, String group, String name) {
    for (Map.Entry<MetricName, ? extends Metric> one : metrics.entrySet()) {
      if (one.getKey().name().equals(name)
          && one.getKey().group().equals(group)
          && !one.getKey().tags().containsKey("topic")
          && one.getValue().metricValue() instanceof Number number) {
        return number.doubleValue();
      }
    }
    return Double.NaN;
  }

  private static <T> void gauge(
      MeterRegistry registry, String name, String help, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).description(help).strongReference(true).register(registry);
  }

  private static double seconds(Instant instant) {
    return instant == null ? Double.NaN : instant.toEpochMilli() / 1000.0;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
