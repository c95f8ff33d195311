package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.standalone.Called;
import uk.peelboard.standalone.broker.KafkaForTests;

/** Each service alone, against a Kafka that is none of theirs. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeparateProcessesIT {
  private static final int INCIDENTS = 40;

  @AutoClose private static final KafkaForTests KAFKA = KafkaForTests.start();

  @TempDir private Path directory;

  private final List<Running> running = new ArrayList<>();

  @AfterEach
  void kill() {
    running.forEach(Running::close);
  }

  @Test
  void whatIngestTakesIsAFigureAtTheViewsAndAllStopWhenTold() throws Exception {
    Called topics = Called.with("topics", "--bootstrap-servers", KAFKA.bootstrapServers());
    assertThat(topics.exitCode()).as(topics.err()).isZero();
    Running ingestService = launch("ingest", "--http-port", "0");
    Running pipeline =
        launch("pipeline", "--http-port", "0", "--state-dir", directory.resolve("one").toString());
    launch("pipeline", "--state-dir", directory.resolve("two").toString());
    Path kept = directory.resolve("kept");
    Running viewsService = launchViews(kept);
    for (Running service : running) {
      service.readTo("");
    }
    Web ingest = ingestService.web();
    Web views = viewsService.web();

    assertThat(ingest.results(Web.BATCH, incidents(), 202)).hasSize(INCIDENTS);

    try (OnKafka kafka = new OnKafka(KAFKA.bootstrapServers())) {
      assertThat(kafka.events()).isEqualTo(INCIDENTS);
      Wait.untilCounted(views, kafka);
    }
    assertThat(views.by("area", "value", "incidents-opened", "where=grade:P1"))
        .containsEntry("Dudley", (double) INCIDENTS)
        .containsEntry("Walsall", 0.0);
    assertThat(views.row("open-incidents", "").get("value").intValue()).isEqualTo(INCIDENTS);
    Wait.until("the second pipeline has its share", () -> pipeline.web().has("/health/ready"));
    assertThat(pipeline.web().get("/health/ready")).contains("RUNNING");
    assertThat(pipeline.web().metrics().sum("peelboard_pipeline_running", Map.of())).isEqualTo(1);
    assertOpened(views.explained("open-incidents", "where=grade:P1&limit=1"));
    Called explain =
        Called.with(
            "explain",
            "open-incidents",
            "--bootstrap-servers",
            KAFKA.bootstrapServers(),
            "--where",
            "grade:P1",
            "--limit",
            "1",
            "--json");
    assertThat(explain.exitCode()).as(explain.err()).isZero();
    assertOpened(Web.parsed(explain.out()));
    for (Running service : running) {
      Duration took = service.stop();
      System.out.printf("%s stopped within %d ms%n", service.said().strip(), took.toMillis());
    }
    assertThat(kept).isDirectoryContaining("glob:**/tallies");
    Running viewsAgain = launchViews(kept);
    viewsAgain.readTo("");
    Wait.until("the views are ready again", () -> viewsAgain.web().has("/health/ready"));
    assertThat(viewsAgain.web().row("open-incidents", "").get("value").intValue())
        .isEqualTo(INCIDENTS);
  }

  private Running launchViews(Path kept) throws Exception {
    return launch("views", "--http-port", "0", "--state-dir", kept.toString());
  }

  private static void assertOpened(JsonNode explained) {
    assertThat(explained.at("/figure/value").intValue()).isEqualTo(INCIDENTS);
    assertThat(explained.get("agrees").booleanValue()).isTrue();
    assertThat(explained.get("total").intValue()).isEqualTo(INCIDENTS);
    assertThat(explained.get("rows")).hasSize(1);
    assertThat(explained.at("/rows/0/entity").textValue()).startsWith("I-");
    assertThat(explained.at("/rows/0/codes/area/0").textValue()).isEqualTo("Dudley");
  }

  private Running launch(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", KAFKA.bootstrapServers()));
    Running service = Running.launched(all.toArray(String[]::new));
    running.add(service);
    return service;
  }

  private static String incidents() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < INCIDENTS; i++) {
      all.add(
          Events.of(
              "IncidentOpened",
              "I-" + i,
              Instant.now().minusSeconds(60),
              Events.opened("P1", "Dudley")));
    }
    return Events.batch(all);
  }
}
