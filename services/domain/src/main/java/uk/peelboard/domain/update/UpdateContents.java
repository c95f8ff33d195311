package uk.peelboard.domain.update;

import static uk.peelboard.domain.measure.Dimension.AGE;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.TERMINAL;
import static uk.peelboard.domain.update.Asks.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.profile.Recommendation;
import uk.peelboard.domain.update.Plan.Section;
import uk.peelboard.domain.update.Plan.Table;
import uk.peelboard.domain.update.Plan.Time;

/** What a force-contact update contains (DOMAIN 6.3, and what the Commissioner asked for). */
final class UpdateContents {
  private static final String EMERGENCY = "999";
  private static final String NON_EMERGENCY = "101";

  static final String BY_AREA =
      "Counts of 1 to 4 are shown as <5. Where one would be, or could be worked out, the figures of"
          + " all areas are withheld, [c].";

  private final ForceProfile profile;
  private final UpdatePeriod period;

  private UpdateContents(ForceProfile profile, UpdatePeriod period) {
    this.profile = profile;
    this.period = period;
  }

  static List<Section> of(ForceProfile profile, UpdatePeriod period) {
    UpdateContents contents = new UpdateContents(profile, period);
    List<Section> sections =
        new ArrayList<>(
            List.of(
                contents.headline(),
                contents.demand(),
                contents.answering(),
                contents.response(),
                contents.openLogs(),
                contents.doctrine(),
                CrimeContents.outcomes(),
                CrimeContents.safeguarding()));
    if (isInSummer(period)) {
      sections.add(contents.peakDemand());
    }
    sections.add(contents.inspection());
    return sections;
  }

  /** Whether any of it is in June, July or August. */
  private static boolean isInSummer(UpdatePeriod period) {
    LocalDate day = period.from();
    while (!day.isAfter(period.to())) {
      if (day.getMonthValue() >= 6 && day.getMonthValue() <= 8) {
        return true;
      }
      day = day.plusMonths(1).withDayOfMonth(1);
    }
    return false;
  }

  private Section headline() {
    Asks asks = table("headline", "At a glance");
    for (String line : List.of(EMERGENCY, NON_EMERGENCY)) {
      if (profile.lines().containsKey(line)) {
        asks.of(line + " calls", LINE, line)
            .line("calls-answered-within-target", "Answered in time")
            .line("call-answer-mean", "Mean time to answer")
            .line("call-answer-median", "Median time to answer")
            .line("call-answer-p90", "Nine in ten answered within")
            .line("calls-abandoned", "Abandoned");
      }
    }
    for (Grade grade : attended()) {
      asks.of(name(grade), GRADE, grade.code())
          .line("attended-within-target", "Attended in time")
          .line("attendance-median", "Median time to attend");
    }
    asks.of("Open logs")
        .line("open-incidents", "Open at the end of the period")
        .line("oldest-open-incident", "Age of the oldest");
    return section("headline", "Headline figures", asks);
  }

  private Section demand() {
    Asks volumes = table("demand", "Calls and incidents");
    for (Line line : profile.lines().values()) {
      volumes.of(calls(line), LINE, line.code()).line("calls-presented", "Presented");
    }
    for (String line : List.of(EMERGENCY, NON_EMERGENCY)) {
      if (profile.lines().containsKey(line)) {
        volumes
            .of(line + " calls", LINE, line)
            .line("calls-per-1000-population", "Per 1,000 population, a year");
      }
    }
    volumes.of("All incidents").line("incidents-opened", "Opened");
    for (Grade grade : profile.grades().values()) {
      volumes.of(name(grade), GRADE, grade.code()).line("incidents-opened", "Opened");
    }
    volumes
        .of("All incidents")
        .line("incidents-closed", "Closed")
        .line("incident-clearance", "Closed for each one opened");
    Asks year = table("demand-12-months", "Over twelve months").over(Time.ROLLING_YEAR);
    for (String line : List.of(EMERGENCY, NON_EMERGENCY)) {
      if (profile.lines().containsKey(line)) {
        year.of(line + " calls", LINE, line)
            .line("calls-presented", "Presented")
            .line("calls-per-1000-population", "Per 1,000 population, a year");
      }
    }
    year.of("All incidents").line("incidents-opened", "Opened");
    return section("demand", "Demand", volumes, year);
  }

