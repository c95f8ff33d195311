package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All samples that a gauge has over time, in OpenMetrics' text format. The library that writes
 * {@code /metrics} knows a series' latest sample only.
 */
final class OpenMetricsFamily {

  /** One series' samples, in time order. */
  private static final class Samples {
    private long[] seconds = new long[32];
    private double[] values = new double[32];
    private int size;

    void add(long second, double value) {
      if (size > 0 && seconds[size - 1] >= second) {
        throw new IllegalArgumentException(second + " is not after " + seconds[size - 1]);
      }
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      seconds[size] = second;
      values[size++] = value;
    }
  }

  private final String name;
  private final String help;
  private final String unit;
  private final Labels everywhere;
  private final Map<Labels, Samples> series = new LinkedHashMap<>();
  private long samples;

  /**
   * @param unit with which the name ends, or null
   * @param everywhere labels that each series has beside its own
   */
  OpenMetricsFamily(String name, String help, String unit, Labels everywhere) {
    this.name = name;
    this.help = help;
    this.unit = unit;
    this.everywhere = everywhere;
  }

  /**
   * @param second since the epoch, after that of the series' sample before
   */
  void add(Labels labels, long second, double value) {
    series.computeIfAbsent(labels, absent -> new Samples()).add(second, value);
    samples++;
  }

  boolean isEmpty() {
    return series.isEmpty();
  }

  int series() {
    return series.size();
  }

  long samples() {
    return samples;
  }

  /** Nothing where there are no samples. */
  void writeTo(Writer out) throws IOException {
    if (isEmpty()) {
      return;
    }
    out.write("# TYPE " + name + " gauge\n");
    if (unit != null) {
      out.write("# UNIT " + name + ' ' + unit + '\n');
    }
    out.write("# HELP " + name + ' ' + escaped(help) + '\n');
    for (Map.Entry<Labels, Samples> one : series.entrySet()) {
      String beginning = name + labels(one.getKey().merge(everywhere));
      Samples its = one.getValue();
      for (int i = 0; i < its.size; i++) {
        out.write(beginning);
        out.write(number(its.values[i]));
        out.write(' ');
        out.write(Long.toString(its.seconds[i]));
        out.write('\n');
      }
    }
  }

  private static String labels(Labels labels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      text.append(i == 0 ? '{' : ',')
          .append(labels.getPrometheusName(i))
          .append("=\"")
          .append(escaped(labels.getValue(i)))
          .append('"');
    }
    return text.append(labels.isEmpty() ? " " : "} ").toString();
  }

  /** Most are whole, and a quarter shorter without their ".0". */
  private static String number(double value) {
    long whole = (long) value;
    return whole == value ? Long.toString(whole) : Double.toString(value);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }
}
