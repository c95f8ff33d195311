package uk.peelboard.views.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.views.Force;
import uk.peelboard.views.RunningViews;
import uk.peelboard.views.Story;
import uk.peelboard.views.TallyTopic;

class UpdatePagesTest {
  private static RunningViews views;

  @BeforeAll
  static void tell() {
    Story story = new Story(new Definitions(Force.SMALL));
    for (int day = 1; day <= 30; day++) {
      String june = "2024-06-%02dT10:00:00".formatted(day);
      String july = "2024-07-%02dT11:00:00".formatted(day);
      story.call("J" + day, "999", "North", june).answeredAfter(4 + day % 9);
      story.call("K" + day, "999", "South", july).answeredAfter(3 + day % 8);
      story.call("L" + day, "101", "South", july).answeredAfter(60 + day);
      story.incident("I" + day, "P1", "North", june).attendedAfter(600).closedAfter(4000);
      story
          .incident("H" + day, "P1", "South", july)
          .attendedAfter(800 + 10 * day)
          .closedAfter(4000);
      story.crime("X" + day, "Burglary", "North", july).outcomeAfter(day % 5, "1");
    }
    story.incident("H31", "P1", "North", "2024-07-31T11:00:00").attendedAfter(300);
    story.incident("H32", "P2", "<b>North & \"co\"</b>", "2024-07-31T12:00:00");
    views =
        new RunningViews(new TallyTopic().holding(story), Story.time("2024-08-05T09:30:00"))
            .whenReady();
  }

  @AfterAll
  static void close() {
    views.close();
  }

  @Test
  void listsWhatCanBeHad() {
    String page = views.get("/updates").body();

    assertThat(page)
        .contains("href=\"/updates/2024-07\"", "href=\"/updates/2024-W31\"")
        .contains("href=\"/updates/2024-Q2\"", "href=\"/updates/2024-25\"", "Not over")
        .contains("July 2024", "/updates.atom");
  }

  @Test
  void aMonthIsAPaperWithNumberedParagraphs() {
    HttpResponse<String> response = views.get("/updates/2024-07");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(response.body())
        .startsWith("<!DOCTYPE html>")
        .contains("<html lang=\"en-GB\">", "1. Purpose of the paper", "Strategic Policing")
        .contains("Not published: figures may still change")
        .contains("Peak summer demand", "Definitions", "Caveats")
        .contains("30 of 30<", "Provisional management information");
  }

  @Test
  void everyFigureIsTheOneThatTheKpiApiHas() {
    List<String> wrong = new ArrayList<>();
    int figures = 0;
    for (String period : List.of("2024-07", "2024-W28", "2024-Q1", "2024-25")) {
      for (JsonNode line : linesOf(views.json("/updates/" + period + ".json"))) {
        if (line.get("withheld").isNull()) {
          figures++;
          JsonNode row = views.json(question(line)).get("rows").get(0);
          for (String part : List.of("value", "numerator", "denominator", "count")) {
            boolean isLeftOut = line.get("where").has("area") && line.get(part).isNull();
            if (!isLeftOut && !same(line.get(part), row.get(part))) {
              wrong.add(question(line) + ": " + part + " " + line.get(part) + ", " + row.get(part));
            }
          }
        }
        for (String then : List.of("previous", "yearEarlier")) {
          figures += wrongEarlier(line, line.get(then), wrong);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(figures).isGreaterThan(600);
  }

  /** How many figures of another period were looked at: one, or none where none is given. */
  private static int wrongEarlier(JsonNode line, JsonNode earlier, List<String> wrong) {
    if (earlier.path("value").isMissingNode()
        || earlier.get("value").isNull()
        || earlier.get("period").textValue().contains(" ")) {
      return 0;
    }
    UpdatePeriod then = UpdatePeriod.of(earlier.get("period").textValue());
    String question = question(line, then.from().toString(), then.to().toString());
    JsonNode row = views.json(question).get("rows").get(0);
    if (!same(earlier.get("value"), row.get("value"))) {
      wrong.add(question + ": " + earlier + ", " + row.get("value"));
    }
    return 1;
  }

  /** A number is the same whether it is written with decimals or without. */
  private static boolean same(JsonNode one, JsonNode other) {
    boolean isMissing = other == null || other.isNull();
    return one.isNull() ? isMissing : !isMissing && one.doubleValue() == other.doubleValue();
  }

  private static String question(JsonNode line) {
    return question(line, line.get("from").textValue(), line.get("to").textValue());
  }

  private static String question(JsonNode line, String from, String to) {
    List<String> where = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : line.get("where").properties()) {
      where.add("&where=" + one.getKey() + ":" + one.getValue().asText());
    }
    return "/api/v1/kpis/%s?interval=total&from=%s&to=%s%s"
        .formatted(
            line.get("kpi").textValue(),
            from,
            to,
            where.stream().map(UpdatePagesTest::encoded).collect(Collectors.joining()));
  }

  private static String encoded(String where) {
    return where.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E").replace("\"", "%22");
  }

  private static List<JsonNode> linesOf(JsonNode update) {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode section : update.get("sections")) {
      for (JsonNode table : section.get("tables")) {
        table.get("lines").forEach(lines::add);
      }
    }
    return lines;
  }

  @Test
  void pageAndCsvSayTheSame() {
    String page = views.get("/updates/2024-07").body();
    String csv = views.get("/updates/2024-07.csv").body();

    assertThat(csv).startsWith("period,from,to,section,table,kpi,");
    assertThat(csv).contains("calls-presented,999 calls,Presented,,,line:999,calls,30");
    assertThat(page).contains("Presented").doesNotContain("<b>North");
    assertThat(csv.lines().count())
        .isEqualTo(1 + linesOf(views.json("/updates/2024-07.json")).size());
  }

