package uk.peelboard.views.grafana;

import static uk.peelboard.views.grafana.Panel.Kind.LINES;

import java.util.List;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;

/** Whether a figure has moved by more than it does by itself. */
final class SpcPages {
  private static final String OUTSIDE = "outside the limits";

  private static final String HOW =
      "\n\nXmR chart of whole days: each day's value, the mean of 28 days, and limits at 2.66 mean moving ranges from "
          + "it. Outside the limits, something has changed. Limits of this chart move on from day to day, while those "
          + "of the board and the API are locked after their first twelve days. Recording rules `peelboard:spc_*`.";

  /** A chart is of one series: one line, one grade, or the force. */
  private record Chart(String kpi, String label, String code) {}

  Dashboard dashboard() {
    Dashboard dashboard =
        new Dashboard(
            "peelboard-spc",
            "SPC: has it moved?",
            "Whether a day's figure differs by more than days do by themselves.",
            "now-28d");
    for (Chart chart :
        List.of(
            new Chart("calls-presented", "line", "999"),
            new Chart("calls-presented", "line", "101"),
            new Chart("calls-answered-within-target", "line", "999"),
            new Chart("call-answer-mean", "line", "101"),
            new Chart("calls-abandoned", "line", "101"),
            new Chart("incidents-opened", "grade", "P1"),
            new Chart("attended-within-target", "grade", "P1"),
            new Chart("attendance-mean", "grade", "P2"),
            new Chart("open-incidents", null, null),
            new Chart("crimes-recorded", null, null))) {
      dashboard.add(panel(chart));
    }
    return dashboard;
  }

  private static Panel panel(Chart chart) {
    Kpi kpi = Kpis.ofId(chart.kpi);
    String which = chart.label == null ? "" : ", " + chart.code;
    return Panel.of(LINES, chart.kpi + which)
        .saying(kpi.question() + "\n\n" + kpi.definition() + HOW + " Source: " + kpi.source())
        .unit(Panel.unit(kpi.unit()))
        .size(12, 9)
        .whenEmpty("fewer days than a chart needs")
        .query(value(chart), "value")
        .query(series("peelboard:spc_mean{", chart, "}"), "mean")
        .query(series("peelboard:spc_upper_limit{", chart, "}"), "upper limit")
        .query(series("peelboard:spc_lower_limit{", chart, "}"), "lower limit")
        .query(
            "%1$s > %2$s or %1$s < %3$s"
                .formatted(
                    value(chart),
                    series("peelboard:spc_upper_limit{", chart, "}"),
                    series("peelboard:spc_lower_limit{", chart, "}")),
            OUTSIDE)
        .points(OUTSIDE, Palette.VERMILION)
        .colour("value", Palette.BLUE)
        .colour("mean", Palette.GREEN)
        .dashed("/limit$/", Palette.VERMILION);
  }

  private static String value(Chart chart) {
    return series("last_over_time(peelboard:spc_sample{", chart, "}[25h])");
  }

  private static String series(String before, Chart chart, String after) {
    return "max by (kpi) ("
        + before
        + Query.FORCE
        + ",kpi=\""
        + chart.kpi
        + '"'
        + (chart.label == null ? "" : ',' + chart.label + "=\"" + chart.code + '"')
        + after
        + ')';
  }
}
