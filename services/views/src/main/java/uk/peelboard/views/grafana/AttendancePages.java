package uk.peelboard.views.grafana;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.views.grafana.Panel.Kind.LINES;
import static uk.peelboard.views.grafana.Panel.Kind.STATES;
import static uk.peelboard.views.grafana.Panel.Kind.TABLE;

import uk.peelboard.domain.profile.ForceProfile;

/** Attendance: how long it takes, and how often in time. */
final class AttendancePages {
  private final ForceProfile profile;

  AttendancePages(ForceProfile profile) {
    this.profile = profile;
  }

  Dashboard dashboard() {
    Query inTime = Query.of("attended-within-target", "today").by(GRADE);
    return new Dashboard(
            "peelboard-attendance",
            "Attendance",
            "How long it takes until somebody is there, by grade and area.",
            "now-24h")
        .section("Today")
        .add(
            lines("attended-within-target", "today", "Attended in time today")
                .decimals(0)
                .targetLine(inTime)
                .size(12, 8))
        .add(
            Panel.of(STATES, "Target met today")
                .about(inTime.kpi())
                .states()
                .size(12, 8)
                .query(inTime.met(), "{{grade}}"))
        .add(lines("attendance-median", "today", "The middle attendance today"))
        .add(lines("attendance-p90", "today", "Nine in ten attended within, today"))
        .add(lines("dispatch-delay-median", "today", "Waited for a resource, today's middle one"))
        .section("Four weeks")
        .add(
            lines("attended-within-target", "28d", "Attended in time in 28 days")
                .decimals(0)
                .targetLine(Query.of("attended-within-target", "28d").by(GRADE))
                .size(12, 8))
        .add(lines("attendance-mean", "28d", "Mean attendance in 28 days").size(12, 8))
        .add(byArea())
        .add(lines("travel-time-median", "28d", "The middle way in 28 days").size(8, 9));
  }

  private Panel lines(String kpi, String window, String title) {
    Query query = Query.of(kpi, window).by(GRADE);
    return Panel.of(LINES, title)
        .about(query.kpi())
        .size(8, 8)
        .figure(query)
        .colours(profile.grades().keySet());
  }

  private static Panel byArea() {
    Query inTime = Query.of("attended-within-target", "28d").by(AREA, GRADE);
    Query middle = Query.of("attendance-median", "28d").by(AREA, GRADE);
    return Panel.of(TABLE, "By area and grade in 28 days")
        .saying(
            "How many were attended, what share of them in time, whether that meets the target, and the middle "
                + "attendance, by area and grade: KPIs `attended-within-target` and `attendance-median`. A share of "
                + "few says little: look at how many. Source: "
                + inTime.kpi().source())
        .unit("short")
        .size(16, 9)
        .query(
            inTime
                .figure()
                .replace(inTime.kpi().metric(), "peelboard_attended_within_target_denominator"),
            "")
        .query(inTime.figure(), "")
        .query(inTime.met(), "")
        .query(middle.figure(), "")
        .columns(
            "area",
            "Area",
            "grade",
            "Grade",
            "Value #A",
            "Attended",
            "Value #B",
            "In time",
            "Value #C",
            "Target",
            "Value #D",
            "The middle one")
        .unitOf("In time", inTime.kpi())
        .wordsIn("Target")
        .unitOf("The middle one", middle.kpi());
  }
}
