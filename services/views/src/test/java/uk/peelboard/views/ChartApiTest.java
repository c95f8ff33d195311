package uk.peelboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.measure.Definitions;

class ChartApiTest {
  private static final Instant NOW = Story.time("2023-04-20T12:00:00");
  private static final LocalDate FIRST_DAY = LocalDate.of(2023, 3, 1);
  private static final LocalDate TODAY = LocalDate.of(2023, 4, 20);

  /** When the force profile declares a break of all series. */
  private static final LocalDate BREAK = LocalDate.of(2023, 4, 1);

  private static RunningViews views;

  /**
   * Two and three calls in turn, seven on the 28th of March, and ten and eleven in turn from the
   * break on.
   */
  @BeforeAll
  static void tell() {
    Story story = new Story(new Definitions(Force.SMALL));
    for (LocalDate day = FIRST_DAY; !day.isAfter(TODAY); day = day.plusDays(1)) {
      int calls = (day.isBefore(BREAK) ? 2 : 10) + day.getDayOfMonth() % 2;
      if (day.equals(LocalDate.of(2023, 3, 28))) {
        calls = 7;
      }
      for (int i = 0; i < calls; i++) {
        story.call("C-" + day + "-" + i, "999", "North", day + "T11:00:00");
      }
    }
    views = new RunningViews(new TallyTopic().holding(story), NOW).whenReady();
  }

  @AfterAll
  static void close() {
    views.close();
  }

  private static List<JsonNode> rows(String query) {
    return StreamSupport.stream(
            views.json("/api/v1/kpis/calls-presented/spc?" + query).get("rows").spliterator(),
            false)
        .toList();
  }

  @Test
  void hasTheFiguresOfTheKpiWithTheirLimits() {
    List<JsonNode> rows = rows("from=2023-03-01&to=2023-03-31&where=line:999");
    JsonNode figures =
        views.json(
            "/api/v1/kpis/calls-presented?from=2023-03-01&to=2023-03-31&interval=day&where=line:999");

    assertThat(rows)
        .extracting(row -> row.get("value"))
        .containsExactlyElementsOf(figures.get("rows").findValues("value"));
    // By hand: 2.5 on average, one from day to day; 2.66 times that either way.
    assertThat(rows.get(20).get("mean").doubleValue()).isEqualTo(2.5);
    assertThat(rows.get(20).get("lower").doubleValue()).isEqualTo(2.5 - 2.66);
    assertThat(rows.get(20).get("upper").doubleValue()).isEqualTo(2.5 + 2.66);
    assertThat(rows.get(20).get("trial").booleanValue()).isFalse();
    assertThat(rows.get(20).get("variation").textValue()).isEqualTo("common-cause");
    assertThat(rows.get(27).get("signal").textValue()).isEqualTo("outside the process limits");
    assertThat(rows.get(27).get("variation").textValue()).isEqualTo("neutral-high");
  }

  @Test
  void limitsBeginAnewAfterABreakOfTheForceProfile() {
    List<JsonNode> rows = rows("from=2023-03-01&to=2023-04-19");

    assertThat(rows)
        .filteredOn(row -> row.get("rebased").booleanValue())
        .extracting(row -> row.get("period").textValue())
        .containsExactly("2023-04-01");
    assertThat(rows.get(rows.size() - 1).get("mean").doubleValue()).isEqualTo(10.5);
    assertThat(rows.get(rows.size() - 1).get("signal").isNull()).isTrue();
  }

  @Test
  void judgesWholePeriodsAloneAndOnlyWhenTheyAreOver() {
    List<JsonNode> days = rows("from=2023-04-10&to=2023-04-21");
    List<JsonNode> weeks = rows("from=2023-03-15&to=2023-04-20&interval=week");

    assertThat(days.get(9).get("judged").booleanValue()).isTrue();
    assertThat(days.get(10).get("period").textValue()).isEqualTo("2023-04-20");
    assertThat(days.get(10).get("value").intValue()).isEqualTo(10);
    assertThat(days.get(10).get("judged").booleanValue()).isFalse();
    assertThat(days.get(10).get("mean").isNull()).isTrue();
    assertThat(days.get(11).get("reason").textValue()).isEqualTo("the period lies in the future");
    assertThat(weeks)
        .extracting(row -> row.get("judged").booleanValue())
        .containsExactly(false, true, true, true, true, false);
  }

  @Test
  void fewerThanTwelveValuesMakeLimitsOnTrial() {
    assertThat(rows("from=2023-04-10&to=2023-04-19").get(9).get("trial").booleanValue()).isTrue();
  }

  @Test
  void asCsvItHasTheSameRows() {
    HttpResponse<String> csv =
        views.get("/api/v1/kpis/calls-presented/spc.csv?from=2023-03-28&to=2023-03-29");

    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .contains("calls-presented-spc.csv");
    assertThat(csv.body().lines().toList())
        .hasSize(3)
        .startsWith(
            "period,from,to,value,numerator,denominator,count,target,met,reason,judged,mean,lower,upper,trial,rebased,signal,variation,meaning");
  }

  @Test
  void isOfOneSeriesAndOfPeriods() {
    assertThat(views.get("/api/v1/kpis/calls-presented/spc?by=line").body())
        .contains("there is no parameter \\\"by\\\"");
    assertThat(views.get("/api/v1/kpis/calls-presented/spc?interval=total").body())
        .contains("there is no interval \\\"total\\\"");
    assertThat(views.get("/api/v1/kpis/calls-presentde/spc").body()).contains("calls-presented");
  }
}
