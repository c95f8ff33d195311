package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.standalone.profile.ProfileFile;
import uk.peelboard.views.grafana.Dashboards;

class DashboardFilesTest {
  @Test
  void theCommittedDashboardsAreWhatTheCatalogueSays() throws IOException {
    Map<String, String> committed = new TreeMap<>();
    for (Path file : Deployed.files(Deployed.DASHBOARDS, "")) {
      committed.put(file.getFileName().toString(), Files.readString(file));
    }

    assertThat(committed)
        .as("./peelboard dashboards deploy/grafana/dashboards brings them up to date")
        .isEqualTo(new TreeMap<>(new Dashboards(ProfileFile.load("west-midlands")).files()));
  }

  @Test
  void everyPanelIsCheckedAgainstGrafanasTypesPromqlAndTheHouseRules() throws Exception {
    assertThat(DashboardCheck.run()).contains(": 0 problems");
  }

  /** Each fault is one that a dashboard has had somewhere. */
  @Test
  void whatIsWrongWithADashboardIsFound(@TempDir Path directory) throws Exception {
    String whole = Files.readString(Deployed.DASHBOARDS.resolve("peelboard-calls.json"));
    String broken = whole;
    for (String[] fault :
        new String[][] {
          {"\"refresh\": \"30s\"", "\"refresh\": 30"},
          {"\"drawStyle\": \"bars\"", "\"drawStyle\": \"beams\""},
          {"\"Europe/London\"", "\"browser\""},
          {"sum by (line) (max without", "sum by (line (max without"},
          {"force=~\\\"$force\\\",line", "force=~\\\"$fore\\\",line"},
          {"#0072B2", "#00FF00"},
          {"\"unit\": \"percentunit\"", "\"unit\": \"percents\""},
          {"[$__rate_interval]", "[5m]"},
        }) {
      assertThat(broken).contains(fault[0]);
      broken = broken.replace(fault[0], fault[1]);
    }
    Files.writeString(directory.resolve("peelboard-calls.json"), broken);

    assertThat(DashboardCheck.faultsOf(directory))
        .contains(
            "/refresh (dashboard.Dashboard) must be string",
            "/drawStyle (timeseries.FieldConfig)",
            "timezone browser",
            "not PromQL",
            "undeclared $fore",
            "colour #00FF00 is not of the palette",
            "Grafana has no unit percents",
            "[5m] is not [$__rate_interval]");
  }

  @Test
  void grafanaLooksAsOftenAsPrometheusScrapes() {
    JsonNode prometheus = Deployed.yaml(Deployed.PROMETHEUS.resolve("prometheus.yml"));
    JsonNode sources =
        Deployed.yaml(Deployed.GRAFANA.resolve("provisioning/datasources/peelboard.yml"))
            .get("datasources");

    assertThat(sources.at("/0/jsonData/timeInterval"))
        .isEqualTo(prometheus.at("/global/scrape_interval"));
    assertThat(sources.at("/0/jsonData/alertmanagerUid")).isEqualTo(sources.at("/1/uid"));
  }
}
