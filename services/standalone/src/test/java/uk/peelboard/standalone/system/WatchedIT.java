package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.profile.ProfileFile;
import uk.peelboard.standalone.system.Inbox.Notification;
import uk.peelboard.standalone.watch.Deployed;
import uk.peelboard.standalone.watch.Deployed.Rule;

/**
 * Three forces, each in the middle of a day, watched by a real Prometheus and a real Alertmanager:
 * West Midlands with the backlog of 2017, as it was in 2024, and with a feed that has failed.
 *
 * <p>Each force's clock stands where its events end. So what an alert waits for can be left out,
 * and the outcome is the same at any time of day.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchedIT {
  private static final String BACKLOG = "west-midlands-2017";
  private static final String QUIET = "west-midlands-2024";
  private static final String FAILED = "feed-failure";

  private static final ForceProfile PROFILE = ProfileFile.load("west-midlands");

  @TempDir private static Path directory;

  private static final Map<String, SimulatedSystem> FORCES = new HashMap<>();
  private static Inbox inbox;
  private static Watch watch;

  @BeforeAll
  static void watchThreeForces() throws Exception {
    force(BACKLOG, "2017-07-01T00:00", "2017-07-06T12:00");
    force(QUIET, "2024-07-18T00:00", "2024-07-24T12:00");
    // Its incidents stop at nine on the twentieth day.
    force(FAILED, "2024-07-01T00:00", "2024-07-21T11:00");
    inbox = new Inbox();
    watch =
        Watch.over(
            FORCES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().address())),
            inbox,
            directory);
    Wait.until(
        "the backlog and the failed feed have been told of",
        () ->
            told("control-room-tickets", "OpenIncidentBacklog").findAny().isPresent()
                && told("force-it-pages", "FeedSilent").findAny().isPresent()
                && told("dead-man", "DeadMansSwitch").findAny().isPresent());
  }

  private static void force(String scenario, String from, String until) throws Exception {
    FORCES.put(
        scenario, SimulatedSystem.at(local(until), scenario, local(from), PROFILE, directory));
  }

  private static Instant local(String time) {
    return LocalDateTime.parse(time).atZone(ZoneId.of("Europe/London")).toInstant();
  }

  @AfterAll
  static void stop() throws IOException {
    if (watch != null) {
      watch.close();
    }
    if (inbox != null) {
      inbox.close();
    }
    FORCES.values().forEach(SimulatedSystem::close);
  }

  /** What a receiver has been told of an alert that fires. */
  private static Stream<JsonNode> told(String path, String alert) {
    return inbox.notifications().stream()
        .filter(one -> one.path().equals(path))
        .flatMap(Notification::alerts)
        .filter(one -> one.at("/labels/alertname").asText().equals(alert))
        .filter(one -> one.get("status").asText().equals("firing"));
  }

  private static List<JsonNode> items(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  @Test
  void theBacklogOf2017ReachesTheControlRoom() throws Exception {
    double open =
        FORCES
            .get(BACKLOG)
            .web()
            .metrics()
            .sum("peelboard_open_incidents_incidents", Map.of("window", "now"));
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
  void nothingRingsIn2024() throws Exception {
    assertThat(
            watch.query("peelboard:open_incidents{area=\"\",grade=\"\",force=\"" + QUIET + "\"}"))
        .as("it is watched")
        .hasSize(1);
    assertThat(watch.query("ALERTS{force=\"" + QUIET + "\"}")).isEmpty();
    assertThat(watch.query("ALERTS{force=\"\"}"))
        .allSatisfy(
            alert ->
                assertThat(alert.at("/metric/alertname").asText()).isEqualTo("DeadMansSwitch"));
    assertThat(
            inbox.notifications().stream()
                .flatMap(Notification::alerts)
                .filter(alert -> alert.at("/labels/force").asText().equals(QUIET)))
        .isEmpty();
  }

  @Test
  void aSilentFeedIsToldOfAndHoldsBackWhatItMakesMeaningless() throws Exception {
    assertThat(told("force-it-pages", "FeedSilent"))
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              assertThat(alert.at("/labels/force").asText()).isEqualTo(FAILED);
              assertThat(alert.at("/labels/topic").asText()).isEqualTo("incidents");
              assertThat(alert.at("/annotations/summary").asText())
                  .startsWith("Nothing has come on the feed incidents for ");
            });
    Wait.until(
        "that nobody is assigned to old incidents is held back",
        () ->
            items(watch.alerts()).stream()
                .anyMatch(
                    alert ->
                        alert.at("/labels/force").asText().equals(FAILED)
                            && alert
                                .at("/labels/alertname")
                                .asText()
                                .equals("OldestIncidentUnresourced")
                            && alert.at("/status/state").asText().equals("suppressed")
                            && !alert.at("/status/inhibitedBy").isEmpty()));
    assertThat(
            inbox.notifications().stream()
                .flatMap(Notification::alerts)
                .filter(alert -> alert.at("/labels/force").asText().equals(FAILED))
                .map(alert -> alert.at("/labels/alertname").asText()))
        .containsOnly("FeedSilent");
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
        .hasSize(5)
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
  void thereIsEveryMetricThatARuleAsksFor() throws Exception {
    StringBuilder pages = new StringBuilder(watch.ownMetrics());
    for (SimulatedSystem force : FORCES.values()) {
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
