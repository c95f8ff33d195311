package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scrape said, in Prometheus's text format. */
final class Metrics {
  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:]\\w*)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private record Series(String name, Map<String, String> labels, double value) {}

  private final List<Series> all = new ArrayList<>();

  private Metrics() {}

  static Metrics read(String text) {
    Metrics metrics = new Metrics();
    text.lines().filter(line -> !line.startsWith("#")).forEach(metrics::add);
    return metrics;
  }

  private void add(String line) {
    Matcher series = LINE.matcher(line);
    assertThat(series.matches()).as(line).isTrue();
    Map<String, String> labels = new HashMap<>();
    if (series.group(2) != null) {
      LABEL
          .matcher(series.group(2))
          .results()
          .forEach(one -> labels.put(one.group(1), one.group(2)));
    }
    all.add(new Series(series.group(1), labels, Double.parseDouble(series.group(3))));
  }

  /** All series of a name that have these labels, and may have others, added up; 0 for none. */
  double sum(String name, Map<String, String> labels) {
    return all.stream()
        .filter(series -> series.name.equals(name))
        .filter(series -> series.labels.entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Series::value)
        .sum();
  }

  /** The greatest of all series of a name that have a value; 0 for none. */
  double max(String name) {
    return all.stream()
        .filter(series -> series.name.equals(name))
        .mapToDouble(Series::value)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }

  /** The series of a name that have these labels, by the value of another label. */
  Map<String, Double> by(String label, String name, Map<String, String> labels) {
    Map<String, Double> sums = new HashMap<>();
    for (Series series : all) {
      if (series.name.equals(name)
          && series.labels.entrySet().containsAll(labels.entrySet())
          && series.labels.containsKey(label)) {
        sums.merge(series.labels.get(label), series.value, Double::sum);
      }
    }
    return sums;
  }
}
