package uk.peelboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;

class MetricsTest {
  private static final Instant NOW = Story.time("2024-07-31T18:00:00");
  private static final LocalDate TODAY = LocalDate.of(2024, 7, 31);

  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static RunningViews views;

  @BeforeAll
  static void tell() {
    Story story = new Story(new Definitions(Force.SMALL));
    story.call("C1", "999", "North", "2024-07-31T10:00:00").queuedAfter(1).answeredAfter(4);
    story.call("C2", "999", "South", "2024-07-31T11:00:00").queuedAfter(2).answeredAfter(19);
    story.call("C3", "101", "South", "2024-07-27T12:00:00").answeredAfter(100);
    story.call("C4", "101", "South", "2024-07-10T12:00:00").abandonedAfter(100);
    story.call("C5", "999", "North", "2023-11-01T12:00:00").answeredAfter(7);
    story.call("C6", "999", "North", "2024-07-31T17:59:30");
    story.call("C7", "999", "Elsewhere", "2024-07-31T17:30:00").abandonedInMenuAfter(3);
    story.incident("I1", "P1", "North", "2024-07-31T09:00:00").attendedAfter(901).closedAfter(4000);
    story.incident("I2", "P1", "South", "2024-07-30T09:00:00").vulnerable().attendedAfter(300);
    story.incident("I3", "P2", "South", "2024-02-10T09:00:00").attendedAfter(3600);
    story.incident("I4", "P1", "North", "2024-01-09T09:00:00").attendedAfter(700).closedAfter(800);
    story.incident("I5", "P1", "North", "2024-07-31T17:00:00");
    story.crime("X1", "Theft", "North", "2024-07-01T12:00:00").outcomeAfter(10, "1");
    story.crime("X2", "Burglary", "South", "2024-07-20T12:00:00").outcomeAfter(1, "18");
    story.crime("X3", "Burglary", "South", "2023-12-20T12:00:00");
    story.call("C1", "999", "North", "2024-07-31T10:00:00");
    story.reject(EntityKind.CALL, null, RejectionReason.UNDECODABLE);
    views = new RunningViews(new TallyTopic().holding(story), NOW).whenReady();
  }

  @AfterAll
  static void close() {
    views.close();
  }

