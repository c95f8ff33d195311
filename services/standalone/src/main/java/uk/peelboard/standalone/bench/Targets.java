package uk.peelboard.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What is expected of the figures, and whether it is met. */
final class Targets {

  /**
   * One of them.
   *
   * @param what in words
   * @param figure a ratio's name, or {@code run.figure} for a run's own
   * @param limit the least, or the most
   * @param atLeast which of the two it is
   * @param unit of the limit, to be written after it; empty for ratios
   */
  record Target(String what, String figure, double limit, boolean atLeast, String unit) {
    boolean isMet(double value) {
      return atLeast ? value >= limit : value <= limit;
    }
  }

  private static final List<Target> OF_LOADED =
      List.of(
          new Target("pipeline / noop", "pipeline/noop", 0.55, true, ""),
          new Target("pipeline / Avro decode, 1 thread", "pipeline/decode", 0.50, true, ""),
          new Target(
              "pipeline / speed of light, same threads", "pipeline/speed-of-light", 0.35, true, ""),
          new Target(
              "CPU per event, with broker, / decode's", "pipelineCpu/decodeCpu", 3, false, ""),
          new Target(
              "written to the broker per event, beside it",
              "pipeline.brokerBytesPerEvent",
              10,
              false,
              " bytes"),
          new Target(
              "memory per million entities",
              "pipeline.memoryBytesPerMillionEntities",
              250e6,
              false,
              " bytes"),
          new Target("restart after kill -9 to fresh tallies", "restart.seconds", 10, false, " s"),
          new Target(
              "restart after kill -9 to fresh /metrics", "restart.metricsSeconds", 10, false, " s"),
          millis("freshness at 2,000 events/s, p50", "freshness.metricsP50MillisAt2000", 300),
          millis("freshness at 2,000 events/s, p99", "freshness.metricsP99MillisAt2000", 1000));

  private static final List<Target> ALL =
      Stream.of(OF_LOADED, of("views", "ten years: "), of("views-year", "a year: "))
          .flatMap(List::stream)
          .toList();

  private Targets() {}

  /**
   * Of a run of views: of what is asked again and again the median counts, of updates that are over
   * the first time.
   */
  private static List<Target> of(String run, String tallies) {
    return List.of(
        millis(tallies + "scrape", run + ".scrapeMillis", 100),
        millis(tallies + "12 months of a flow", run + ".flowByMonthMillis", 30),
        millis(tallies + "12 months of a percentile", run + ".percentileByMonthMillis", 30),
        millis(tallies + "12 months of a stock", run + ".openByMonthMillis", 30),
        millis(tallies + "12 months of a stock by age", run + ".openPastTargetByMonthMillis", 30),
        millis(tallies + "12 months of the oldest open", run + ".oldestOpenByMonthMillis", 30),
        millis(tallies + "all KPIs of a month", run + ".allOfAMonthMillis", 300),
        millis(tallies + "update of a week, as a page", run + ".updateOfAWeekFirstMillis", 300),
        millis(tallies + "update of a month", run + ".updateOfAMonthFirstMillis", 300),
        millis(tallies + "update of a quarter", run + ".updateOfAQuarterFirstMillis", 300),
        millis(tallies + "update of a year", run + ".updateOfAYearFirstMillis", 300),
        millis(tallies + "update of a month not over", run + ".updateNotOverMillis", 300),
        millis(tallies + "update as a spreadsheet", run + ".updateSheetsFirstMillis", 1000));
  }

  private static Target millis(String what, String figure, double most) {
    return new Target(what, figure, most, false, " ms");
  }

  /** A line for each that was measured. */
  static List<String> judged(Report report) {
    List<String> lines = new ArrayList<>();
    for (Target target : ALL) {
      OptionalDouble value = report.figure(target.figure());
      if (value.isPresent()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%-42s %8.2f  %s %s%s: %s",
                target.what(),
                value.getAsDouble(),
                target.atLeast() ? "at least" : "at most",
                plain(target.limit()),
                target.unit(),
                target.isMet(value.getAsDouble()) ? "met" : "missed"));
      }
    }
    return lines;
  }

  private static String plain(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }
}