  @Test
  void everyFaceWithholdsTheSame() throws IOException, UnreadableUpdateException {
    Update update = UpdateJson.read(views.get("/updates/2024-07.json").body().getBytes(UTF_8));
    String page = views.get("/updates/2024-07").body();
    List<String> csv = views.get("/updates/2024-07.csv").body().lines().skip(1).toList();
    SpreadSheet book = new SpreadSheet(new ByteArrayInputStream(UpdateSheets.of(update)));
    List<String> ods = new ArrayList<>();
    for (Sheet sheet : book.getSheets().subList(1, book.getNumSheets() - 1)) {
      for (int row = 1; row < sheet.getMaxRows(); row++) {
        ods.add(String.valueOf(sheet.getRange(row, 12).getValue()));
      }
    }
    int withheld = 0;
    int i = 0;
    for (Update.Section section : update.sections()) {
      for (Update.Table table : section.tables()) {
        for (Update.Line line : table.lines()) {
          if (line.withheld() != null) {
            withheld++;
            assertThat(line)
                .as("nothing else of it")
                .extracting("value", "numerator", "denominator", "count", "met", "stock", "change")
                .containsOnlyNulls();
            assertThat(csv.get(i)).contains("," + line.withheld() + ",,,,,,");
            assertThat(ods.get(i)).isEqualTo(line.withheld());
          }
          i++;
        }
      }
    }

    assertThat(ods).hasSameSizeAs(csv);
    assertThat(withheld).isGreaterThan(5);
    assertThat(page.split("<strong>(\\[c\\]|&lt;5)</strong>", -1)).hasSize(withheld + 1);
  }

  @Test
  void aSpreadsheetSaysThatItIsOne() {
    HttpResponse<String> response = views.get("/updates/2024-07.ods");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/vnd.oasis.opendocument.spreadsheet");
    assertThat(response.body()).startsWith("PK");
  }

  @Test
  void saysPlainlyWhatThereIsNothingToSayOf() {
    assertThat(views.get("/updates/2025-01").body()).contains("This period lies in the future");
    assertThat(views.get("/updates/2023-01").body())
        .contains("There is no data for this period. Events begin on 1 June 2024.");
    assertThat(views.get("/updates/2024-08").body()).contains("This period is not over");
    assertThat(views.get("/updates/2024-Q1").body())
        .contains("This period is partly imported.", "The calls begin on 1 June 2024.");
  }

  @Test
  void saysOnWhichDaysThereIsNothing() {
    assertThat(views.get("/updates/2024-07").body())
        .contains("This period is partly imported.", "There are no calls on 31 July 2024.");
  }

  @Test
  void whatNamesNoPeriodIsNotFound() {
    HttpResponse<String> response = views.get("/updates/2024-13");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("2024-13 is no period");
  }

  @Test
  void whatIsAskedForByAnUnknownNameIsRefused() {
    HttpResponse<String> response = views.get("/updates/2024-07?as_known_at=2024-08-01T00:00:00Z");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("as_known_at", "as-known-at");
  }

  @Test
  void whatAFigureIsMadeOfStandsWithItAndNotOnlyOnDemand() {
    assertThat(views.get("/updates/2024-07").body())
        .contains("<strong>100.0%</strong><span class=\"aside\">30 of 30</span>")
        .contains("÷ 100,000, annualised</span>", "England and Wales, 2017: 131.0</span>");
  }

  @Test
  void aPositiveOutcomeSaysWhichOutcomesItCounts() {
    assertThat(views.get("/updates/2024-07.csv").body())
        .contains("positive: outcome types ")
        .contains("(" + Force.SMALL.positiveOutcome() + ")");
  }

  @Test
  void chartsSayWhatTheirScaleIsAndOfWhenTheyAre() {
    String page = views.get("/updates/2024-07").body();
    String chart = page.substring(page.indexOf("<svg class=\"chart\""));

    assertThat(chart.substring(0, chart.indexOf("</svg>")))
        .contains(">80%</text>", ">100%</text>", ">Jun 2024</text>", ">Jul 2024</text>");
    assertThat(page).contains(">incidents</text>");
  }

  @Test
  void whatIsTrueOfPartOfTwelveMonthsSaysSoBesideTheFigure() {
    assertThat(views.get("/updates/2024-07").body())
        .contains("<span class=\"aside\">events begin on 1 June 2024</span>");
  }

  @Test
  void whoeverHasItAlreadyIsToldSo() {
    HttpResponse<String> first = views.get("/updates/2024-07.json");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(views.get("/updates/2024-07.json", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(views.get("/updates/2024-07.json", "If-Modified-Since", modified).statusCode())
        .isEqualTo(304);
    assertThat(views.get("/updates/2024-07.csv", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverHasAnyIsToldSo() {
    assertThat(views.get("/updates/2024-07.json", "If-None-Match", "*").statusCode())
        .isEqualTo(304);
  }

  @Test
  void whoeverAsksForTheHeadersAloneIsToldTheSame() throws Exception {
    String tag = views.get("/updates/2024-07.csv").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> head = head("/updates/2024-07.csv");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).contains(tag);
    assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(head("/updates/2024-13").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> head(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + views.server().port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address).method("HEAD", BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void theFeedHasWhatIsOver() {
    String feed = views.get("/updates.atom").body();

    assertThat(feed)
        .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        .contains("<title>July 2024</title>", "/updates/2024-07\"")
        .doesNotContain("<title>August 2024");
  }

  @Test
  void smallCountsOfAreasAreNotShown() {
    String csv = views.get("/updates/2024-07.csv").body();

    assertThat(
            csv.lines().filter(line -> line.contains("response-p1-areas,attended-within-target")))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.contains("[c]"));
  }
}
