package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.standalone.Called;
import uk.peelboard.standalone.profile.ProfileFile;
import uk.peelboard.standalone.watch.DashboardCheck;
import uk.peelboard.standalone.watch.Deployed;
import uk.peelboard.standalone.watch.Program;

/**
 * A real Prometheus that is given a past, and reads a running system that a simulated force feeds.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DashboardsIT {
  private static final int HISTORY_DAYS = 3;

  @TempDir private Path directory;

  @Test
  void everyQueryOfEveryDashboardFindsSomethingAndThePastIsThereToo() throws Exception {
    String profile = whereItIsNoon().toString();
    try (Running system =
            Running.wholeSystem(
                "run", "--profile", profile, "--data-dir", directory.resolve("data").toString());
        Running force =
            Running.launched(
                "simulate",
                "--bootstrap-servers",
                system.kafka(),
                "--profile",
                profile,
                "--history",
                Integer.toString(HISTORY_DAYS),
                "--http-port",
                "0",
                "--data-dir",
                directory.resolve("simulation").toString());
        OnKafka kafka = new OnKafka(system.kafka())) {
      force.readTo("simulation started");
      Wait.until(
          "the history is published", () -> force.web().get("/health/ready").contains("live"));
      Wait.untilCounted(system.web(), kafka);
      String target = system.web().base().replace("http://", "");
      Path blocks = past(system.kafka(), profile, target);
      try (RealPrometheus prometheus =
          RealPrometheus.over(target, directory.resolve("prometheus"), blocks)) {
        Wait.until(
            "the figures are read",
            () -> prometheus.has("count_over_time(peelboard_caught_up[1m]) > 2"));
        // A rate needs something to have happened between two looks.
        assertThat(system.web().results(Web.BATCH, callsAnsweredNow(), 202)).hasSize(10);
        Wait.until(
            "rates and limits can be worked out",
            () ->
                prometheus.has(
                    "peelboard:calls_answered_within_target:ratio1h{line=\"999\"} > 0"
                        + " and on (force) peelboard:spc_upper_limit{kpi=\"crimes-recorded\"}"));

        System.out.print(DashboardCheck.run("--prometheus", prometheus.url()));
        assertThePastIsThere(system.web(), prometheus);
      }
    }
  }

  private static String callsAnsweredNow() {
    Instant now = Instant.now();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String call = "CALL-" + i;
      all.add(
          Events.of(
              "CallPresented",
              call,
              now.minusSeconds(20),
              "{\"line\": \"999\", \"area\": \"Dudley\"}"));
      all.add(Events.of("CallAnswered", call, now.minusSeconds(15), "{}"));
    }
    return Events.batch(all);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  /** A day's figures need a day: so it is early afternoon there, whenever this runs. */
  private Path whereItIsNoon() throws Exception {
    int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
    // The sign is POSIX's: Etc/GMT-3 is three hours ahead.
    ZoneId zone = ZoneId.of("Etc/GMT%+d".formatted(hour - 13));
    String profile = Files.readString(Deployed.PROFILES.resolve("west-midlands.yaml"));
    assertThat(profile).contains("\nzone: Europe/London\n");
    return Files.writeString(
        directory.resolve("west-midlands.yaml"),
        profile.replace("\nzone: Europe/London\n", "\nzone: " + zone + "\n"));
  }

  /** As HISTORY.md says. */
  private Path past(String kafka, String profile, String target) throws Exception {
    Path history = directory.resolve("history.om");
    Path blocks = directory.resolve("blocks");
    Called export =
        Called.with(
            "export",
            "openmetrics",
            "--bootstrap-servers",
            kafka,
            "--profile",
            profile,
            "--from",
            today(profile).minusDays(HISTORY_DAYS).toString(),
            "--step",
            "1d",
            "--out",
            history.toString(),
            "--label",
            "job=peelboard",
            "--label",
            "instance=" + target,
            "--label",
            "force=west-midlands");
    assertThat(export.exitCode()).as(export.err()).isZero();
    System.out.print(export.err());
    Program.named("promtool")
        .run(
            directory,
            List.of(
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                "--max-block-duration=24h",
                history.toString(),
                blocks.toString()))
        .ok();
    return blocks;
  }

  private static LocalDate today(String profile) {
    return Instant.now().atZone(zone(profile)).toLocalDate();
  }

  private static ZoneId zone(String profile) {
    return ProfileFile.load(profile).zone();
  }

  private void assertThePastIsThere(Web web, RealPrometheus prometheus) throws Exception {
    String profile = directory.resolve("west-midlands.yaml").toString();
    LocalDate yesterday = today(profile).minusDays(1);
    long end = yesterday.plusDays(1).atStartOfDay(zone(profile)).toEpochSecond();
    double presented =
        web.row(
                "calls-presented",
                "from=%1$s&to=%1$s&where=line:999&interval=total".formatted(yesterday))
            .get("value")
            .doubleValue();

    assertThat(presented).isPositive();
    assertThat(
            prometheus.number(
                "sum(peelboard_calls_presented_calls{line=\"999\",window=\"today\"})", end))
        .isEqualTo(presented);
    assertThat(
            prometheus.number(
                "last_over_time(peelboard:spc_sample{kpi=\"calls-presented\",line=\"999\"}[25h])",
                now()))
        .isEqualTo(presented);
    String series = "peelboard_calls_presented_calls{line=\"999\",window=\"today\"}";
    assertThat(prometheus.number("count(present_over_time(" + series + "[6d]))", now()))
        .as("past and present are the same series")
        .isEqualTo(prometheus.number("count(" + series + ")", now()));
  }
}
