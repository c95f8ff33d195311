package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code peelboard demo --example bedfordshire}, and the files it shows. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoOfRealDataIT {
  private static final String THREE_MONTHS = "from=2022-02-01&to=2022-04-30";

  @TempDir private static Path directory;

  private static PoliceUkFiles files;
  private static Running demo;
  private static Web web;

  @BeforeAll
  static void start() throws Exception {
    files = new PoliceUkFiles();
    startAndWaitForFigures();
  }

  private static void startAndWaitForFigures() throws Exception {
    demo =
        Running.wholeSystem(
            "demo", "--example", "bedfordshire", "--data-dir", directory.toString());
    demo.readTo("Contains public sector information");
    web = demo.web();
    try (OnKafka kafka = new OnKafka(demo.kafka())) {
      Wait.untilCounted(web, kafka);
    }
  }

  @AfterAll
  static void kill() {
    if (demo != null) {
      demo.close();
    }
  }

  @Test
  void itSaysWhereToLookAndWhatItShows() throws Exception {
    assertThat(demo.said())
        .contains(
            "Bedfordshire Police", "board ", "figures ", "metrics ", "27,896 rows of real data");
    assertThat(web.get("/")).contains("<html");
    assertThat(web.get("/api/v1/kpis")).contains("\"crimes-recorded\"");
    assertThat(web.get("/api/v1/openapi.json")).contains("\"openapi\"");
    assertThat(web.get("/health/ready")).contains("\"ready\"");
  }

  @Test
  void crimesAreThoseOfTheFiles() throws Exception {
    assertThat(crimesRecorded()).isEqualTo((double) files.crimes());
    assertThat(web.by("area", "value", "crimes-recorded", THREE_MONTHS))
        .containsOnly(
            entry("Bedford", files.crimes("Bedford")),
            entry("Central Bedfordshire", files.crimes("Central Bedfordshire")),
            entry("Luton", files.crimes("Luton")),
            entry(
                "unknown",
                files.crimes()
                    - files.crimes("Bedford")
                    - files.crimes("Central Bedfordshire")
                    - files.crimes("Luton")));
  }

  @Test
  void outcomesByMonthAndTypeAreThoseOfTheFiles() throws Exception {
    Map<String, Map<String, Double>> byMonth = new TreeMap<>();
    for (JsonNode row : web.rows("outcomes-closed", THREE_MONTHS + "&interval=month&by=outcome")) {
      double assigned = row.get("numerator").doubleValue();
      if (assigned != 0) {
        byMonth
            .computeIfAbsent(row.get("period").textValue(), month -> new TreeMap<>())
            .put(row.get("outcome").textValue(), assigned);
      }
    }
    assertThat(byMonth).isEqualTo(files.outcomes()).hasSize(3);
  }

  @Test
  void metricsSayWhatTheApiSays() throws Exception {
    Metrics metrics = web.metrics();
    for (Map.Entry<String, String> window :
        Map.of("28d", "2022-03-05", "12mo", "2021-04-02").entrySet()) {
      String period = "from=" + window.getValue() + "&to=2022-04-01";
      Map<String, Double> ofApi = web.by("area", "value", "crimes-recorded", period);
      assertThat(ofApi.values()).as(period).doesNotContain(0.0);
      assertThat(
              metrics.by(
                  "area", "peelboard_crimes_recorded_crimes", Map.of("window", window.getKey())))
          .as(period)
          .isEqualTo(ofApi);
    }
  }

  @Test
  void stoppedAndStartedAgainItCountsNothingTwice() throws Exception {
    JsonNode before = web.rows("outcomes-closed", THREE_MONTHS + "&interval=month&by=outcome,area");
    double crimes = crimesRecorded();
    Metrics metricsBefore = web.metrics();
    System.out.printf("demo stopped within %d ms%n", demo.stop().toMillis());

    startAndWaitForFigures();

    assertThat(crimesRecorded()).isEqualTo(crimes);
    assertThat(web.rows("outcomes-closed", THREE_MONTHS + "&interval=month&by=outcome,area"))
        .isEqualTo(before);
    Metrics metrics = web.metrics();
    assertThat(events(metrics, "counted")).isEqualTo(events(metricsBefore, "counted")).isPositive();
    assertThat(events(metrics, "duplicate"))
        .isEqualTo(events(metricsBefore, "duplicate") + published());
  }

  /** The example's, as it says. */
  private static double published() {
    String said = demo.said().replaceAll("(?s).*: ([\\d,]+) events;.*", "$1");
    return Double.parseDouble(said.replace(",", ""));
  }

  private static double crimesRecorded() throws IOException, InterruptedException {
    return web.row("crimes-recorded", THREE_MONTHS).get("value").doubleValue();
  }

  private static double events(Metrics metrics, String result) {
    return metrics.sum("peelboard_events_total", Map.of("topic", "crimes", "result", result));
  }
}