  private Section answering() {
    Asks bands =
        table(
            "answering",
            "How soon calls were answered",
            "The national data shows three bands for 999: under 10 seconds, 10 to 60, 60 or more.");
    if (profile.lines().containsKey(EMERGENCY)) {
      bands
          .of("999 calls", LINE, EMERGENCY)
          .line("calls-answered", "Answered")
          .line("calls-answered-within-target", "Answered in under 10 seconds")
          .line("calls-answered-10-to-60s", "Answered in 10 to 60 seconds")
          .line("calls-answered-60s-plus", "Answered after 60 seconds or more")
          .line("call-answer-max", "Longest wait")
          .line("calls-abandoned-after-5s", "Abandoned after 5 seconds or more");
    }
    if (profile.lines().containsKey(NON_EMERGENCY)) {
      bands
          .of("101 calls", LINE, NON_EMERGENCY)
          .line("calls-answered", "Answered")
          .line("call-queue-mean", "Mean time in the queue")
          .line("call-queue-median", "Median time in the queue")
          .line("call-queue-p90", "Nine in ten were through the queue within")
          .line("calls-abandoned-after-5s", "Abandoned after 5 seconds or more");
    }
    return section("answering", "Answering", bands);
  }

  private Section response() {
    List<Table> tables = new ArrayList<>();
    for (Grade grade : attended()) {
      tables.add(
          table("response-" + code(grade), "Response: " + name(grade))
              .of(name(grade), GRADE, grade.code())
              .line("attended-within-target", "Attended in time")
              .line("attended-within-target-of-all", "In time, of all that needed attendance")
              .line("attendance-mean", "Mean time to attend")
              .line("attendance-median", "Median time to attend")
              .line("attendance-p90", "Nine in ten attended within")
              .line("dispatch-delay-median", "Median time to dispatch")
              .line("travel-time-median", "Median time to travel")
              .line("attendance-since-upgrade-median", "Median time since upgraded")
              .line("incidents-not-attended", "Closed without attendance")
              .line("incidents-upgraded", "Made more urgent before arrival")
              .line("incidents-downgraded", "Made less urgent before arrival")
              .done());
      String released = "response-" + code(grade);
      tables.add(
          table(released + "-areas", "Response by area: " + name(grade), BY_AREA)
              .of(name(grade), GRADE, grade.code())
              .areas("attended-within-target", "Attended in time", released)
              .areas("attendance-median", "Median time to attend", released)
              .areas("dispatch-delay-median", "Median time to dispatch", released)
              .areas("travel-time-median", "Median time to travel", released)
              .done());
    }
    return new Section("response", "Response", List.of(), tables);
  }

  private Section openLogs() {
    Asks open =
        table("open-logs", "Open logs", "At the end of the period, with its mean and its peak.")
            .of("All incidents")
            .line("open-incidents", "Open");
    for (Grade grade : profile.grades().values()) {
      open.of(name(grade), GRADE, grade.code()).line("open-incidents", "Open");
    }
    for (Grade grade : attended()) {
      open.of(name(grade), GRADE, grade.code())
          .line("open-past-target", "Open for longer than the target");
    }
    open.of("All incidents")
        .line("oldest-open-incident", "Age of the oldest")
        .line("open-vulnerable", "Open, somebody vulnerable")
        .line("open-domestic-abuse", "Open, domestic abuse")
        .line("open-not-reassessed", "Past target, risk not reassessed in time")
        .line("open-not-seen-or-spoken-to", "Past target, victim neither seen nor spoken to")
        .line("backlog-days-to-clear", "Days until cleared")
        .line("vulnerability-flag-agreement", "Automatic flags confirmed by people");
    Asks ages = table("open-by-age", "Open logs by age").each(AGE, "open-by-age", "Open");
    Asks terminals =
        table(
                "terminals",
                "Open logs by terminal",
                "20 to 50 at any one time is what the force said that a terminal holds.")
            .of("Terminals")
            .line("terminals-over-limit", "Above the limit")
            .each(TERMINAL, "logs-per-terminal", "Open logs");
    Asks areas =
        table("open-areas", "Open logs by area", BY_AREA)
            .areas("open-incidents", "Open", "open-incidents")
            .areas("open-past-target", "Past target", "open-past-target")
            .areas("open-vulnerable", "Somebody vulnerable", "open-vulnerable")
            .areas("open-domestic-abuse", "Domestic abuse", "open-domestic-abuse");
    return section("open-logs", "Open logs", open, ages, terminals, areas);
  }

