package uk.peelboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.kpi.Kpis;

class JarIT {
  @Test
  void helpAndVersionAndTheCatalogueGoToStdout() throws Exception {
    Called help = Jar.call(Map.of(), "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: peelboard").contains("import", "export", "ingest");
    assertThat(help.err()).isEmpty();

    Called version = Jar.call(Map.of(), "--version");
    assertThat(version.out()).matches("peelboard \\d\\S+ \\(Java .+\\)\n");

    Called kpis = Jar.call(Map.of(), "kpis");
    assertThat(kpis.exitCode()).isZero();
    assertThat(kpis.out()).hasLineCount(Kpis.all().size());
    assertThat(kpis.err()).isEmpty();
  }

  @Test
  void anUnknownOptionIsOneLineAndExitCode2() throws Exception {
    Called wrong = Jar.call(Map.of(), "kpis", "--frobnicate");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).startsWith("peelboard: Unknown option: '--frobnicate'").hasLineCount(1);
  }

  @Test
  void anUnknownSettingStopsTheStartButNotTheHelp() throws Exception {
    Map<String, String> environment = Map.of("PEELBOARD_HTTP_PROT", "1");
    Called wrong = Jar.call(environment, "kpis");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .isEqualTo(
            "peelboard: the environment: there is no setting PEELBOARD_HTTP_PROT; did you mean PEELBOARD_HTTP_PORT?\n");
    assertThat(Jar.call(environment, "kpis", "--help").exitCode()).isZero();
  }

  @Test
  void aBadValueSaysWhereItCameFrom() throws Exception {
    Called wrong = Jar.call(Map.of("PEELBOARD_HTTP_PORT", "eighty"), "ingest");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .startsWith("peelboard: PEELBOARD_HTTP_PORT in the environment: Invalid value")
        .hasLineCount(1);
  }

  @Test
  void theBundledProfilesAreInTheJar() throws Exception {
    Called wrong =
        Jar.call(Map.of(), "import", "police-uk", "nowhere.csv", "--profile", "bedfordshir");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err())
        .startsWith("peelboard: there is no profile bedfordshir; did you mean bedfordshire?");
  }
}
