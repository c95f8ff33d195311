package uk.peelboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.api.Entities;
import uk.peelboard.views.tally.Now;

class ExplainApiTest {
  private static final Instant NOW = Story.time("2024-07-31T18:00:00");
  private static final String TOKEN = "a-token-of-16-characters";
  private static final String COMMISSIONERS = "another-of-16-characters";

  private static final Story STORY = new Story(new Definitions(Force.SMALL));
  private static final StoryEntities ENTITIES = StoryEntities.of(STORY);

  private static RunningViews views;

  @BeforeAll
  static void tell() {
    STORY.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    STORY.call("C2", "999", "North", "2024-07-31T11:00:00").answeredAfter(9);
    STORY.call("C3", "999", "South", "2024-07-31T12:00:00").answeredAfter(30);
    STORY.call("C4", "101", "South", "2024-07-31T12:00:00").answeredAfter(200);
    STORY.incident("I1", "P1", "North", "2024-07-31T09:00:00").attendedAfter(900).closedAfter(4000);
    STORY.incident("I2", "P1", "North", "2024-07-31T16:00:00");
    STORY.incident("I3", "P2", "South", "2024-07-30T17:00:00");
    STORY.crime("X1", "=Theft, other", "North", "2024-07-01T12:00:00").outcomeAfter(1, "1");
    STORY.call("C6", "999", "North", "2024-07-30T10:00:00");
    STORY.tell(
        EntityKind.CALL,
        "C6",
        Story.time("2024-07-30T10:00:00").plusMillis(1234),
        new CallAnswered(null));
    views = started(ViewTokens.NONE);
  }

  private static RunningViews started(ViewTokens tokens) {
    return new RunningViews(new TallyTopic().holding(STORY), ENTITIES, Now::wall, NOW, tokens)
        .whenReady();
  }

  @AfterAll
  static void close() {
    views.close();
  }

  @AfterEach
  void readsAgain() {
    ENTITIES.whileReading(beat -> {});
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.get("rows").forEach(row -> ids.add(row.get("entity").textValue()));
    return ids;
  }

  @Test
  void saysWhatEachEntityAddsToTheFigure() {
    JsonNode answer =
        views.json(
            "/api/v1/kpis/calls-answered-within-target/explain?where=line:999&from=2024-07-31");

    assertThat(answer.at("/figure/numerator").intValue()).isEqualTo(2);
    assertThat(answer.at("/figure/denominator").intValue()).isEqualTo(3);
    assertThat(answer.get("agrees").booleanValue()).isTrue();
    assertThat(answer.get("total").intValue()).isEqualTo(3);
    assertThat(ids(answer)).containsExactly("C1", "C2", "C3");
    assertThat(answer.at("/rows/2"))
        .hasToString(
            """
            {"topic":"calls","entity":"C3","count":1,"numerator":0,"denominator":1,"values":[],\
            "codes":{"line":["999"],"area":["South"]}}""");
  }

  @Test
  void agreesWithTheFigureThatTheFigurePageHas() {
    JsonNode figure = views.json("/api/v1/kpis/call-answer-mean").at("/rows/0");
    JsonNode explained = views.json("/api/v1/kpis/call-answer-mean/explain");

    assertThat(explained.at("/figure/value")).isEqualTo(figure.get("value"));
    assertThat(explained.at("/figure/count")).isEqualTo(figure.get("count"));
    assertThat(explained.at("/rows/0/entity").textValue()).isEqualTo("C4");
    assertThat(explained.at("/rows/0/numerator")).hasToString("200");
  }

  @Test
  void partsOfAMeanAreToTheMillisecond() {
    JsonNode explained =
        views.json("/api/v1/kpis/call-answer-mean/explain?from=2024-07-30&to=2024-07-30");

    assertThat(explained.at("/figure/numerator")).hasToString("1.234");
    assertThat(explained.at("/rows/0/numerator")).hasToString("1.234");
  }

  @Test
  void readsExactlyTheRecordsThatTheTalliesStandFor() {
    views.json("/api/v1/kpis/open-incidents/explain");

    long calls =
        ENTITIES.asked().get(EntityKind.CALL).values().stream().mapToLong(Long::longValue).sum();
    long incidents =
        ENTITIES.asked().get(EntityKind.INCIDENT).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    assertThat(calls).isEqualTo(10);
    assertThat(incidents).isEqualTo(5);
  }

  @Test
  void opensAStockOfThePast() {
    JsonNode now = views.json("/api/v1/kpis/open-incidents/explain");
    JsonNode before = views.json("/api/v1/kpis/open-incidents/explain?to=2024-07-30");

    assertThat(ids(now)).containsExactly("I3", "I2");
    assertThat(now.at("/rows/1/values/0").longValue()).isEqualTo(7200);
    assertThat(now.at("/rows/1/codes/state/0").textValue()).isEqualTo("unresourced");
    assertThat(ids(before)).containsExactly("I3");
  }