  private Section doctrine() {
    Asks doctrine =
        table("doctrine", "Escalation and closure")
            .of("All incidents")
            .line("incidents-escalated", "Escalated")
            .line("incidents-closed-by-doctrine", "Closed under the doctrine")
            .each(REASON, "incidents-escalated", "Escalated");
    Asks appointments =
        table("appointments", "Scheduled appointments")
            .of("Appointments")
            .line("appointments-booked", "Booked")
            .line("appointments-kept", "Kept")
            .line("appointments-within-3-days", "Booked for within three days");
    return section("doctrine", "The escalation and closure doctrine", doctrine, appointments);
  }

  /** How demand and the backlog went in summer, step by step. */
  private Section peakDemand() {
    String steps = period.interval() == Interval.WEEK ? "day" : "week";
    Asks asks =
        table("peak-demand", "Summer demand, %s by %s".formatted(steps, steps))
            .over(Time.STEPS)
            .of("999 calls", LINE, EMERGENCY)
            .line("calls-presented", "Presented")
            .line("calls-answered-within-target", "Answered in time")
            .of("All incidents")
            .line("incidents-opened", "Opened")
            .line("open-incidents", "Open at its end");
    return new Section(
        "peak-demand",
        "Peak summer demand",
        List.of(
            "The Commissioner asked for this in particular over periods of peak summer demand, June to"
                + " August. The line of a %s has the mean and the peak of open logs."
                    .formatted(steps)),
        List.of(asks.done()));
  }

  private Section inspection() {
    List<Table> tables = new ArrayList<>();
    for (Recommendation one : profile.recommendations()) {
      if (one.made().isAfter(period.to())) {
        continue;
      }
      String title = "%d. %s".formatted(tables.size() + 1, title(one));
      Asks asks = table("inspection-" + one.id(), title, one.text() + " " + status(one));
      asks.of("Force");
      for (String kpi : one.evidence()) {
        asks.line(kpi, Kpis.ofId(kpi).question());
      }
      tables.add(asks.done());
    }
    return new Section(
        "inspection",
        "Inspection: recommendations and causes of concern",
        List.of(
            "Each with the figures that are its evidence, for the whole force, and whether they have"
                + " moved."),
        tables);
  }

  private static String title(Recommendation one) {
    return switch (one.kind()) {
          case CAUSE_OF_CONCERN -> "Cause of concern, ";
          case RECOMMENDATION -> "Recommendation, ";
          case AREA_FOR_IMPROVEMENT -> "Area for improvement, ";
        }
        + Words.day(one.made());
  }

  private String status(Recommendation one) {
    boolean isClosed = one.closed() != null && !one.closed().isAfter(period.to());
    return (isClosed ? "Closed on " + Words.day(one.closed()) + "." : "Open.")
        + " Source: "
        + one.source()
        + ".";
  }

  /** The grades that have an attendance clock at the period's end, the most urgent first. */
  private List<Grade> attended() {
    int day = (int) period.to().toEpochDay();
    return profile.grades().values().stream()
        .filter(grade -> grade.attendWithin().secondsOn(day) != Limits.NO_LIMIT)
        .toList();
  }

  /** Lines are known by their numbers, where they are numbers. */
  private static String calls(Line line) {
    boolean isNumber = line.code().chars().allMatch(Character::isDigit);
    return (isNumber ? line.code() : line.name()) + " calls";
  }

  private static String name(Grade grade) {
    return grade.code() + " " + grade.name();
  }

  private static String code(Grade grade) {
    return grade.code().toLowerCase(Locale.ROOT);
  }

  static Section section(String id, String title, Asks... tables) {
    List<Table> done = new ArrayList<>();
    for (Asks asks : tables) {
      done.add(asks.done());
    }
    return new Section(id, title, List.of(), done);
  }
}
