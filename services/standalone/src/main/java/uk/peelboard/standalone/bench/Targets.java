package uk.peelboard.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

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

  private static final List<Target> ALL =
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
          new Target("restart after kill -9 to fresh figures", "restart.seconds", 10, false, " s"),
          new Target(
              "freshness at 2,000 events/s, p50",
              "freshness.metricsP50MillisAt2000",
              300,
              false,
              " ms"),
          new Target(
              "freshness at 2,000 events/s, p99",
              "freshness.metricsP99MillisAt2000",
              1000,
              false,
              " ms"),
          new Target("scrape, ten years", "views.scrapeMillis", 100, false, " ms"),
          new Target("12 months of a flow", "views.flowByMonthMillis", 30, false, " ms"),
          new Target(
              "12 months of a percentile", "views.percentileByMonthMillis", 30, false, " ms"),
          new Target("12 months of a stock", "views.openByMonthMillis", 30, false, " ms"),
          new Target(
              "12 months of a stock by age", "views.openPastTargetByMonthMillis", 30, false, " ms"),
          new Target(
              "12 months of the oldest open", "views.oldestOpenByMonthMillis", 30, false, " ms"),
          new Target("all KPIs of a month", "views.allOfAMonthMillis", 300, false, " ms"),
          new Target(
              "update of a week, as a page", "views.updateOfAWeekFirstMillis", 300, false, " ms"),
          new Target("update of a month", "views.updateOfAMonthFirstMillis", 300, false, " ms"),
          new Target("update of a quarter", "views.updateOfAQuarterFirstMillis", 300, false, " ms"),
          new Target("update of a year", "views.updateOfAYearFirstMillis", 300, false, " ms"),
          new Target("update of a month not over", "views.updateNotOverMillis", 300, false, " ms"),
          new Target(
              "update of a month, as a spreadsheet",
              "views.updateSheetsFirstMillis",
              1000,
              false,
              " ms"),
          new Target(
              "of a year: update of a week, as a page",
              "views-year.updateOfAWeekFirstMillis",
              300,
              false,
              " ms"),
          new Target(
              "of a year: update of a month",
              "views-year.updateOfAMonthFirstMillis",
              300,
              false,
              " ms"),
          new Target(
              "of a year: update of a quarter",
              "views-year.updateOfAQuarterFirstMillis",
              300,
              false,
              " ms"),
          new Target(
              "of a year: update of a year",
              "views-year.updateOfAYearFirstMillis",
              300,
              false,
              " ms"),
          new Target(
              "of a year: update of a month not over",
              "views-year.updateNotOverMillis",
              300,
              false,
              " ms"),
          new Target(
              "of a year: update of a month, as a spreadsheet",
              "views-year.updateSheetsFirstMillis",
              1000,
              false,
              " ms"));

  private Targets() {}

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