  @Test
  void givesPagesInTheSameOrder() {
    String path = "/api/v1/kpis/calls-presented/explain?from=2024-07-31&limit=3";
    JsonNode first = views.json(path);
    JsonNode second = views.json(path + "&offset=3");

    assertThat(ids(first)).containsExactly("C1", "C2", "C3");
    assertThat(first.get("hasMore").booleanValue()).isTrue();
    assertThat(ids(second)).containsExactly("C4");
    assertThat(second.get("hasMore").booleanValue()).isFalse();
    assertThat(second.get("total").intValue()).isEqualTo(4);
  }

  @Test
  void showsTheEventsOfAnEntity() {
    JsonNode events =
        views.json("/api/v1/kpis/incidents-closed/explain?events=true").at("/rows/0/events");

    assertThat(events).hasSize(3);
    assertThat(events.at("/2/type").textValue()).isEqualTo("IncidentClosed");
    assertThat(events.at("/2/occurredAt").textValue()).isEqualTo("2024-07-31T10:06:40+01:00");
    assertThat(events.at("/2/source").textValue()).isEqualTo("story");
    assertThat(events.at("/2/stands").booleanValue()).isTrue();
  }

  @Test
  void saysWhenTheEventsSayOtherwiseThanTheTallies() {
    // The tallies were published before.
    STORY.call("C5", "OTHER", "North", "2024-07-29T13:00:00");
    JsonNode answer = views.json("/api/v1/kpis/calls-presented/explain?where=line:OTHER");

    assertThat(answer.at("/figure/value").intValue()).isEqualTo(1);
    assertThat(answer.get("agrees").booleanValue()).isFalse();
  }

  @Test
  void hasCsvThatNoSpreadsheetTakesForAFormula() {
    HttpResponse<String> csv =
        views.get("/api/v1/kpis/outcomes-tracked/explain.csv?from=2024-07-01&to=2024-07-31");

    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(csv.body().split("\r\n", -1))
        .containsExactly(
            "topic,entity,count,numerator,denominator,values,outcome,outcome-group,offence,area",
            "crimes,X1,1,1,1,,1,CHARGED_SUMMONSED,\"'=Theft, other\",North",
            "");
  }

  @Test
  void isForTheForceAlone() {
    String path = "/api/v1/kpis/calls-presented/explain";
    try (RunningViews guarded = started(new ViewTokens(TOKEN, COMMISSIONERS))) {
      assertThat(guarded.get(path).statusCode()).isEqualTo(401);
      assertThat(guarded.get(path, "Authorization", "Bearer " + COMMISSIONERS).statusCode())
          .isNotEqualTo(200);
      assertThat(guarded.get(path, "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by=area             | by     | where",
        "interval=day        | interval | from",
        "where=grade:P1      | where  | line",
        "where=line:112      | where  | 999",
        "limit=many          | limit  |",
        "limit=100001        | limit  |",
        "limit=51&events=true | limit |",
        "limit=1&offset=100000 | offset |",
        "events=maybe        | events | true",
        "from=2024-08-01     | from   |",
      })
  void saysWhichParameterItCannotTake(String query, String parameter, String allowed) {
    HttpResponse<String> response =
        views.get("/api/v1/kpis/calls-presented/explain?" + query.strip());

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = RunningViews.parse(response.body());
    assertThat(problem.get("parameter").textValue()).isEqualTo(parameter);
    if (allowed != null) {
      assertThat(problem.get("allowed").toString()).contains('"' + allowed + '"');
    }
  }

  @Test
  void suggestsTheKpiThatMayHaveBeenMeant() {
    HttpResponse<String> response = views.get("/api/v1/kpis/call-presented/explain");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("calls-presented");
  }

  @Test
  void opensOneFigureAtATime() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ENTITIES.whileReading(
        beat -> {
          reading.countDown();
          awaited(goOn);
        });
    String path = "/api/v1/kpis/calls-presented/explain";
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> views.get(path));
    assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();

    HttpResponse<String> second = views.get(path);

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).hasValue("5");
    goOn.countDown();
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(views.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void stopsReadingOnceWhoeverAskedHasGone() throws IOException, InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    ENTITIES.whileReading(
        beat -> {
          reading.countDown();
          try {
            beatFor(Duration.ofSeconds(20), beat);
          } catch (RuntimeException e) {
            stopped.countDown();
            throw e;
          }
        });
    byte[] request =
        "GET /api/v1/kpis/calls-presented/explain HTTP/1.1\r\nHost: peelboard\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), views.server().port())) {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(stopped.getCount()).isEqualTo(1);
    }

    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    ENTITIES.whileReading(beat -> {});
    RunningViews.waitUntil(
        () -> views.get("/api/v1/kpis/calls-presented/explain").statusCode() == 200);
  }

  private static void beatFor(Duration longest, Runnable beat) {
    long began = System.nanoTime();
    while (System.nanoTime() - began < longest.toNanos()) {
      beat.run();
      Thread.onSpinWait();
    }
  }

  @Test
  void saysThatEventsCannotBeRead() {
    ENTITIES.whileReading(
        beat -> {
          throw new Entities.UnavailableException("the events can't be read: no broker", null);
        });
    HttpResponse<String> response = views.get("/api/v1/kpis/calls-presented/explain");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("no broker");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
