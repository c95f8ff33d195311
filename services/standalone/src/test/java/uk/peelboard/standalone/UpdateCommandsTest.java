package uk.peelboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandsTest {
  private final List<String> asked = new ArrayList<>();
  private HttpServer views;
  private String url;
  private int status = 200;
  private String body = "{}";

  @TempDir private Path directory;

  @BeforeEach
  void answers() throws IOException {
    views = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    views.createContext("/", this::answer);
    views.start();
    url = "http://127.0.0.1:" + views.getAddress().getPort();
  }

  @AfterEach
  void stops() {
    views.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + (token == null ? "" : " " + token)
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void anUpdateIsWrittenInEveryFormatAndNothingElseIsLeft() throws IOException {
    body = "what it says";
    Path out = directory.resolve("new");

    Called update = Called.with("update", "2024-07", "--out", out.toString(), "--url", url);

    assertThat(update.err()).isEmpty();
    assertThat(update.exitCode()).isZero();
    assertThat(update.out().lines())
        .containsExactly(
            out.resolve("2024-07.html").toString(),
            out.resolve("2024-07.csv").toString(),
            out.resolve("2024-07.json").toString(),
            out.resolve("2024-07.ods").toString());
    assertThat(asked)
        .containsExactly(
            "GET /updates/2024-07 ",
            "GET /updates/2024-07.csv ",
            "GET /updates/2024-07.json ",
            "GET /updates/2024-07.ods ");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("2024-07.html", "2024-07.csv", "2024-07.json", "2024-07.ods");
    }
    assertThat(out.resolve("2024-07.csv")).hasContent("what it says");
  }

  @Test
  void aPageIsAFileOfItsOwnWithItsStylesAndLinksThatLeadSomewhere() throws IOException {
    body =
        "<link rel=\"stylesheet\" href=\"/updates/update.css\"/><a href=\"/updates/2024-07.csv\">";

    Called.with(
        "update", "2024-07", "--format", "html", "--out", directory.toString(), "--url", url + "/");

    assertThat(asked).containsExactly("GET /updates/2024-07 ", "GET /updates/update.css ");
    assertThat(directory.resolve("2024-07.html"))
        .content()
        .startsWith("<style>")
        .endsWith("</style><a href=\"" + url + "/updates/2024-07.csv\">");
  }

  @Test
  void anUpdateIsAskedForAsItWasKnownWithTheToken() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), "a-token-of-some-length\n");

    Called update =
        Called.with(
            "update",
            "2024-W30",
            "--format",
            "csv",
            "--out",
            directory.toString(),
            "--url",
            url + "/",
            "--view-token-file",
            token.toString(),
            "--as-known-at",
            "2024-08-05T07:00:00+01:00");

    assertThat(update.exitCode()).isZero();
    assertThat(asked)
        .containsExactly(
            "GET /updates/2024-W30.csv?as-known-at=2024-08-05T06:00:00Z"
                + " Bearer a-token-of-some-length ");
  }

  @Test
  void whatIsRefusedIsSaidInTheWordsOfTheAnswerAndWritesNothing() throws IOException {
    status = 404;
    body = "{\"title\": \"Not Found\", \"detail\": \"2024-07 has no version 9\"}";

    Called update = Called.with("update", "2024-07", "--out", directory.toString(), "--url", url);

    assertThat(update)
        .isEqualTo(
            new Called(1, "", "peelboard: " + url + " answered 404: 2024-07 has no version 9\n"));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatIsNoPeriodAsksForNothingAndNamesNoFile() throws IOException {
    for (String typed : List.of("../../etc/x", "2024-7", "2024-W60", "../api/v1/kpis?x")) {
      Called update = Called.with("update", typed, "--out", directory.toString(), "--url", url);
      Called publish = Called.with("publish", typed, "--url", url);

      assertThat(update.exitCode()).isEqualTo(2);
      assertThat(publish.exitCode()).isEqualTo(2);
      assertThat(update.err()).contains("PERIOD").hasLineCount(1);
    }
    assertThat(asked).isEmpty();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aVersionIsAskedForByItsNumberAndNotAsKnownAtSomeTimeAsWell() {
    String out = directory.toString();
    Called.with(
        "update",
        "2024-07",
        "--format",
        "json",
        "--out",
        out,
        "--published-version",
        "1",
        "--url",
        url);
    Called both =
        Called.with(
            "update",
            "2024-07",
            "--published-version",
            "1",
            "--as-known-at",
            "2024-08-05T07:00:00Z",
            "--url",
            url);

    assertThat(asked).containsExactly("GET /updates/2024-07.json?version=1 ");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("not both");
  }

  @Test
  void whereNothingAnswersItSaysWhatToDo() {
    views.stop(0);

    Called update = Called.with("update", "2024-07", "--url", url);

    assertThat(update.exitCode()).isEqualTo(1);
    assertThat(update.err())
        .startsWith("peelboard: nothing answers at " + url)
        .contains("--url")
        .hasLineCount(1);
  }

  @Test
  void publishingSaysWhichVersionItIs() {
    status = 201;
    body = "{\"period\": \"2024-07\", \"version\": 2, \"at\": \"2024-08-05T06:00:00Z\"}";

    Called publish =
        Called.with("publish", "2024-07", "--supersede", "late outcomes", "--url", url);

    assertThat(publish).isEqualTo(new Called(0, "2024-07 is published: version 2\n", ""));
    assertThat(asked)
        .containsExactly(
            "POST /api/v1/updates/2024-07/publication"
                + " {\"supersede\":true,\"reason\":\"late outcomes\"}");
  }

  @Test
  void whatIsSupersededHasAReason() {
    Called publish = Called.with("publish", "2024-07", "--supersede", " ", "--url", url);

    assertThat(publish.exitCode()).isEqualTo(2);
    assertThat(publish.err()).contains("say why").hasLineCount(1);
    assertThat(asked).isEmpty();
  }
}