  @Test
  void everyFigureIsTheApisToTheLastDigit() {
    Map<String, Map<Map<String, String>, Double>> page = page();
    int compared = 0;
    for (Kpi kpi : Kpis.all()) {
      String base = "peelboard_" + kpi.id().replace('-', '_');
      Map<Map<String, String>, Double> exported =
          page.getOrDefault(base + "_" + kpi.unit().metric(), Map.of());
      for (Map.Entry<Map<String, String>, Double> series : exported.entrySet()) {
        JsonNode row = askedOf(kpi, series.getKey());
        assertThat(series.getValue())
            .as("%s %s", kpi, series.getKey())
            .isEqualTo(kpi.unit().toMetric(row.get("value").doubleValue()));
        for (String part : List.of("numerator", "denominator")) {
          Double exportedPart = page.getOrDefault(base + "_" + part, Map.of()).get(series.getKey());
          assertThat(exportedPart)
              .as("%s of %s %s", part, kpi, series.getKey())
              .isEqualTo(row.get(part).isNull() ? null : row.get(part).doubleValue());
        }
        compared++;
      }
    }

    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void everyFigureOfTheApiIsExported() {
    Map<String, Map<Map<String, String>, Double>> page = page();
    for (Kpi kpi : Kpis.all()) {
      String by = String.join(",", kpi.exported().stream().map(Dimension::id).toList());
      String window = kpi.isStock() ? "now" : "28d";
      String from = kpi.isStock() ? TODAY.toString() : "2024-07-04";
      JsonNode rows =
          views
              .json(
                  "/api/v1/kpis/" + kpi.id() + "?from=" + from + (by.isEmpty() ? "" : "&by=" + by))
              .get("rows");
      Map<Map<String, String>, Double> exported =
          page.getOrDefault(
              "peelboard_" + kpi.id().replace('-', '_') + "_" + kpi.unit().metric(), Map.of());
      for (JsonNode row : rows) {
        Map<String, String> labels = new TreeMap<>(Map.of("window", window));
        kpi.exported()
            .forEach(dimension -> labels.put(dimension.label(), row.get(dimension.id()).asText()));
        assertThat(exported.containsKey(labels))
            .as("%s %s", kpi, labels)
            .isEqualTo(!row.get("value").isNull());
      }
    }
  }

  @Test
  void whatAddsUpIsExportedAtItsFinestOnlyAndStartsAtZero() {
    Map<Map<String, String>, Double> presented = page().get("peelboard_calls_presented_calls");

    assertThat(presented.keySet()).allMatch(labels -> labels.containsKey("area"));
    assertThat(presented)
        .containsEntry(Map.of("line", "101", "area", "North", "window", "today"), 0.0);
  }

  @Test
  void whatDoesNotAddUpIsThereForTheForceToo() {
    Map<Map<String, String>, Double> mean = page().get("peelboard_attendance_mean_seconds");

    assertThat(mean)
        .containsEntry(Map.of("grade", "P1", "window", "7d"), 600.5)
        .containsEntry(Map.of("grade", "P1", "window", "7d", "vulnerable", "yes"), 300.0)
        .containsEntry(Map.of("grade", "P1", "window", "7d", "area", "North"), 901.0)
        .containsEntry(
            Map.of("grade", "P1", "window", "7d", "area", "North", "vulnerable", "no"), 901.0);
  }

  @Test
  void aShareIsOfOneAndItsTargetToo() {
    Map<String, Map<Map<String, String>, Double>> page = page();

    assertThat(page.get("peelboard_calls_answered_within_target_ratio"))
        .containsEntry(Map.of("line", "999", "window", "today"), 0.5);
    assertThat(page.get("peelboard_kpi_target"))
        .containsEntry(Map.of("kpi", "calls-answered-within-target", "line", "999"), 0.9);
    assertThat(page.get("peelboard_kpi_target_met"))
        .containsEntry(
            Map.of("kpi", "calls-answered-within-target", "line", "999", "window", "today"), 0.0);
    assertThat(page.get("peelboard_kpi_threshold"))
        .containsEntry(Map.of("kpi", "open-incidents", "severity", "warning"), 750.0);
  }

  @Test
  void aLimitHoldsFromItsDayOn() {
    // 700 s were too long for P1 until 10 January 2024, and would not have been since.
    assertThat(page().get("peelboard_attended_within_target_numerator"))
        .containsEntry(Map.of("grade", "P1", "window", "12mo"), 1.0);
  }

  @Test
  void saysWhatBecameOfEvents() {
    Map<Map<String, String>, Double> events = page().get("peelboard_events_total");

    assertThat(events)
        .containsEntry(Map.of("topic", "calls", "type", "CallPresented", "result", "counted"), 7.0)
        .containsEntry(
            Map.of("topic", "calls", "type", "CallPresented", "result", "duplicate"), 1.0)
        .containsEntry(Map.of("topic", "calls", "type", "unknown", "result", "rejected"), 1.0)
        .containsEntry(Map.of("topic", "cases", "type", "CaseOpened", "result", "counted"), 0.0);
    assertThat(page().get("peelboard_rejected_events_total"))
        .containsEntry(Map.of("topic", "calls", "reason", "undecodable"), 1.0)
        .containsEntry(Map.of("topic", "crimes", "reason", "undecodable"), 0.0);
  }

  @Test
  void whatBecameOfEventsAddsUpToWhatWasReceived() {
    Map<String, Double> sums = new TreeMap<>();
    page()
        .get("peelboard_events_total")
        .forEach((labels, count) -> sums.merge(labels.get("topic"), count, Double::sum));

    assertThat(page().get("peelboard_received_events_total"))
        .containsEntry(Map.of("topic", "calls"), sums.get("calls"))
        .allSatisfy((labels, count) -> assertThat(count).isEqualTo(sums.get(labels.get("topic"))))
        .hasSize(4);
  }

  @Test
  void saysWhenTheLocalDayEnds() {
    assertThat(page().get("peelboard_day_end_timestamp_seconds"))
        .containsEntry(Map.of(), (double) Story.time("2024-08-01T00:00:00").getEpochSecond());
  }

  @Test
  void saysWhenEachFeedLastSaidAnything() {
    assertThat(page().get("peelboard_last_event_timestamp_seconds"))
        .containsEntry(Map.of("topic", "calls"), (double) NOW.minusSeconds(30).getEpochSecond())
        .hasSize(3);
  }

  @Test
  void saysForHowLongEachFeedOfTheProfileMayBeSilentAtThisTimeOfDay() {
    assertThat(page().get("peelboard_feed_silence_limit_seconds"))
        .containsOnly(
            Map.entry(Map.of("topic", "calls"), 300.0),
            Map.entry(Map.of("topic", "incidents"), 600.0),
            Map.entry(Map.of("topic", "cases"), 7200.0));
  }

  @Test
  void liveSeriesStartAtZeroWhateverWasThereBefore() {
    Map<String, Map<Map<String, String>, Double>> page = page();

    assertThat(page.get("peelboard_calls_presented_total"))
        .hasSize(6 + 1)
        .allSatisfy((labels, value) -> assertThat(value).isZero());
    assertThat(page.get("peelboard_call_answer_seconds_bucket"))
        .containsKeys(Map.of("line", "999", "le", "10.0"), Map.of("line", "101", "le", "180.0"));
    assertThat(page.get("peelboard_attendance_seconds_bucket"))
        .containsKeys(
            Map.of("grade", "P1", "area", "North", "le", "900.0"),
            Map.of("grade", "P2", "area", "North", "le", "3600.0"));
  }

  @Test
  void speaksPrometheusAndOpenMetrics() {
    HttpResponse<String> text = views.get("/metrics");
    HttpResponse<String> open =
        views.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");

    assertThat(text.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    assertThat(text.body()).contains("# TYPE peelboard_call_answer_seconds histogram");
    assertThat(open.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(open.body())
        .contains("# UNIT peelboard_call_answer_mean_seconds seconds")
        .endsWith("# EOF\n");
  }

  @Test
  void everyMetricSaysWhatItIsAndOursInWhichUnit() {
    String open =
        views.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0").body();
    List<String> types = names(open, "# TYPE (\\w+) ");

    assertThat(types)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(names(open, "# HELP (\\w+) \\S"));
    assertThat(names(open, "# UNIT (\\w+) "))
        .containsAll(
            types.stream().filter(name -> name.matches("peelboard_.*_(seconds|ratio)")).toList());
    String text = views.get("/metrics").body();
    assertThat(names(text, "# TYPE (\\w+) "))
        .containsExactlyElementsOf(names(text, "# HELP (\\w+) \\S"));
  }

  private static List<String> names(String page, String of) {
    return Pattern.compile("(?m)^" + of)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void saysWhichBuildItIsAndHowTheProcessIs() {
    Map<String, Map<Map<String, String>, Double>> page = page();

    assertThat(page.get("peelboard_build_info").keySet())
        .allSatisfy(labels -> assertThat(labels).containsEntry("version", "1.2.3-test"));
    assertThat(page.get("peelboard_caught_up")).containsEntry(Map.of(), 1.0);
    assertThat(page).containsKeys("jvm_memory_used_bytes", "process_uptime_seconds");
    assertThat(page.get("peelboard_kpi_info")).hasSize(Kpis.all().size());
  }

  private static JsonNode askedOf(Kpi kpi, Map<String, String> labels) {
    LocalDate from =
        switch (labels.get("window")) {
          case "now", "today" -> TODAY;
          case "7d" -> TODAY.minusDays(6);
          case "28d" -> TODAY.minusDays(27);
          case "12mo" -> LocalDate.of(2023, 8, 1);
          default -> throw new AssertionError("no such window: " + labels);
        };
    List<String> by = new ArrayList<>();
    Map<String, String> codes = new LinkedHashMap<>();
    for (Dimension dimension : kpi.dimensions()) {
      if (labels.containsKey(dimension.label())) {
        by.add(dimension.id());
        codes.put(dimension.id(), labels.get(dimension.label()));
      }
    }
    String path = "/api/v1/kpis/" + kpi.id() + "?from=" + from + "&to=" + TODAY;
    JsonNode rows =
        ANSWERS.computeIfAbsent(
            path + (by.isEmpty() ? "" : "&by=" + String.join(",", by)),
            asked -> views.json(asked).get("rows"));
    for (JsonNode row : rows) {
      if (codes.entrySet().stream()
          .allMatch(code -> row.get(code.getKey()).asText().equals(code.getValue()))) {
        return row;
      }
    }
    throw new AssertionError("the API has no row for " + kpi + " " + labels);
  }

  private static final Map<String, JsonNode> ANSWERS = new LinkedHashMap<>();

  /** Samples by metric and labels. */
  private static Map<String, Map<Map<String, String>, Double>> page() {
    Map<String, Map<Map<String, String>, Double>> page = new TreeMap<>();
    views
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              Matcher sample = SAMPLE.matcher(line);
              assertThat(sample.matches()).as(line).isTrue();
              Map<String, String> labels = new TreeMap<>();
              if (sample.group(2) != null) {
                Matcher label = LABEL.matcher(sample.group(2));
                while (label.find()) {
                  labels.put(label.group(1), label.group(2));
                }
              }
              page.computeIfAbsent(sample.group(1), absent -> new LinkedHashMap<>())
                  .put(labels, Double.valueOf(sample.group(3)));
            });
    return page;
  }
}
