package uk.peelboard.views.grafana;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.views.grafana.Panel.Kind.HEATMAP;
import static uk.peelboard.views.grafana.Panel.Kind.LINES;
import static uk.peelboard.views.grafana.Panel.Kind.STACKED;
import static uk.peelboard.views.grafana.Panel.Kind.STATES;
import static uk.peelboard.views.grafana.Panel.Kind.TABLE;

import uk.peelboard.domain.profile.ForceProfile;

/** Calls: demand, answering, giving up. */
final class CallPages {
  private final ForceProfile profile;

  CallPages(ForceProfile profile) {
    this.profile = profile;
  }

  Dashboard dashboard() {
    Query inTime = Query.of("calls-answered-within-target", "today").by(LINE);
    return new Dashboard(
            "peelboard-calls",
            "Calls",
            "How many call, how long they wait, and how many give up.",
            "now-24h")
        .section("Today")
        .add(
            lines("calls-answered-within-target", "today", "Answered in time today")
                .decimals(1)
                .targetLine(inTime)
                .size(12, 8))
        .add(
            Panel.of(STATES, "Target met today")
                .about(inTime.kpi())
                .states()
                .size(12, 8)
                .query(inTime.met(), "{{line}}"))
        .add(lines("call-answer-median", "today", "Wait of the middle caller today"))
        .add(lines("call-answer-p90", "today", "Nine in ten answered within, today"))
        .add(lines("calls-abandoned", "today", "Gave up today").decimals(1))
        .add(lines("calls-waiting", "now", "Callers waiting"))
        .add(
            lines("longest-call-wait", "now", "Longest wait at the moment")
                .whenEmpty("nobody waits"))
        .add(lines("calls-presented", "today", "Calls today, in the areas chosen"))
        .add(lines("repeat-callers", "now", "Callers who ring repeatedly"))
        .section("As it happens")
        .add(live())
        .add(heatmap())
        .section("Four weeks")
        .add(
            lines("calls-answered-within-target", "28d", "Answered in time in 28 days")
                .decimals(1)
                .targetLine(Query.of("calls-answered-within-target", "28d").by(LINE))
                .size(12, 8))
        .add(byArea());
  }

  private Panel lines(String kpi, String window, String title) {
    Query query = Query.of(kpi, window).by(LINE);
    return Panel.of(LINES, title)
        .about(query.kpi())
        .size(8, 8)
        .figure(query)
        .colours(profile.lines().keySet());
  }

  private Panel live() {
    return Panel.of(STACKED, "Calls presented, a minute")
        .saying(
            "Calls presented a minute, by line, as counted while they come in: the rate of "
                + "`peelboard_calls_presented_total`. An import of old calls does not show.")
        .unit("short")
        .decimals(1)
        .size(12, 8)
        .query(
            "60 * sum by (line) (max without (instance, job) (rate(peelboard_calls_presented_total{"
                + Query.FORCE
                + ",line=~\"$line\",area=~\"$area\"}[$__rate_interval])))",
            "{{line}}")
        .colours(profile.lines().keySet());
  }

  private static Panel heatmap() {
    return Panel.of(HEATMAP, "How long callers waited")
        .saying(
            "Answered calls by how long they had waited, in whole seconds: the increase of the "
                + "histogram `peelboard_call_answer_seconds`. A bucket's name is the longest wait in it.")
        .unit("short")
        .size(12, 8)
        .query(
            "sum by (le) (max without (instance, job) (increase(peelboard_call_answer_seconds_bucket{"
                + Query.FORCE
                + ",line=~\"$line\"}[$__rate_interval])))",
            "{{le}}");
  }

  private static Panel byArea() {
    Query presented = Query.of("calls-presented", "28d").by(AREA, LINE);
    Query inTime = Query.of("calls-answered-within-target", "28d").by(AREA, LINE);
    return Panel.of(TABLE, "By area in 28 days")
        .saying(
            "Calls presented and the share of answered ones that was answered in time, by area and line: "
                + "KPIs `calls-presented` and `calls-answered-within-target`. Source: "
                + presented.kpi().source())
        .unit("short")
        .size(12, 8)
        .query(presented.figure(), "")
        .query(inTime.figure(), "")
        .columns(
            "area", "Area", "line", "Line", "Value #A", "Calls", "Value #B", "Answered in time")
        .unitOf("Answered in time", inTime.kpi());
  }
}
