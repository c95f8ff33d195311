package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.standalone.Called;
import uk.peelboard.standalone.Jar;

/**
 * {@code peelboard run}, killed in the middle of its first import, started again on the same
 * directory, and given the whole import.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DispatchExportIT {
  private static final String EXPORT =
      "../ingest/src/test/resources/uk/peelboard/ingest/mapping/sf-fire-dispatch-2018-01.csv.gz";
  private static final String MAPPING = "../../deploy/mappings/sf-fire-dispatch.yaml";
  private static final String ALL_DAYS = "from=2018-01-13&to=2018-01-25";

  @TempDir private static Path directory;

  private static Running system;
  private static Web web;

  @BeforeAll
  static void startKillStartAndImport() throws Exception {
    start();
    importAndKillBoth();
    start();
    importAll();
  }

  private static void start() throws IOException {
    system =
        Running.wholeSystem(
            "run",
            "--profile",
            "san-francisco",
            "--clock",
            "event",
            "--data-dir",
            directory.resolve("data").toString());
    web = system.web();
  }

  private static void importAndKillBoth() throws Exception {
    Process importing = Jar.start(importArguments().toArray(String[]::new));
    try (OnKafka kafka = new OnKafka(system.kafka())) {
      Wait.until("some events are there", () -> kafka.events(EntityKind.INCIDENT) > 0);
      assertThat(importing.isAlive()).as("the import is under way").isTrue();
      system.close();
    } finally {
      importing.destroyForcibly().onExit().join();
    }
  }

  private static void importAll() throws Exception {
    Called done = Called.with(importArguments().toArray(String[]::new));
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.out()).contains("10,000 rows read").contains(" 0 rows rejected");
    try (OnKafka kafka = new OnKafka(system.kafka())) {
      Wait.untilCounted(web, kafka);
    }
  }

  private static List<String> importArguments() {
    List<String> arguments =
        new ArrayList<>(List.of("import", "csv", EXPORT, "--mapping", MAPPING));
    arguments.addAll(List.of("--bootstrap-servers", system.kafka()));
    arguments.addAll(List.of("--rejects", directory.resolve("rejects.csv").toString()));
    return arguments;
  }

  @AfterAll
  static void kill() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void incidentsAndAttendanceAreThoseOfTheExport() throws Exception {
    assertThat(byGrade("value", "incidents-opened"))
        .containsOnly(entry("P1", 2742.0), entry("P2", 2028.0));
    assertThat(byGrade("value", "incidents-closed"))
        .containsOnly(entry("P1", 2742.0), entry("P2", 2028.0));
    assertThat(byGrade("count", "attendance-mean"))
        .containsOnly(entry("P1", 2674.0), entry("P2", 1963.0));
    Map<String, Double> mean = byGrade("value", "attendance-mean");
    assertThat(mean.get("P1")).isEqualTo(365.3, within(0.05));
    assertThat(mean.get("P2")).isEqualTo(751.5, within(0.05));
    assertThat(byGrade("value", "attendance-median"))
        .containsOnly(entry("P1", 335.0), entry("P2", 671.0));
    Map<String, Double> inTime = byGrade("value", "attended-within-target");
    assertThat(inTime.get("P1")).isEqualTo(98.65, within(0.005));
    assertThat(inTime.get("P2")).isEqualTo(99.95, within(0.005));
  }

  @Test
  void theStockOfOpenIncidentsPeaksWhenItDid() throws Exception {
    JsonNode stock = web.row("open-incidents", ALL_DAYS);
    assertThat(stock.get("peak").intValue()).isEqualTo(39);
    assertThat(stock.get("peakAt").textValue()).isEqualTo("2018-01-13T19:32:23-08:00");
  }

  @Test
  void anotherImportChangesNoFigure() throws Exception {
    List<JsonNode> before = figures();
    double counted = events("counted");
    double duplicates = events("duplicate");

    importAll();

    assertThat(figures()).isEqualTo(before);
    assertThat(events("counted")).isEqualTo(counted);
    assertThat(events("duplicate")).isEqualTo(duplicates + counted);
  }

  @Test
  void verifyAgrees() {
    Called verified =
        Called.with("verify", "--profile", "san-francisco", "--bootstrap-servers", system.kafka());
    assertThat(verified.out()).startsWith("agrees: ").contains(" 0 events not counted yet");
    assertThat(verified.exitCode()).isZero();
  }

  private static List<JsonNode> figures() throws Exception {
    List<JsonNode> all = new ArrayList<>();
    for (String kpi :
        List.of(
            "incidents-opened",
            "incidents-closed",
            "attended-within-target",
            "attendance-mean",
            "attendance-median",
            "attendance-p90",
            "open-incidents")) {
      all.add(web.rows(kpi, ALL_DAYS + "&interval=day&by=grade,area"));
    }
    all.add(web.rows("data-quality-findings", ALL_DAYS + "&interval=day&by=topic,reason"));
    return all;
  }

  private static Map<String, Double> byGrade(String column, String kpi) throws Exception {
    return web.by("grade", column, kpi, ALL_DAYS);
  }

  private static double events(String result) throws Exception {
    return web.metrics()
        .sum("peelboard_events_total", Map.of("topic", "incidents", "result", result));
  }
}
