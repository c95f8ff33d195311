package uk.peelboard.views.grafana;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.RISK;
import static uk.peelboard.domain.measure.Dimension.TEAM;
import static uk.peelboard.views.grafana.Panel.Kind.LINES;
import static uk.peelboard.views.grafana.Panel.Kind.STAT;

import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** People to be kept safe, and those to be kept an eye on. */
final class SafeguardingPages {
  private final ForceProfile profile;

  SafeguardingPages(ForceProfile profile) {
    this.profile = profile;
  }

  Dashboard dashboard() {
    return new Dashboard(
            "peelboard-safeguarding",
            "Safeguarding and offenders",
            "People to be kept safe, and those to be kept an eye on.",
            "now-28d")
        .section("Domestic abuse")
        .add(lines("marac-waiting", "now", AREA, "Cases that wait for a conference"))
        .add(
            one("marac-oldest-waiting", "now", "The oldest case that waits")
                .whenEmpty("none waits"))
        .add(one("domestic-abuse-arrests-per-100", "28d", "Arrests for 100 crimes, 28 days"))
        .add(one("domestic-abuse-charges-per-100", "12mo", "Charges for 100 crimes, 12 months"))
        .add(one("dash-per-domestic-abuse-crime", "28d", "DASH assessments a crime, 28 days"))
        .add(one("dvpos-breached-share", "12mo", "Protection orders breached, 12 months"))
        .section("Missing people")
        .add(lines("missing-open", "now", RISK, "Missing now"))
        .add(
            lines(
                "missing-time-to-locate-median",
                "28d",
                RISK,
                "Time to locate the middle one, 28 days"))
        .section("Children and offenders")
        .add(one("ocset-waiting", "now", "Referrals that wait for assessment"))
        .add(
            one("ocset-oldest-waiting", "now", "The oldest referral that waits")
                .whenEmpty("none waits"))
        .add(lines("rso-managed", "now", TEAM, "Registered sex offenders managed"))
        .add(lines("rso-per-manager", "now", TEAM, "Of them, each manager has"))
        .add(lines("rso-visits-overdue", "now", TEAM, "Visits overdue"))
        .add(
            lines(
                "investigations-per-investigator-mean",
                "now",
                TEAM,
                "Investigations an investigator"))
        .add(one("ocgs-per-million", "now", "Organised crime groups per million population"))
        .section("Victims")
        .add(
            lines(
                "victim-updates-on-time",
                "28d",
                AREA,
                "Promised updates that came in time, 28 days"));
  }

  private Panel lines(String kpi, String window, Dimension by, String title) {
    Query query = Query.of(kpi, window).by(by);
    return Panel.of(LINES, title)
        .about(query.kpi())
        .size(8, 8)
        .figure(query)
        .colours(by.codes(profile));
  }

  private static Panel one(String kpi, String window, String title) {
    Query query = Query.of(kpi, window);
    return Panel.of(STAT, title)
        .about(query.kpi())
        .decimals(query.kpi().isAdditive() ? 0 : 1)
        .size(8, 8)
        .query(query.figure(), "force");
  }
}
