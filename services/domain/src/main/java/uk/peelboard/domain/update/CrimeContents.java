package uk.peelboard.domain.update;

import static uk.peelboard.domain.measure.Dimension.DOMESTIC_ABUSE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME;
import static uk.peelboard.domain.update.Asks.table;
import static uk.peelboard.domain.update.UpdateContents.BY_AREA;
import static uk.peelboard.domain.update.UpdateContents.section;

import uk.peelboard.domain.update.Plan.Section;
import uk.peelboard.domain.update.Plan.Time;

/** What a force-contact update says of crime, its outcomes, and the people to be kept safe. */
final class CrimeContents {
  private CrimeContents() {}

  static Section outcomes() {
    Asks recorded =
        table("crimes", "Recorded crime")
            .of("All crime")
            .line("crimes-recorded", "Recorded")
            .line("crimes-cancelled", "Cancelled")
            .line("crimes-per-1000-population", "Per 1,000 population, a year")
            .line("crimes-without-outcome", "Without an outcome yet");
    Asks tracked =
        table(
            "outcomes-tracked",
            "Outcomes of the crimes recorded in the period (tracked)",
            "They grow as outcomes are assigned. Not to be compared with the closed basis.");
    trackedOf(tracked.of("Recorded in the period"));
    tracked
        .of("Recorded in the period: 16", OUTCOME, "16")
        .line("outcomes-tracked", "Victim does not support, evidential difficulties")
        .of("Recorded in the period: 18", OUTCOME, "18")
        .line("outcomes-tracked", "No suspect identified");
    trackedOf(tracked.of("Recorded in twelve months").over(Time.ROLLING_YEAR));
    Asks closed =
        table(
            "outcomes-closed",
            "Outcomes assigned in the period, whenever the crime was recorded (closed)",
            "Not to be compared with the tracked basis.");
    closedOf(closed.of("Assigned in the period"));
    closed.line("days-to-outcome-median", "Median days to an outcome");
    closedOf(closed.of("Assigned in twelve months").over(Time.ROLLING_YEAR));
    Asks areas =
        table("outcomes-areas", "Charged, by area (tracked)", BY_AREA)
            .areas("charge-rate-tracked", "Charged or summonsed", "charged");
    return section("outcomes", "Crime and its outcomes", recorded, tracked, closed, areas);
  }

  private static void trackedOf(Asks asks) {
    asks.line("charge-rate-tracked", "Charged or summonsed")
        .line("positive-outcomes-tracked", "Positive outcome");
  }

  private static void closedOf(Asks asks) {
    asks.line("charge-rate-closed", "Charges, of crimes recorded")
        .line("positive-outcomes-closed", "Positive outcomes, of crimes recorded")
        .line("outcomes-10-15-16-closed", "Outcomes 10, 15 and 16, of crimes recorded");
  }

  static Section safeguarding() {
    Asks abuse =
        table(
                "domestic-abuse",
                "Domestic abuse",
                "Outcomes of domestic abuse and of all crime are not to be compared.")
            .of("Domestic abuse")
            .line("domestic-abuse-crime-share", "Of all recorded crime")
            .line("domestic-abuse-incidents-per-1000", "Incidents per 1,000 population, a year")
            .line("dash-per-domestic-abuse-crime", "DASH assessments per crime")
            .line("domestic-abuse-arrests-per-100", "Arrests per 100 crimes")
            .line("domestic-abuse-charges-per-100", "Charges per 100 crimes")
            .line(
                "domestic-abuse-outcome-16-per-100",
                "Victim does not support action, per 100 crimes")
            .line("dvpos-granted", "Protection orders granted")
            .line("dvpos-breached-share", "Protection orders breached");
    Asks others =
        table("safeguarding", "Conferences, missing people and offenders")
            .of("Multi-agency conferences")
            .line("marac-cases", "Cases discussed")
            .line("marac-repeat-share", "Of which repeats")
            .line("marac-waiting", "Cases waiting")
            .line("marac-oldest-waiting", "Longest wait")
            .of("Missing people")
            .line("missing-open", "Missing")
            .line("missing-time-to-locate-median", "Median time to locate")
            .line("missing-recategorised", "Risk changed")
            .of("Registered sex offenders")
            .line("rso-managed", "Under management")
            .line("rso-per-manager", "Per manager")
            .line("rso-visits-overdue", "Visits overdue")
            .of("Online child sexual exploitation")
            .line("ocset-waiting", "Referrals waiting")
            .line("ocset-oldest-waiting", "Longest wait")
            .of("Organised crime groups")
            .line("ocgs-per-million", "Per million population")
            .line("ocg-disruptions-per-100", "Disruptions per 100 groups, a year")
            .of("Specialist investigators")
            .line("investigations-per-investigator-mean", "Mean number of investigations")
            .line("investigations-per-investigator-max", "Most investigations")
            .of("Victims")
            .line("victim-updates-on-time", "Promised updates on time");
    Asks areas =
        table("safeguarding-areas", "Safeguarding by area", BY_AREA)
            .of("Domestic abuse", DOMESTIC_ABUSE, "yes")
            .areas("crimes-recorded", "Domestic abuse crimes", "domestic-abuse-crimes")
            .of("Safeguarding")
            .areas("marac-cases", "Conference cases", "marac-cases")
            .areas("missing-open", "People missing", "missing-open")
            .areas("dvpos-granted", "Protection orders granted", "dvpos-granted");
    return section("safeguarding", "Safeguarding", abuse, others, areas);
  }
}
