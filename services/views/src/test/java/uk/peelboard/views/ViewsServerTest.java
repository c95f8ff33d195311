package uk.peelboard.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.CellTallies;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyReader;

class ViewsServerTest {
  private static final Instant NOW = Story.time("2024-07-31T18:00:00");
  private static final String TOKEN = "a-token-of-some-length";
  private static final String COMMISSIONERS = "the-token-of-the-commissioner";
  private static final ViewTokens TOKENS = new ViewTokens(TOKEN, COMMISSIONERS);

  private final Story story = new Story(new Definitions(Force.SMALL));

  @Test
  void answersFromTheStartAndIsReadyOnceTheTalliesAreRead() {
    TallyTopic topic = new TallyTopic().outOfReach(new KafkaException("no broker"));
    try (RunningViews views = new RunningViews(topic, NOW)) {
      RunningViews.waitUntil(
          () -> views.get("/health/ready").body().contains("\"lastError\":\"no broker\""));
      HttpResponse<String> ready = views.get("/health/ready");
      HttpResponse<String> figures = views.get("/api/v1/kpis/calls-presented");

      assertThat(views.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(figures.statusCode()).isEqualTo(503);
      assertThat(figures.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(views.get("/metrics").body())
          .contains("peelboard_caught_up 0.0")
          .doesNotContain("peelboard_calls_presented_calls");
      assertThat(views.json("/api/v1/force").get("caughtUp").booleanValue()).isFalse();
      assertThat(views.json("/api/v1/kpis").get("kpis")).isNotEmpty();
    }
  }

  @Test
  void healthTellsOfEachPart() {
    try (RunningViews views = new RunningViews(new TallyTopic(), NOW).whenReady()) {
      JsonNode health = views.json("/health/ready");
      assertThat(health.get("status").textValue()).isEqualTo("ready");
      assertThat(health.at("/components/tallies/caughtUp").booleanValue()).isTrue();
      assertThat(health.at("/components/tallies/lag").intValue()).isZero();

      views
          .server()
          .health()
          .register(
              "pipeline", () -> new Health.Component(false, "rebalancing", Map.of("tasks", 4)));
      HttpResponse<String> notReady = views.get("/health/ready");
      assertThat(notReady.statusCode()).isEqualTo(503);
      assertThat(RunningViews.parse(notReady.body()).at("/components/pipeline/tasks").intValue())
          .isEqualTo(4);
      assertThat(views.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anEventIsSeenEverywhereWithinASecond() {
    TallyTopic topic = new TallyTopic();
    try (RunningViews views = new RunningViews(topic, NOW).whenReady()) {
      story.call("C1", "999", "North", "2024-07-31T10:00:00");
      long began = System.nanoTime();
      topic.publish(story);
      RunningViews.waitUntil(
          () ->
              views
                  .get("/metrics")
                  .body()
                  .contains("peelboard_calls_presented_total{area=\"North\",line=\"999\"} 1.0"));
      Duration took = Duration.ofNanos(System.nanoTime() - began);

      assertThat(views.json("/api/v1/kpis/calls-presented").at("/rows/0/value").intValue())
          .isEqualTo(1);
      assertThat(views.get("/metrics").body())
          .contains(
              "peelboard_calls_presented_calls{area=\"North\",line=\"999\",window=\"today\"} 1.0");
      assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void withTheEventClockNowIsTheLatestEvent() {
    story.crime("X1", "Theft", "North", "2019-03-05T12:00:00");
    try (RunningViews views =
        new RunningViews(new TallyTopic().holding(story), Now::latestEvent, NOW, ViewTokens.NONE)) {
      views.whenReady();
      JsonNode answer = views.json("/api/v1/kpis/crimes-recorded");

      assertThat(answer.at("/clock/kind").textValue()).isEqualTo("event");
      assertThat(answer.at("/clock/now").textValue()).isEqualTo("2019-03-05T12:00:00Z");
      assertThat(answer.get("to").textValue()).isEqualTo("2019-03-05");
      assertThat(answer.at("/rows/0/value").intValue()).isEqualTo(1);
    }
  }

  @Test
  void withTheEventClockAgesAreAsOfTheLatestEventOfAnyTopic() {
    TallyTopic topic = new TallyTopic();
    story.incident("I1", "P1", "North", "2019-03-05T12:00:00");
    story.crime("X1", "Theft", "North", "2019-03-05T12:09:59");
    try (RunningViews views =
        new RunningViews(topic.holding(story), Now::latestEvent, NOW, ViewTokens.NONE)
            .whenReady()) {
      assertThat(now(views, "oldest-open-incident")).isEqualTo(599);
      assertThat(now(views, "open-past-target")).isZero();
      assertThat(views.get("/metrics").body())
          .contains(
              "peelboard_oldest_open_incident_seconds{area=\"North\",grade=\"P1\",window=\"now\"} 599");

      story.crime("X2", "Theft", "North", "2019-03-05T12:10:01");
      topic.holding(story);
      RunningViews.waitUntil(() -> now(views, "oldest-open-incident") == 601);

      assertThat(now(views, "open-past-target")).isEqualTo(1);
      RunningViews.waitUntil(
          () ->
              views
                  .get("/metrics")
                  .body()
                  .contains(
                      "peelboard_oldest_open_incident_seconds{area=\"North\",grade=\"P1\",window=\"now\"} 601"));
    }
  }

  private static int now(RunningViews views, String kpi) {
    return views.json("/api/v1/kpis/" + kpi).at("/rows/0/value").intValue();
  }

  @Test
  void figuresAreHeldBackWhileATallyCannotBeRead() {
    TallyTopic topic = new TallyTopic();
    try (RunningViews views = new RunningViews(topic, NOW).whenReady()) {
      byte[] ofAnotherVersion = {(byte) (TallyCodec.FORMAT_VERSION + 1), 1, 2};
      topic.publish(ofAnotherVersion, new byte[] {1});
      RunningViews.waitUntil(() -> views.get("/health/ready").statusCode() == 503);

      assertThat(views.get("/api/v1/kpis/calls-presented").statusCode()).isEqualTo(503);
      assertThat(views.get("/metrics").body())
          .contains("peelboard_caught_up 0.0")
          .doesNotContain("peelboard_calls_presented_calls");
      assertThat(views.get("/health/ready").body()).contains("another version");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics", "/api/v1/kpis", "/api/v1/kpis/calls-presented.csv"})
  void withATokenNothingIsShownWithoutIt(String path) {
    try (RunningViews views = new RunningViews(new TallyTopic(), Now::wall, NOW, TOKENS)) {
      views.whenReady();
      HttpResponse<String> without = views.get(path);

      assertThat(without.statusCode()).isEqualTo(401);
      assertThat(without.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
      assertThat(views.get(path, "Authorization", "Bearer not-the-token").statusCode())
          .isEqualTo(401);
      assertThat(views.get(path, "Authorization", "Basic %%%").statusCode()).isEqualTo(401);
      assertThat(views.get(path, "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
      String basic = Base64.getEncoder().encodeToString(("anybody:" + TOKEN).getBytes(UTF_8));
      assertThat(views.get(path, "Authorization", "Basic " + basic).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics", "/api/v1/kpis", "/api/v1/kpis/calls-presented"})
  void theCommissionersTokenOpensNoFigures(String path) {
    try (RunningViews views = new RunningViews(new TallyTopic(), Now::wall, NOW, TOKENS)) {
      views.whenReady();

      HttpResponse<String> answer = views.get(path, "Authorization", "Bearer " + COMMISSIONERS);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("/updates");
    }
  }

  @Test
  void theCommissionersOfficeNeedsTheForceToHaveATokenOfItsOwn() {
    assertThatThrownBy(() -> new ViewTokens(null, COMMISSIONERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs one of its own");
    assertThatThrownBy(() -> new ViewTokens(TOKEN, TOKEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would open everything");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void listensBeyondThisMachineOnlyWithAToken(String host) {
    try (ViewsServer server = server(host, null)) {
      assertThatThrownBy(server::start)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("token");
    }
  }

  @Test
  void refusesATokenThatIsTooShort() {
    try (ViewsServer server = server("127.0.0.1", "short")) {
      assertThatThrownBy(server::start)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("16 characters");
    }
  }

  @Test
  void servesTheRoutesOfOthersOnTheSamePort() {
    try (ViewsServer server = server("127.0.0.1", null)) {
      server.addRoutes(config -> config.routes.get("/more", context -> context.result("here")));
      server.start();

      assertThat(server.port()).isPositive();
    }
  }

  @Test
  void showsABoardThatNeedsNothingFromElsewhere() {
    try (RunningViews views = new RunningViews(new TallyTopic(), NOW)) {
      for (String path :
          List.of("/", "/kpis", "/kpis/open-incidents", "/assets/board.js", "/assets/icon.svg")) {
        HttpResponse<String> page = views.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("default-src 'none'")
            .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)");
      }
      assertThat(views.get("/").body()).contains("<html lang=\"en-GB\">");
      assertThat(views.get("/assets/uplot.js").body()).contains("export {");
      assertThat(views.get("/kpis/nothing-of-the-kind").statusCode()).isEqualTo(404);
      assertThat(views.get("/assets/index.html").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void closesWithinASecondAlsoWhileSomebodyIsConnected() {
    RunningViews views = new RunningViews(new TallyTopic(), NOW).whenReady();
    long began = System.nanoTime();
    views.close();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
  }

  private static ViewsServer server(String host, String token) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ViewsSettings settings =
        new ViewsSettings(
            new Properties(),
            Force.SMALL,
            Now.wall(clock),
            host,
            0,
            new ViewTokens(token, null),
            Optional.empty(),
            "1.2.3-test");
    return new ViewsServer(
        settings,
        (kinds, records, visitor, beat) -> {},
        (moment, beat) -> new CellTallies(),
        clock,
        table -> new TallyReader(TallyTopic::new, table, clock, Duration.ofMillis(10)),
        new UpdatesTopic().log(),
        Map::of);
  }
}
