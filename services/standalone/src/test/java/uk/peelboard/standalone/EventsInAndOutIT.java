package uk.peelboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.standalone.broker.KafkaForTests;

class EventsInAndOutIT {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"0b0d4a5e-6c39-4f05-8a44-0f3a5a4b3c01","source":"urn:crimes","type":"CrimeCancelled","subject":"C-1","time":"2024-07-01T12:00:00Z","datacontenttype":"application/json","data":{"ground":"DUPLICATE"}}""";

  @AutoClose private static final KafkaForTests KAFKA = KafkaForTests.start();

  @TempDir private Path directory;

  @BeforeAll
  static void makeTopics() {
    Called made = called("topics");
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains("made calls", "made kpi-tallies", "as it must be");
    assertThat(called("topics").out()).doesNotContain("made");
  }

  @Test
  void whatIngestAcceptsIsExportedAndASignalStopsItInGoodOrder() throws Exception {
    Process ingest =
        Jar.start("ingest", "--http-port", "0", "--bootstrap-servers", KAFKA.bootstrapServers());
    try {
      BufferedReader out = ingest.inputReader(StandardCharsets.UTF_8);
      Matcher address = Pattern.compile("http://\\S+/events").matcher(out.readLine());
      assertThat(address.find()).isTrue();
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address.group()))
                      .header("Content-Type", "application/cloudevents+json")
                      .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      Called again =
          Jar.call(
              Map.of(),
              "ingest",
              "--http-port=" + URI.create(address.group()).getPort(),
              "--bootstrap-servers=" + KAFKA.bootstrapServers());
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err()).contains("choose another --http-port").hasLineCount(1);
    } finally {
      ingest.destroy();
    }
    assertThat(ingest.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(ingest.exitValue()).as("ended by the signal").isEqualTo(128 + 15);
    Path exported = directory.resolve("exported.jsonl");
    assertThat(called("export", "crimes", "--output", exported.toString()).exitCode()).isZero();
    assertThat(Files.readString(exported)).contains("0b0d4a5e-6c39-4f05-8a44-0f3a5a4b3c01");
  }

  @Test
  void filesAreImportedWithASummaryAndARejectsFile() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("street.csv"),
            """
            Crime ID,Month,LSOA name,Crime type
            abc,2022-04,Bedford 001A,Burglary
            ,2022-04,Bedford 001A,Anti-social behaviour
            """);
    Path rejects = directory.resolve("rejects.csv");
    Called imported =
        called(
            "import",
            "police-uk",
            file.toString(),
            "--profile",
            "bedfordshire",
            "--rejects",
            rejects.toString());
    assertThat(imported.err()).isEmpty();
    assertThat(imported.exitCode()).isZero();
    assertThat(imported.out())
        .startsWith("1 file, 2 rows read: 1 events published (")
        .contains("1 rows rejected", "rejected no-id: 1", rejects.toString());
    assertThat(rejects).content().contains("street.csv,3,no-id");
  }

  @Test
  void thePipelineCountsWhatWasImportedAndVerifyAgreesAndReplayChangesNothing() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("street.csv"),
            "Crime ID,Month,LSOA name,Crime type\nv1,2022-04,Luton 001A,Burglary\n");
    called("import", "police-uk", file.toString(), "--rejects", directory + "/rejects.csv");
    Process pipeline =
        Jar.start(
            "pipeline",
            "--bootstrap-servers",
            KAFKA.bootstrapServers(),
            "--state-dir",
            directory.resolve("state").toString());
    try {
      assertThat(pipeline.inputReader(StandardCharsets.UTF_8).readLine()).startsWith("pipeline");
      await(() -> called("verify").out().contains(" 0 events not counted yet"));
      Called verified = called("verify");
      assertThat(verified.exitCode()).isZero();
      assertThat(verified.out()).startsWith("agrees: ").contains(", 0 differ");
      assertThat(called("verify", "--profile", "bedfordshire").exitCode()).isEqualTo(1);
    } finally {
      pipeline.destroy();
    }
    assertThat(pipeline.waitFor(5, TimeUnit.SECONDS)).isTrue();
    Called replayed = called("replay");
    assertThat(replayed.exitCode()).as(replayed.err()).isZero();
    assertThat(replayed.out()).startsWith("replacing every tally").contains(" 0 removed");
    assertThat(called("verify").exitCode()).isZero();
  }

  @Test
  void viewsServeFiguresAndStopAtASignal() throws Exception {
    Process views =
        Jar.start("views", "--http-port", "0", "--bootstrap-servers", KAFKA.bootstrapServers());
    try {
      Matcher address =
          Pattern.compile("http://\\S+/")
              .matcher(views.inputReader(StandardCharsets.UTF_8).readLine());
      assertThat(address.find()).isTrue();
      for (String path : new String[] {"health/live", "metrics", "api/v1/kpis"}) {
        assertThat(status(address.group() + path)).as(path).isEqualTo(200);
      }
    } finally {
      views.destroy();
    }
    assertThat(views.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void beyondThisMachineNothingIsServedWithoutATokenFile() {
    assertThat(called("views", "--http-host", "0.0.0.0").err())
        .contains("say who may: --view-token-file")
        .hasLineCount(1);
    assertThat(called("ingest", "--http-host", "0.0.0.0").err())
        .contains("say who may: --token-file")
        .hasLineCount(1);
  }

  @Test
  void theCommissionersTokenAloneWouldLeaveEverythingElseOpen(@TempDir Path directory)
      throws Exception {
    Path token = Files.writeString(directory.resolve("token"), "the-token-of-the-commissioner\n");

    assertThat(called("views", "--update-token-file", token.toString()).err())
        .contains("--view-token-file and --update-token-file: ")
        .contains("needs one of its own")
        .hasLineCount(1);
  }

  @Test
  void aFileThatIsNotThereIsExitCode1() throws Exception {
    Called failed =
        called("import", "events", "nowhere.jsonl", "--rejects", directory + "/rejects.csv");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).startsWith("peelboard: nowhere.jsonl").hasLineCount(1);
  }

  @Test
  void aKafkaThatDoesNotAnswerIsSaidSo() throws Exception {
    int free;
    try (ServerSocket nobody = new ServerSocket(0)) {
      free = nobody.getLocalPort();
    }
    Called failed =
        Called.with("import", "events", "a.jsonl", "--bootstrap-servers", "127.0.0.1:" + free);
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .startsWith("peelboard: Kafka at 127.0.0.1:" + free + " does not answer")
        .hasLineCount(1);
  }

  private static int status(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Each look reads all topics, which takes long enough to need no pause between them. */
  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("a minute is over").isLessThan(deadline);
    }
  }

  private static Called called(String... arguments) {
    return Called.with(Map.of("PEELBOARD_BOOTSTRAP_SERVERS", KAFKA.bootstrapServers()), arguments);
  }
}
