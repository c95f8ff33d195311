package uk.peelboard.views.grafana;

import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.views.grafana.Panel.Kind.STAT;

import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** Twelve numbers for a wall: the force as it is now. */
final class Wallboard {
  private static final String CALLS = "peelboard-calls";
  private static final String BACKLOG = "peelboard-backlog";

  private final ForceProfile profile;

  Wallboard(ForceProfile profile) {
    this.profile = profile;
  }

  Dashboard dashboard() {
    String emergency = profile.lines().containsKey("999") ? "999" : first();
    String other = profile.lines().containsKey("101") ? "101" : first();
    return new Dashboard(
            "peelboard-wallboard",
            "Control room wallboard",
            "The force as it is now, for a wall: open it in kiosk mode.",
            "now-6h")
        .add(inTime(emergency))
        .add(lastHour(emergency))
        .add(
            number("calls-waiting", "Callers waiting now", CALLS)
                .query(by("calls-waiting", LINE), "{{line}}"))
        .add(
            number("longest-call-wait", "Longest wait now", CALLS)
                .query(by("longest-call-wait", LINE), "{{line}}")
                .whenEmpty("nobody waits"))
        .add(
            number("open-incidents", "Open incidents", BACKLOG)
                .query(by("open-incidents", GRADE), "{{grade}}")
                .size(8, 8))
        .add(
            number("oldest-open-incident", "Oldest open incident", BACKLOG)
                .query(by("oldest-open-incident", GRADE), "{{grade}}")
                .size(8, 8)
                .whenEmpty("none open"))
        .add(
            number("open-past-target", "Open past their target", BACKLOG)
                .query(by("open-past-target", GRADE), "{{grade}}")
                .size(8, 8))
        .add(
            number("open-vulnerable", "Open, somebody vulnerable", BACKLOG)
                .query(by("open-vulnerable", GRADE), "{{grade}}"))
        .add(middle(other))
        .add(attended())
        .add(freshness());
  }

  private String first() {
    return profile.lines().keySet().iterator().next();
  }

  private static Panel number(String kpi, String title, String more) {
    return Panel.of(STAT, title).about(Query.of(kpi, "now").kpi()).opens(more).size(6, 6);
  }

  private static Panel lastHour(String line) {
    return Panel.of(STAT, line + " answered in time, last hour")
        .saying(
            "The share of the calls answered in the last hour that was answered in time, as counted while they come"
                + " in: the recording rule `peelboard:calls_answered_within_target:ratio1h`.")
        .opens(CALLS)
        .unit("percentunit")
        .decimals(1)
        .size(6, 6)
        .whenEmpty("none answered")
        .query(
            "max(peelboard:calls_answered_within_target:ratio1h{"
                + Query.FORCE
                + ",line=\""
                + line
                + "\"})",
            line);
  }

  private static String by(String kpi, Dimension dimension) {
    return Query.of(kpi, "now").by(dimension).ofEverything().figure();
  }

  private static Panel inTime(String line) {
    Query query =
        Query.of("calls-answered-within-target", "today").where(LINE, line).ofEverything();
    return Panel.of(STAT, line + " answered in time today")
        .about(query.kpi())
        .opens(CALLS)
        .decimals(1)
        .size(6, 6)
        .query(query.figure(), line)
        .inWords(query);
  }

  private static Panel middle(String line) {
    Query middle = Query.of("call-answer-median", "today").where(LINE, line).ofEverything();
    Query most = Query.of("call-answer-p90", "today").where(LINE, line).ofEverything();
    return Panel.of(STAT, line + " wait today")
        .about(middle.kpi())
        .opens(CALLS)
        .size(6, 6)
        .query(middle.figure(), "the middle caller")
        .query(most.figure(), "nine in ten within");
  }

  private static Panel attended() {
    Query query = Query.of("attended-within-target", "today").by(GRADE).ofEverything();
    return Panel.of(STAT, "Attended in time today")
        .about(query.kpi())
        .opens("peelboard-attendance")
        .decimals(0)
        .size(6, 6)
        .figure(query);
  }

  private static Panel freshness() {
    return Panel.of(STAT, "Newest event of each feed")
        .saying(
            "How long ago the latest event of each feed happened, of those that have been counted: "
                + "the time that figures are as of, less `peelboard_last_event_timestamp_seconds`.")
        .unit("s")
        .opens("peelboard-pipeline")
        .decimals(0)
        .size(6, 6)
        .query(PipelinePages.SILENCE, "{{topic}}");
  }
}
