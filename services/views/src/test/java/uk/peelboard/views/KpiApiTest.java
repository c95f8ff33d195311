package uk.peelboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Definitions;

class KpiApiTest {
  private static final Instant NOW = Story.time("2024-07-31T18:00:00");

  private static RunningViews views;

  @BeforeAll
  static void tell() {
    Story story = new Story(new Definitions(Force.SMALL));
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    story.call("C2", "999", "North", "2024-07-31T11:00:00").answeredAfter(9);
    story.call("C3", "999", "South", "2024-07-31T12:00:00").answeredAfter(10);
    story.call("C4", "101", "South", "2024-07-15T12:00:00").answeredAfter(200);
    story.call("C5", "999", "South", "2024-07-31T17:59:00");
    story.incident("I1", "P1", "North", "2024-07-31T09:00:00").attendedAfter(900).closedAfter(4000);
    story.incident("I2", "P1", "North", "2024-07-31T16:00:00");
    story.incident("I3", "P9", "Elsewhere", "2024-07-31T17:00:00");
    story.crime("X1", "=Theft, other", "North", "2024-07-01T12:00:00").outcomeAfter(1, "1");
    story.crime("X2", "Burglary", "North", "2024-07-02T12:00:00");
    story.crime("X3", "Burglary", "South", "2024-07-03T12:00:00");
    views = new RunningViews(new TallyTopic().holding(story), NOW).whenReady();
  }

  @AfterAll
  static void close() {
    views.close();
  }

  @Test
  void listsEveryKpiWithWhatItIs() {
    JsonNode kpis = views.json("/api/v1/kpis").get("kpis");

    List<String> ids = new ArrayList<>();
    kpis.forEach(kpi -> ids.add(kpi.get("id").textValue()));
    assertThat(ids).containsExactlyElementsOf(Kpis.all().stream().map(Object::toString).toList());
    JsonNode inTime = kpis.get(ids.indexOf("calls-answered-within-target"));
    assertThat(inTime.get("kind").textValue()).isEqualTo("ratio of flows");
    assertThat(inTime.get("direction").textValue()).isEqualTo("higher-is-better");
    assertThat(inTime.get("targets").toString())
        .isEqualTo("[{\"where\":{\"line\":\"999\"},\"value\":90,\"from\":\"2000-01-01\"}]");
    assertThat(kpis.get(ids.indexOf("open-incidents")).get("kind").textValue()).isEqualTo("stock");
  }

  @Test
  void asksAboutTheLastFourWeeksAsAWholeUnlessTold() {
    JsonNode answer = views.json("/api/v1/kpis/calls-presented");

    assertThat(answer.get("from").textValue()).isEqualTo("2024-07-04");
    assertThat(answer.get("to").textValue()).isEqualTo("2024-07-31");
    assertThat(answer.get("interval").textValue()).isEqualTo("total");
    assertThat(answer.at("/clock/now").textValue()).isEqualTo("2024-07-31T18:00:00+01:00");
    assertThat(answer.get("rows")).hasSize(1);
    assertThat(answer.at("/rows/0/value").toString()).isEqualTo("5");
    assertThat(answer.at("/rows/0/period").textValue()).isEqualTo("2024-07-04/2024-07-31");
  }

  @Test
  void givesNumeratorDenominatorTargetAndWhetherItIsMet() {
    JsonNode row =
        views
            .json(
                "/api/v1/kpis/calls-answered-within-target?by=line&where=line:999&from=2024-07-31")
            .at("/rows/0");

    assertThat(row.toString())
        .isEqualTo(
            "{\"period\":\"2024-07-31/2024-07-31\",\"from\":\"2024-07-31\",\"to\":\"2024-07-31\","
                + "\"line\":\"999\",\"value\":66.66666666666667,\"numerator\":2,\"denominator\":3,"
                + "\"count\":3,\"target\":90,\"met\":false}");
  }

