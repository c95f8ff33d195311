package uk.peelboard.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.peelboard.ingest.RecordingSink;
import uk.peelboard.ingest.RecordingSink.Trouble;

class EventsEndpointTest {
  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");

  private static final String SINGLE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-07-01T12:00:00Z"), ZoneOffset.UTC);
  private static final EventsEndpoint.Limits LIMITS =
      new EventsEndpoint.Limits(5 * 1024 * 1024, Duration.ofMillis(200));

  private final RecordingSink sink = new RecordingSink();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final HttpClient client = HttpClient.newHttpClient();
  private IngestServer server;

  @BeforeEach
  void start() {
    server = serve(BearerTokens.none());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void acceptsOneEvent() throws Exception {
    HttpResponse<String> answer = post(SINGLE, answered("00000000-0000-0000-0000-000000000001"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"results": [{"id": "00000000-0000-0000-0000-000000000001", "status": "accepted"}]}
                """));
    assertThat(sink.events()).hasSize(1);
    assertThat(events("accepted", "none")).isEqualTo(1);
  }

  @Test
  void rejectsABadEventOfABatchAlone() throws Exception {
    String first = answered("00000000-0000-0000-0000-000000000001");
    String bad = first.replace("\"handler\"", "\"handlr\"");
    String third = answered("00000000-0000-0000-0000-000000000003");

    HttpResponse<String> answer = post(BATCH, "[%s,%s,%s]".formatted(first, bad, third));

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode results = json(answer).get("results");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("accepted", "rejected", "accepted");
    assertThat(results.get(1).get("pointer").textValue()).isEqualTo("/1/data/handlr");
    assertThat(results.get(1).get("reason").textValue()).contains("[handler]");
    assertThat(sink.events()).hasSize(2);
    assertThat(events("rejected", "unknown-field")).isEqualTo(1);
  }

  @Test
  void answers400WhereNothingCouldBeAccepted() throws Exception {
    String bad = answered("00000000-0000-0000-0000-000000000001").replace("call-1", "call 1");

    HttpResponse<String> answer = post(SINGLE, bad);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/results/0/pointer").textValue()).isEqualTo("/subject");
    assertThat(sink.events()).isEmpty();
  }

  @Test
  void acceptsAnEmptyBatch() throws Exception {
    assertThat(post(BATCH, "[]").statusCode()).isEqualTo(202);
  }

  @Test
  void saysWhereJsonIsMalformed() throws Exception {
    HttpResponse<String> answer = post(SINGLE, "{\"id\": \"1\",\n  oops}");

    assertProblem(answer, 400, "line 2, column");
    assertProblem(post(SINGLE, ""), 400, "empty");
    assertProblem(post(SINGLE, "{\"id\": 1, \"id\": 2}"), 400, "uplicate");
    assertProblem(post(SINGLE, "[]"), 400, "batch");
    assertProblem(post(BATCH, "{}"), 400, "array");
  }

  @Test
  void answers415ToOtherMediaTypes() throws Exception {
    HttpResponse<String> answer = post("application/json", "{}");

    assertProblem(answer, 415, SINGLE);
    assertThat(answer.headers().firstValue("Accept-Post")).hasValue(SINGLE + ", " + BATCH);
  }

  @Test
  void answers413WithoutReadingTheBody() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head =
          "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n["
              .formatted(BATCH, 20_000_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();

      assertThat(answerIn(socket.getInputStream()))
          .startsWith("HTTP/1.1 413 ")
          .contains("problem+json", "5,242,880 bytes");
    }
  }

  /** One answer of a connection that may stay open. */
  private static String answerIn(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        break;
      }
    }
    Matcher length = CONTENT_LENGTH.matcher(head);
    assertThat(length.find()).as(head.toString()).isTrue();
    int bytes = Integer.parseInt(length.group(1));
    return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  @Test
  void aSenderThatReadsNothingUntilAllIsSentSeesThe413() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      byte[] body = new byte[20_000_000];
      String head =
          "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(BATCH, body.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("problem+json", "5,242,880 bytes");
    }
  }

  @Test
  void answers413ToABodyOfUntoldLengthThatIsTooLarge() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request(BATCH)
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[5 * 1024 * 1024 + 2])))
                .build(),
            BodyHandlers.ofString());

    assertProblem(answer, 413, "5,242,880 bytes");
  }

  @Test
  void answers429WhileTooMuchIsUnderWay() throws Exception {
    sink.in(Trouble.FULL);

    HttpResponse<String> answer = post(SINGLE, answered("00000000-0000-0000-0000-000000000001"));

    assertProblem(answer, 429, "wait");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void answers503WhenKafkaDoesNotTakeAnEvent() throws Exception {
    sink.in(Trouble.UNREACHABLE);

    assertProblem(
        post(SINGLE, answered("00000000-0000-0000-0000-000000000001")), 503, "acknowledge");
    assertThat(events("failed", "not-acknowledged")).isEqualTo(1);
  }

  @Test
  void answers503WhenKafkaDoesNotAnswerInTime() throws Exception {
    sink.in(Trouble.SILENT);

    HttpResponse<String> answer = post(SINGLE, answered("00000000-0000-0000-0000-000000000001"));

    assertProblem(answer, 503, "within");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
  }

  @Test
  void wantsATokenWhereThereAreAny() throws Exception {
    server.close();
    server = serve(BearerTokens.of(List.of("a-token-of-the-cad", "another-token-here")));
    String event = answered("00000000-0000-0000-0000-000000000001");

    HttpResponse<String> without = post(SINGLE, event);
    HttpResponse<String> wrong = post(SINGLE, event, "Bearer a-token-of-nobody");
    HttpResponse<String> right = post(SINGLE, event, "Bearer another-token-here");

    assertProblem(without, 401, "token");
    assertThat(without.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"peelboard\"");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("invalid_token");
    assertThat(right.statusCode()).isEqualTo(202);
  }

  @Test
  void doesNotListenBeyondThisMachineWithoutAToken() {
    assertThatThrownBy(
            () ->
                IngestServer.start(
                    "0.0.0.0", 0, endpoint(BearerTokens.none()), () -> true, config -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tokens");
  }

  @Test
  void saysWhetherItIsReady() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/events").statusCode()).isEqualTo(405);
  }

  @Test
  void knownReasonsAreCountedFromZero() {
    assertThat(events("rejected", "in-the-future")).isZero();
    assertThat(events("rejected", "bad-time")).isZero();
  }

  private IngestServer serve(BearerTokens tokens) {
    return IngestServer.start("127.0.0.1", 0, endpoint(tokens), () -> true, config -> {});
  }

  private EventsEndpoint endpoint(BearerTokens tokens) {
    return new EventsEndpoint(sink, tokens, LIMITS, registry, CLOCK);
  }

  private double events(String result, String reason) {
    return registry
        .get("peelboard.ingest.events")
        .tag("result", result)
        .tag("reason", reason)
        .counter()
        .count();
  }

  private static String answered(String id) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "telephony", "type": "CallAnswered",
         "subject": "call-1", "time": "2024-07-01T11:59:00Z", "data": {"handler": "h1"}}
        """
        .formatted(id);
  }

  private HttpResponse<String> post(String contentType, String body) throws Exception {
    return client.send(
        request(contentType).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String contentType, String body, String authorization)
      throws Exception {
    return client.send(
        request(contentType)
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String contentType) {
    return HttpRequest.newBuilder(uri(EventsEndpoint.PATH)).header("Content-Type", contentType);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("detail").textValue()).contains(detail);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return MAPPER.readTree(answer.body());
  }
}
