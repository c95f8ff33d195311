package uk.peelboard.views.grafana;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.OUTCOME_GROUP;
import static uk.peelboard.views.grafana.Panel.Kind.BARS;
import static uk.peelboard.views.grafana.Panel.Kind.LINES;
import static uk.peelboard.views.grafana.Panel.Kind.TABLE;

import uk.peelboard.domain.profile.ForceProfile;

/** Recorded crime, and what has become of it. */
final class OutcomePages {
  private static final String LAG =
      "\n\nOutcomes come weeks and months after the crime: of the crimes of the last weeks most have none yet, "
          + "so on the tracked basis a recent figure always goes up later.";

  private final ForceProfile profile;

  OutcomePages(ForceProfile profile) {
    this.profile = profile;
  }

  Dashboard dashboard() {
    return new Dashboard(
            "peelboard-outcomes",
            "Crime and outcomes",
            "Recorded crime and what has become of it, on both bases." + LAG,
            "now-28d")
        .section("Recorded")
        .add(lines("crimes-recorded", "today", "Crimes recorded today"))
        .add(lines("crimes-recorded", "28d", "Crimes recorded in 28 days"))
        .add(lines("crimes-without-outcome", "now", "Crimes without an outcome"))
        .section("Outcomes")
        .add(
            groups(
                "outcomes-tracked", "Of the crimes of the last 12 months: what has become of them"))
        .add(
            groups(
                "outcomes-closed",
                "Outcomes assigned in 12 months, for the crimes recorded in them"))
        .add(force("positive-outcomes-closed", "Positive outcomes, closed basis, 12 months"))
        .add(force("charge-rate-closed", "Charges, closed basis, 12 months"))
        .add(force("charge-rate-tracked", "Charges, tracked basis, 12 months"))
        .add(byArea())
        .add(
            Panel.of(BARS, "Days to the middle outcome, 12 months")
                .about(Query.of("days-to-outcome-median", "12mo").kpi())
                .size(12, 9)
                .figure(Query.of("days-to-outcome-median", "12mo").by(OUTCOME_GROUP)));
  }

  private Panel lines(String kpi, String window, String title) {
    Query query = Query.of(kpi, window).by(AREA);
    return Panel.of(LINES, title)
        .about(query.kpi())
        .size(8, 8)
        .figure(query)
        .colours(profile.areas());
  }

  private static Panel groups(String kpi, String title) {
    Query query = Query.of(kpi, "12mo").by(OUTCOME_GROUP);
    return Panel.of(BARS, title).about(query.kpi()).decimals(1).size(12, 9).figure(query);
  }

  private static Panel force(String kpi, String title) {
    Query query = Query.of(kpi, "12mo");
    return Panel.of(LINES, title)
        .about(query.kpi())
        .decimals(1)
        .size(8, 8)
        .query(query.figure(), "force");
  }

  private static Panel byArea() {
    Query recorded = Query.of("crimes-recorded", "12mo").by(AREA);
    Query positive = Query.of("positive-outcomes-tracked", "12mo").by(AREA);
    Query charged = Query.of("charge-rate-tracked", "12mo").by(AREA);
    return Panel.of(TABLE, "By area in 12 months")
        .saying(
            "Crimes recorded in the last 12 months, and which share of them has a positive outcome or has led to a "
                + "charge by now (tracked basis), by area: KPIs `crimes-recorded`, `positive-outcomes-tracked` and "
                + "`charge-rate-tracked`. Source: "
                + positive.kpi().source()
                + LAG)
        .unit("short")
        .size(12, 9)
        .query(recorded.figure(), "")
        .query(positive.figure(), "")
        .query(charged.figure(), "")
        .columns(
            "area",
            "Area",
            "Value #A",
            "Recorded",
            "Value #B",
            "Positive outcome",
            "Value #C",
            "Charged")
        .unitOf("Positive outcome", positive.kpi())
        .unitOf("Charged", charged.kpi());
  }
}
