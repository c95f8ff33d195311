package uk.peelboard.views.grafana;

import static uk.peelboard.domain.measure.Dimension.AGE;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.STATE;
import static uk.peelboard.domain.measure.Dimension.TERMINAL;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;
import static uk.peelboard.views.grafana.Panel.Kind.BARS;
import static uk.peelboard.views.grafana.Panel.Kind.LINES;
import static uk.peelboard.views.grafana.Panel.Kind.STACKED;
import static uk.peelboard.views.grafana.Panel.Kind.TABLE;

import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** What is open, how old it is, and who is at risk meanwhile. */
final class BacklogPages {
  private final ForceProfile profile;

  BacklogPages(ForceProfile profile) {
    this.profile = profile;
  }

  Dashboard dashboard() {
    Query open = Query.of("open-incidents", "now");
    return new Dashboard(
            "peelboard-backlog",
            "Backlog and risk",
            "What is open, how old it is, and who is at risk meanwhile.",
            "now-24h")
        .section("Backlog")
        .add(
            Panel.of(LINES, "Open incidents and the levels of alerts")
                .about(open.kpi())
                .size(12, 9)
                .query(open.figure(), "open")
                .thresholdLines(open))
        .add(stacked("open-by-age", AGE, "How old they are").colours(AGE.codes(profile)))
        .add(lines("open-incidents", GRADE, "By grade"))
        .add(lines("open-past-target", GRADE, "Past their target"))
        .add(lines("oldest-open-incident", GRADE, "The oldest").whenEmpty("none open"))
        .add(
            lines("oldest-unresourced-incident", GRADE, "The oldest that nobody is assigned to")
                .whenEmpty("none"))
        .add(stacked("open-incidents", STATE, "By state").colours(STATE.codes(profile)))
        .add(byArea())
        .section("Risk")
        .add(lines("open-vulnerable", GRADE, "Somebody vulnerable"))
        .add(lines("open-domestic-abuse", GRADE, "Domestic abuse"))
        .add(
            lines(
                    "open-not-reassessed",
                    VULNERABLE,
                    "Past target, not reassessed: vulnerable or not")
                .whenEmpty("none"))
        .add(
            lines(
                    "open-not-seen-or-spoken-to",
                    VULNERABLE,
                    "Past target, not seen or spoken to: vulnerable or not")
                .whenEmpty("none"))
        .add(
            Panel.of(BARS, "Logs on each terminal")
                .about(Query.of("logs-per-terminal", "now").kpi())
                .size(8, 10)
                .query(
                    "topk(15, " + Query.of("logs-per-terminal", "now").by(TERMINAL).figure() + ')',
                    "{{terminal}}"))
        .add(
            lines("incidents-escalated", "today", Dimension.REASON, "Escalated today")
                .whenEmpty("none escalated"));
  }

  private Panel lines(String kpi, Dimension by, String title) {
    return lines(kpi, "now", by, title);
  }

  private Panel lines(String kpi, String window, Dimension by, String title) {
    Query query = Query.of(kpi, window).by(by);
    return Panel.of(LINES, title)
        .about(query.kpi())
        .size(8, 8)
        .figure(query)
        .colours(by.codes(profile));
  }

  private static Panel stacked(String kpi, Dimension by, String title) {
    Query query = Query.of(kpi, "now").by(by);
    return Panel.of(STACKED, title).about(query.kpi()).size(12, 9).figure(query);
  }

  private static Panel byArea() {
    Query open = Query.of("open-incidents", "now").by(AREA);
    Query past = Query.of("open-past-target", "now").by(AREA);
    Query vulnerable = Query.of("open-vulnerable", "now").by(AREA);
    return Panel.of(TABLE, "By area")
        .saying(
            "Open incidents, those past their target and those with somebody vulnerable, by area: KPIs "
                + "`open-incidents`, `open-past-target` and `open-vulnerable`. Source: "
                + open.kpi().source())
        .unit("short")
        .size(12, 9)
        .query(open.figure(), "")
        .query(past.figure(), "")
        .query(vulnerable.figure(), "")
        .columns(
            "area",
            "Area",
            "Value #A",
            "Open",
            "Value #B",
            "Past target",
            "Value #C",
            "Vulnerable");
  }
}
