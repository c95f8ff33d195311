package uk.peelboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.views.tally.Now;

class ProblemPageTest {
  private static final Instant NOW = Story.time("2024-07-31T18:00:00");
  private static final String COMMISSIONERS = "the-token-of-the-commissioner";
  private static final ViewTokens TOKENS = new ViewTokens("a-token-of-some-length", COMMISSIONERS);
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  private static RunningViews views;

  @BeforeAll
  static void start() {
    views = new RunningViews(new TallyTopic(), NOW).whenReady();
  }

  @AfterAll
  static void close() {
    views.close();
  }

  private static void assertIsPage(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains("<a href=\"/\">Board</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/kpi", "/assets/nothing.css", "/api/v1/nothing", "/updates/2024-13"})
  void aBrowserIsToldOnAPageThatThereIsNoSuchPage(String path) {
    HttpResponse<String> answer = views.get(path, "Accept", BROWSER);

    assertIsPage(answer, 404);
    assertThat(answer.body()).contains("<h1>There is no such page</h1>");
  }

  @Test
  void aBrowserIsToldWhatCouldBeThereInstead() {
    HttpResponse<String> answer =
        views.get("/api/v1/kpis/calls-presented?interval=hour", "Accept", BROWSER);

    assertIsPage(answer, 400);
    assertThat(answer.body()).contains("In interval: there is no interval", "It can be: day, week");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/problem+json",
        "text/csv",
        "text/event-stream",
        "text/css,*/*;q=0.1",
        "application/json, text/html",
        "text/html;q=much"
      })
  void aProgramIsToldAsProgramsRead(String accept) {
    HttpResponse<String> answer = views.get("/nothing", "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(views.get("/nothing").body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"there is nothing at /nothing\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/updates/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/api/v1/kpis/calls-presented?from=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/api/v1/kpis/calls-presented?%3Cscript%3E=1"
      })
  void nothingOfAnAddressBecomesMarkup(String address) {
    HttpResponse<String> answer = views.get(address, "Accept", BROWSER);

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void whoeverHasNoTokenIsToldHowToSignIn() {
    try (RunningViews guarded = new RunningViews(new TallyTopic(), Now::wall, NOW, TOKENS)) {
      HttpResponse<String> answer = guarded.get("/", "Accept", BROWSER);

      assertIsPage(answer, 401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
      assertThat(answer.body()).contains("<h1>Please sign in</h1>");
      assertThat(guarded.get("/assets/page.css").statusCode()).isEqualTo(200);
      assertThat(guarded.get("/assets/icon.svg").statusCode()).isEqualTo(200);
      assertThat(guarded.get("/assets/board.js").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void theCommissionersOfficeIsLedToItsUpdates() {
    try (RunningViews guarded = new RunningViews(new TallyTopic(), Now::wall, NOW, TOKENS)) {
      HttpResponse<String> answer =
          guarded.get("/", "Accept", BROWSER, "Authorization", "Bearer " + COMMISSIONERS);

      assertIsPage(answer, 403);
      assertThat(answer.body()).contains("<a href=\"/updates\">Updates</a>");
    }
  }
}
