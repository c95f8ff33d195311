package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.simulator.Scenario;
import uk.peelboard.ingest.simulator.SimulatedForce;
import uk.peelboard.standalone.profile.ProfileFile;
import uk.peelboard.standalone.system.Inbox.Notification;
import uk.peelboard.standalone.watch.Deployed;
import uk.peelboard.standalone.watch.Deployed.Rule;
import uk.peelboard.standalone.watch.Program;

/**
 * Two forces, watched by a real Prometheus and a real Alertmanager on the files that are shipped:
 * West Midlands with the backlog of 2017; and as it was in 2024, where for twelve hours nothing
 * happens that anybody has to be told of, and then a feed fails.
 *
 * <p>What differs from what is shipped: where things are, and how long they wait. An hour of the
 * force of 2024 passes in seconds, and an alert rings as soon as what it is about is so once. So
 * "nothing rings" is said of thirteen moments, an hour apart, at which the shipped rules, which
 * wait for minutes, would need it to be so for longer; the waits themselves are tested with the
 * rules. Times are of the data, and not of the clock on the wall, so that the outcome is the same
 * at any time of day.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchedIT {
  private static final ForceProfile PROFILE = ProfileFile.load("west-midlands");

  private static final String BACKLOG = "west-midlands-2017";
  private static final Instant BACKLOG_START = local("2017-07-01T00:00");
  private static final Instant BACKLOG_NOW = local("2017-07-06T12:00");

  private static final String QUIET = "west-midlands-2024";

  /** The same force until its incidents stop, 20 days and nine hours after its start. */
  private static final String FAILING = "feed-failure";

  private static final Instant START = local("2024-07-01T12:00");
  private static final Instant FAILURE = local("2024-07-21T21:00");
  private static final int QUIET_HOURS = 12;

  /** Something has happened in the last minute of any hour. */
  private static final Duration BEFORE_THE_HOUR = Duration.ofMinutes(1);

  private static final Duration AFTER_FAILURE = Duration.ofHours(2);

  @TempDir private static Path directory;

  private static SimulatedSystem backlog;
  private static SimulatedSystem quiet;
  private static HeldPage page;
  private static Inbox inbox;
  private static Watch watch;

  /** Whatever has been ringing, or about to, before the feed failed. */
  private static JsonNode rangWhileQuiet;

  private static List<JsonNode> toldWhileQuiet;

  @BeforeAll
  static void watchTwoForces() throws Exception {
    backlog = SimulatedSystem.launched(PROFILE.id(), directory.resolve(BACKLOG));
    quiet = SimulatedSystem.launched(PROFILE.id(), directory.resolve(QUIET));
    backlog.ready();
    // Of crimes and cases before its start nothing is asked here.
    backlog.lives(
        new SimulatedForce(
            PROFILE,
            Scenario.named(BACKLOG),
            BACKLOG_START,
            BACKLOG_START,
            BACKLOG_START.getEpochSecond()),
        BACKLOG_NOW);
    quiet.ready();
    SimulatedForce force = force(QUIET, START);
    Instant reached = FAILURE.minus(Duration.ofHours(QUIET_HOURS));
    quiet.livesUnhurried(force, SimulatedForce.firstInstant(START), reached);
    inbox = new Inbox();
    page = new HeldPage();
    page.take(quiet.web());
    watch = Watch.over(Map.of(BACKLOG, backlog.address(), QUIET, page.address()), inbox, directory);
    watch.untilWorkedOut(QUIET, reached.minus(BEFORE_THE_HOUR));
    while (reached.isBefore(FAILURE)) {
      Instant next = reached.plus(Duration.ofHours(1));
      passes(force, next);
      reached = next;
    }
    rangWhileQuiet = watch.query("count_over_time(ALERTS{force=\"%s\"}[1h])".formatted(QUIET));
    toldWhileQuiet = toldOf(QUIET).toList();
    SimulatedForce failing = force(FAILING, START);
    failing.advanceTo(FAILURE, sentAlready -> {});
    passes(failing, FAILURE.plus(AFTER_FAILURE));
    Wait.until(
        "the backlog and the failed feed have been told of",
        () ->
            told("control-room-tickets", "OpenIncidentBacklog").findAny().isPresent()
                && told("force-it-pages", "FeedSilent").findAny().isPresent()
                && told("dead-man", "DeadMansSwitch").findAny().isPresent());
  }

  private static SimulatedForce force(String scenario, Instant start) {
    return new SimulatedForce(PROFILE, Scenario.named(scenario), start, start.getEpochSecond());
  }

  private static void passes(SimulatedForce force, Instant until) throws Exception {
    quiet.lives(force, until);
    page.take(quiet.web());
    watch.untilWorkedOut(QUIET, until.minus(BEFORE_THE_HOUR));
  }

  private static Instant local(String time) {
    return LocalDateTime.parse(time).atZone(ZoneId.of("Europe/London")).toInstant();
  }

  @AfterAll
  static void stop() throws IOException {
    for (Closeable one : new Closeable[] {watch, inbox, page, backlog, quiet}) {
      if (one != null) {
        one.close();
      }
    }
  }

  /** What a receiver has been told of an alert that fires. */
  private static Stream<JsonNode> told(String path, String alert) {
    return inbox.notifications().stream()
        .filter(one -> one.path().equals(path))
        .flatMap(Notification::alerts)
        .filter(one -> one.at("/labels/alertname").asText().equals(alert))
        .filter(one -> one.get("status").asText().equals("firing"));
  }

  /** What anybody has been told of a force. */
  private static Stream<JsonNode> toldOf(String force) {
    return inbox.notifications().stream()
        .flatMap(Notification::alerts)
        .filter(alert -> alert.at("/labels/force").asText().equals(force));
  }

  private static List<JsonNode> items(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  @Test
  void theBacklogOf2017ReachesTheControlRoom() throws Exception {
    double open =
        backlog.web().metrics().sum("peelboard_open_incidents_incidents", Map.of("window", "now"));
    String summary = String.format(Locale.UK, "%,.0f incidents are open", open);
    JsonNode alert = told("control-room-tickets", "OpenIncidentBacklog").findFirst().orElseThrow();

    assertThat(open).isGreaterThanOrEqualTo(750);
    assertThat(items(alert.get("labels")).stream().map(JsonNode::asText))
        .containsExactlyInAnyOrder(
            "OpenIncidentBacklog",
            BACKLOG,
            "open-incidents",
            "warning",
            "control-room",
            "ticket",
            "incidents");
    assertThat(alert.at("/labels/force").asText()).isEqualTo(BACKLOG);
    assertThat(alert.at("/labels/level").asText()).isEqualTo("warning");
    assertThat(alert.at("/annotations/summary").asText()).isEqualTo(summary);
    assertThat(alert.at("/annotations/description").asText())
        .startsWith("The warning level is 750.");
    assertThat(alert.at("/annotations/runbook_url").asText())
        .endsWith("/deploy/RUNBOOK.md#openincidentbacklog");
    Wait.until(
        "the same comes by mail",
        () ->
            inbox.mails().stream()
                .anyMatch(
                    mail ->
                        mail.contains("control-room@")
                            && mail.contains(BACKLOG)
                            && mail.contains("incidents are open")));
  }

  @Test
  void aStormIsOneNotification() throws Exception {
    Wait.until(
        "six terminals are told of at once",
        () ->
            inbox.notifications().stream()
                .filter(one -> one.path().equals("control-room-pages"))
                .anyMatch(
                    one ->
                        one.alerts()
                                .filter(
                                    alert ->
                                        alert
                                            .at("/labels/alertname")
                                            .asText()
                                            .equals("TerminalOverloaded"))
                                .count()
                            == 6));
  }

  @Test
  void nothingRingsInTwelveHoursOf2024() throws Exception {
    for (String watched :
        List.of("peelboard:open_incidents", "peelboard:calls_answered_within_target:ratio1h")) {
      assertThat(watch.query("%s{force=\"%s\"}".formatted(watched, QUIET)))
          .as(watched)
          .isNotEmpty();
    }
    assertThat(rangWhileQuiet).isEmpty();
    assertThat(toldWhileQuiet).isEmpty();
    assertThat(items(watch.query("ALERTS{force=\"\"}")))
        .as("of the watchers themselves")
        .extracting(alert -> alert.at("/metric/alertname").asText())
        .containsExactly("DeadMansSwitch");
  }

  @Test
  void aSilentFeedIsToldOfAndHoldsBackWhatItMakesMeaningless() throws Exception {
    assertThat(told("force-it-pages", "FeedSilent"))
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              assertThat(alert.at("/labels/force").asText()).isEqualTo(QUIET);
              assertThat(alert.at("/labels/topic").asText()).isEqualTo("incidents");
              assertThat(alert.at("/annotations/summary").asText())
                  .startsWith("Nothing has come on the feed incidents for ");
            });
    Wait.until(
        "that nobody is assigned to old incidents is held back",
        () -> items(watch.alerts()).stream().anyMatch(WatchedIT::isHeldBack));
    assertThat(toldOf(QUIET).map(alert -> alert.at("/labels/alertname").asText()))
        .containsOnly("FeedSilent");
  }

  private static boolean isHeldBack(JsonNode alert) {
    return alert.at("/labels/force").asText().equals(QUIET)
        && alert.at("/labels/alertname").asText().equals("OldestIncidentUnresourced")
        && alert.at("/status/state").asText().equals("suppressed")
        && !alert.at("/status/inhibitedBy").isEmpty();
  }

  @Test
  void theDeadMansSwitchReachesItsReceiver() {
    assertThat(told("dead-man", "DeadMansSwitch")).isNotEmpty();
    assertThat(inbox.notifications())
        .allSatisfy(one -> assertThat(one.authorization()).isEqualTo("Bearer let me in"));
  }

  @Test
  void everythingIsReadAndEveryRuleWorks() throws Exception {
    assertThat(items(watch.query("up")))
        .hasSize(4)
        .allSatisfy(up -> assertThat(up.at("/value/1").asText()).isEqualTo("1"));
    List<JsonNode> rules = new ArrayList<>();
    watch
        .prometheus("/api/v1/rules")
        .get("groups")
        .forEach(group -> group.get("rules").forEach(rules::add));
    assertThat(rules)
        .hasSize(Deployed.rules().size())
        .allSatisfy(
            rule -> {
              assertThat(rule.get("health").asText()).as("%s", rule).isEqualTo("ok");
              assertThat(rule.path("lastError").asText()).isEmpty();
            });
  }

  @Test
  void promtoolFindsNothingWrongWithTheMetricsOfAWholeSystem() throws Exception {
    String metrics = backlog.web().get("/metrics");

    assertThat(
            Program.named("promtool")
                .run(directory, List.of("check", "metrics"), metrics)
                .said()
                .lines()
                // It takes the days in a KPI's id for a unit.
                .filter(finding -> !finding.contains("instead of \"days\"")))
        .isEmpty();
  }

  @Test
  void thereIsEveryMetricThatARuleAsksFor() throws Exception {
    StringBuilder pages = new StringBuilder(watch.ownMetrics());
    for (SimulatedSystem force : List.of(backlog, quiet)) {
      pages.append(force.web().get("/metrics"));
    }
    Set<String> exposed = new TreeSet<>(Set.of("up"));
    Pattern.compile("(?m)^(\\w+)[{ ]")
        .matcher(pages)
        .results()
        .forEach(found -> exposed.add(found.group(1)));
    for (Rule rule : Deployed.rules()) {
      assertThat(exposed)
          .as(rule.name())
          .containsAll(
              rule.asksFor().stream().filter(name -> !name.startsWith("peelboard:")).toList());
    }
  }
}
