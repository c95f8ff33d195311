package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
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
}