  @Test
  void saysWhyThereIsNoValue() {
    JsonNode rows =
        views
            .json(
                "/api/v1/kpis/call-answer-mean?by=line&from=2024-07-31&to=2024-08-01&interval=day")
            .get("rows");

    assertThat(rows.get(1).get("line").textValue()).isEqualTo("101");
    assertThat(rows.get(1).get("value").isNull()).isTrue();
    assertThat(rows.get(1).get("reason").textValue()).isEqualTo("there were none");
    assertThat(rows.get(3).get("period").textValue()).isEqualTo("2024-08-01");
    assertThat(rows.get(3).get("reason").textValue()).isEqualTo("the period lies in the future");
  }

  @Test
  void givesAStocksMeanAndPeakWithTheMomentOfIt() {
    JsonNode row = views.json("/api/v1/kpis/open-incidents?from=2024-07-31").at("/rows/0");

    assertThat(row.get("value").toString()).isEqualTo("2");
    assertThat(row.get("peak").toString()).isEqualTo("2");
    assertThat(row.get("peakAt").textValue()).isEqualTo("2024-07-31T17:00:00+01:00");
    assertThat(row.get("mean").isNumber()).isTrue();
  }

  @Test
  void everyAnswerAboutPositiveOutcomesNamesTheVariant() {
    String path = "/api/v1/kpis/positive-outcomes-tracked";
    JsonNode answer = views.json(path + "?from=2024-07-01&to=2024-07-31&by=area");

    assertThat(answer.at("/kpi/variant").textValue()).isEqualTo("ACTION_TAKEN_NATIONAL");
    assertThat(answer.get("rows"))
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.get("variant").textValue()).isEqualTo("ACTION_TAKEN_NATIONAL"));
    assertThat(views.json("/api/v1/kpis/charge-rate-tracked").at("/kpi/variant").isMissingNode())
        .isTrue();
  }

  @Test
  void countsWhatIsNotKnownUnderUnknown() {
    JsonNode rows =
        views.json("/api/v1/kpis/open-incidents?by=grade&where=area:unknown").get("rows");

    assertThat(rows).last().extracting(row -> row.get("grade").textValue()).isEqualTo("unknown");
    assertThat(rows).last().extracting(row -> row.get("value").intValue()).isEqualTo(1);
  }

  @Test
  void takesSeveralConditionsRepeatedOrWithCommasBetween() {
    String repeated =
        views.get("/api/v1/kpis/calls-presented?where=line:999&where=area:North").body();
    String together = views.get("/api/v1/kpis/calls-presented?where=line:999,area:North").body();

    assertThat(together).isEqualTo(repeated);
    assertThat(RunningViews.parse(together).at("/rows/0/value").intValue()).isEqualTo(2);
  }

  @Test
  void takesACodeThatHasAComma() {
    JsonNode answer =
        views.json("/api/v1/kpis/crimes-recorded?from=2024-07-01&where=offence:%3DTheft,%20other");

    assertThat(answer.at("/rows/0/value").intValue()).isEqualTo(1);
  }

  @Test
  void hasCsvBySuffixAndByAccept() {
    String path = "/api/v1/kpis/crimes-recorded";
    String query = "?from=2024-07-01&by=offence,area&where=area:North";
    HttpResponse<String> bySuffix = views.get(path + ".csv" + query);
    HttpResponse<String> byAccept = views.get(path + query, "Accept", "text/csv");

    assertThat(bySuffix.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(byAccept.body()).isEqualTo(bySuffix.body());
    assertThat(bySuffix.body().split("\r\n", -1))
        .containsExactly(
            "period,from,to,offence,area,value,numerator,denominator,count,target,met,reason",
            "2024-07-01/2024-07-31,2024-07-01,2024-07-31,\"'=Theft, other\",North,1,,,1,,,",
            "2024-07-01/2024-07-31,2024-07-01,2024-07-31,Burglary,North,1,,,1,,,",
            "");
  }

  @Test
  void hasTheCatalogueAsCsv() {
    String csv = views.get("/api/v1/kpis.csv").body();

    assertThat(csv)
        .startsWith("id,question,definition,unit,kind,variant,direction,dimensions,targets,");
    assertThat(csv).contains("line:999 90 from 2000-01-01");
    assertThat(csv.lines()).hasSize(Kpis.all().size() + 1);
  }

  @Test
  void findingsToldApartByReasonKeepWhyThereIsNoValueApart() {
    JsonNode answer = views.json("/api/v1/kpis/data-quality-findings?by=topic,reason");

    assertThat(answer.get("rows")).isNotEmpty();
    assertThat(answer.at("/rows/0/reason").isTextual()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "form=2024-01-01          | form     | from",
        "from=31/07/2024          | from     | YYYY-MM-DD",
        "from=2024-08-01          | from     |",
        "from=0001-01-01          | from     |",
        "to=2024-07-01&to=2024-07-02 | to    |",
        "interval=hour            | interval | week",
        "by=colour                | by       | area",
        "by=line,line             | by       |",
        "by=                      | by       | line",
        "where=line               | where    | line",
        "where=grade:P1           | where    | line",
        "where=line:112           | where    | 999",
        "where=line:999&where=line:101 | where |",
        "from=1971-01-01&interval=day&by=line,area | interval |",
      })
  void saysWhichParameterItCannotTakeAndWhatIsAllowed(
      String query, String parameter, String allowed) {
    HttpResponse<String> response = views.get("/api/v1/kpis/calls-presented?" + query.strip());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = RunningViews.parse(response.body());
    assertThat(problem.get("parameter").textValue()).isEqualTo(parameter);
    assertThat(problem.get("detail").textValue()).isNotBlank();
    if (allowed != null) {
      assertThat(problem.get("allowed").toString()).contains('"' + allowed + '"');
    }
  }

  @Test
  void suggestsWhatMayHaveBeenMeant() {
    HttpResponse<String> response = views.get("/api/v1/kpis/call-presented");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(RunningViews.parse(response.body()).at("/similar/0").textValue())
        .isEqualTo("calls-presented");
  }

  @Test
  void refusesWhatItDoesNotTake() {
    HttpResponse<String> method = views.send("POST", "/api/v1/kpis");
    HttpResponse<String> type = views.get("/api/v1/kpis", "Accept", "image/png");
    HttpResponse<String> path = views.get("/api/v1/nothing");

    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
    assertThat(type.statusCode()).isEqualTo(406);
    assertThat(path.statusCode()).isEqualTo(404);
    assertThat(List.of(method, type, path))
        .allSatisfy(
            response ->
                assertThat(response.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json"));
  }

  @Test
  void sendsNothingTwiceToThoseWhoHaveIt() {
    HttpResponse<String> first = views.get("/api/v1/kpis/calls-presented");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> same = views.get("/api/v1/kpis/calls-presented", "If-None-Match", tag);
    HttpResponse<String> other =
        views.get("/api/v1/kpis/calls-presented?by=line", "If-None-Match", tag);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void answersHead() {
    HttpResponse<String> head = views.send("HEAD", "/api/v1/kpis");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void saysWhichForceThisIsAndHowFreshItsFeedsAre() {
    JsonNode force = views.json("/api/v1/force");

    assertThat(force.get("name").textValue()).isEqualTo("Testshire Police");
    assertThat(force.at("/feeds/calls").textValue()).isEqualTo("2024-07-31T17:59:00+01:00");
    assertThat(force.at("/feeds/cases").isNull()).isTrue();
    assertThat(force.get("caughtUp").booleanValue()).isTrue();
  }

  @Test
  void saysWithWhatFiguresAreToBeComparedAndWithWhatNot() {
    JsonNode force = views.json("/api/v1/force");

    assertThat(force.get("comparisons"))
        .hasToString(
            """
            [{"kpi":"calls-per-1000-population","where":{"line":"999"},"of":"England and Wales",\
            "value":131,"from":"2016-04-01","to":"2017-03-31","source":"a paper, line 89"}]""");
    assertThat(force.get("recommendations"))
        .hasToString(
            """
            [{"id":"r1","kind":"CAUSE_OF_CONCERN","text":"Attend promptly.","made":"2018-03-22",\
            "closed":null,"evidence":["attended-within-target"],"source":"a report, line 253"}]""");
    assertThat(force.get("seriesBreaks"))
        .hasToString(
            """
            [{"on":"2023-04-01","what":"Another model","kpis":[],"source":"a paper, line 56"}]""");
    assertThat(force.at("/grades/0/attendWithin"))
        .hasToString(
            """
            [{"seconds":600,"from":"2000-01-01"},{"seconds":900,"from":"2024-01-10"}]""");
  }
}
