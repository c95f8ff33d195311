package uk.peelboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.kpi.CataloguePage;
import uk.peelboard.standalone.profile.ProfileFile;

class CataloguePageTest {
  @Test
  void theCommittedCatalogueIsWhatTheDefinitionsSay() throws IOException {
    String generated = new CataloguePage(ProfileFile.load("west-midlands")).markdown();

    assertThat(Files.readString(Path.of("../../KPIS.md")))
        .as("./peelboard kpis --markdown > KPIS.md brings it up to date")
        .isEqualTo(generated);
  }
}
