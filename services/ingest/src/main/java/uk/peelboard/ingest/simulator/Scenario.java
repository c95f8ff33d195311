package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.CALL;
import static uk.peelboard.domain.event.EntityKind.INCIDENT;

import java.time.Duration;
import java.util.List;

/**
 * How much is asked of the force and how many it has to answer. The figures that reports are about
 * are not in here: they follow from these.
 *
 * @param change or null where staff stays what it is
 */
public record Scenario(
    String name, Asked asked, Staffing staffing, Change change, List<Outage> outages) {

  /**
   * @param after how long after the force's start
   */
  record Change(Duration after, Staffing staffing) {}

  /** The names that {@link #named} knows. */
  public static final List<String> NAMES =
      List.of("west-midlands-2024", "west-midlands-2017", "recovery", "feed-failure");

  /** Half of the four weeks that a demonstration has behind it. */
  private static final Duration UNTIL_RECOVERY = Duration.ofDays(14);

  /**
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Scenario named(String name) {
    Scenario today = ScenarioFile.read("west-midlands-2024");
    Scenario then = ScenarioFile.read("west-midlands-2017");
    return switch (name) {
      case "west-midlands-2024" -> today;
      case "west-midlands-2017" -> then;
      case "recovery" ->
          new Scenario(
              name,
              then.asked(),
              then.staffing(),
              new Change(UNTIL_RECOVERY, today.staffing()),
              List.of());
      case "feed-failure" -> new Scenario(name, today.asked(), today.staffing(), null, failures());
      default ->
          throw new IllegalArgumentException(
              "no scenario " + name + ": there are " + String.join(", ", NAMES));
    };
  }

  /** Half a day without incidents; later, a third of every hour without calls. */
  private static List<Outage> failures() {
    return List.of(
        new Outage(INCIDENT, Duration.ofDays(20).plusHours(9), Duration.ofHours(12), null),
        new Outage(CALL, Duration.ofDays(28), Duration.ofMinutes(20), Duration.ofHours(1)));
  }

  /** Who there is so long after the force's start. */
  Staffing staffing(Duration sinceStart) {
    return change == null || sinceStart.compareTo(change.after()) < 0
        ? staffing
        : change.staffing();
  }
}
