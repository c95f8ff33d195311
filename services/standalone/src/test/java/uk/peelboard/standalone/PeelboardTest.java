package uk.peelboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;

class PeelboardTest {
  @Test
  void helpGoesToStdoutAndListsEveryCommand() {
    Called help = Called.with("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: peelboard").contains("kpis", "--config", "--debug");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void theVersionIsOneLine() {
    Called version = Called.with("--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("peelboard ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--frobnicate", "frobnicate", "kpis --frobnicate", "kpis a b", "--config"})
  void aWrongCallIsOneLineOnStderrAndExitCode2(String line) {
    Called wrong = Called.with(line.split(" ", -1));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).startsWith("peelboard: ").hasLineCount(1).contains("--help");
  }

  @Test
  void aScenarioThatDoesNotExistIsAnsweredWithThoseThatDo() {
    Called unknown = Called.with("demo", "--scenario", "east-midlands");
    assertThat(unknown.exitCode()).isNotZero();
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .startsWith("peelboard: ")
        .hasLineCount(1)
        .contains("east-midlands", "west-midlands-2017", "recovery", "feed-failure");
  }

  @Test
  void realDataHasNoScenario() {
    Called both = Called.with("demo", "--example", "bedfordshire", "--scenario", "recovery");
    assertThat(both.exitCode()).isNotZero();
    assertThat(both.err()).startsWith("peelboard: ").hasLineCount(1).contains("--scenario");
  }

  @Test
  void noCommandAtAllIsAWrongCall() {
    assertThat(Called.with())
        .isEqualTo(new Called(2, "", "peelboard: Missing command (peelboard --help says more)\n"));
  }

  @Test
  void aMisspeltCommandIsAnsweredWithTheOneThatWasMeant() {
    assertThat(Called.with("kpi").err()).contains("did you mean kpis?");
  }

  @Test
  void kpisListsTheWholeCatalogue() {
    Called listed = Called.with("kpis");
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.out().lines().map(line -> line.split(" ", 2)[0]))
        .containsExactlyElementsOf(Kpis.all().stream().map(Kpi::id).toList());
  }

  @Test
  void kpisShowsOneInFull() {
    Called shown = Called.with("kpis", "calls-presented");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains(Kpis.ofId("calls-presented").definition());
  }

  @Test
  void kpisShowsWhatTheForceExpectsAndComparesWith() {
    assertThat(Called.with("kpis", "calls-abandoned").out())
        .contains(
            """
              better        lower
              target        0.1 for line 999 from 2023-04-01; 5 for line 101 from 2000-01-01
            """)
        .contains("  caveat        No national rule")
        .contains("  source        DOMAIN 1.2, 1.4; ");
    assertThat(Called.with("kpis", "calls-per-1000-population").out())
        .contains(
            """
              compare       England and Wales, 2016-04-01 to 2017-03-31: 131 for line 999 (PCC's response of 17 May 2018, line 89)
            """);
    assertThat(Called.with("kpis", "open-incidents").out())
        .contains("  evidence for  Fully understand the risk contained within the backlog")
        .contains("  break         2023-04-01: Operating model of seven local policing areas");
    assertThat(Called.with("kpis", "calls-abandoned", "--profile", "bedfordshire").out())
        .doesNotContain("target", "break");
  }

  @Test
  void kpisShowsAllInFull() {
    assertThat(Called.with("kpis", "--full").out())
        .contains(Kpis.all().stream().map(kpi -> kpi.id() + ": " + kpi.question()).toList());
  }

  @Test
  void anUnknownKpiIsAMistakeWithoutAStackTrace() {
    assertThat(Called.with("kpis", "call-presented"))
        .isEqualTo(
            new Called(
                1,
                "",
                "peelboard: there is no KPI call-presented; did you mean calls-presented?\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "call-presented                                  | did you mean calls-presented?",
        "calls-presented --where grade:P1                | there is line, area",
        "calls-presented --where line:112                | there is 999, 101",
        "calls-presented --where line                    | not a condition such as line:999",
        "calls-presented --from 31/07/2024               | not a date such as 2024-07-31",
        "calls-presented --limit -1                      | from 0 to 1,000,000",
        "calls-presented --events --limit 51             | from 0 to 50",
        "calls-presented --json --csv                    | choose one",
      })
  void explainSaysWhatItCannotOpenBeforeItAsksKafka(String arguments, String says) {
    Called wrong = Called.with(("explain " + arguments.strip()).split(" ", -1));

    assertThat(wrong.exitCode()).isNotZero();
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).startsWith("peelboard: ").hasLineCount(1).contains(says);
  }

  @Test
  void debugShowsWhereAnErrorCameFrom() {
    assertThat(Called.with("kpis", "call-presented", "--debug").err())
        .contains("\tat uk.peelboard");
    assertThat(Called.with(Map.of("PEELBOARD_DEBUG", "true"), "kpis", "x").err())
        .contains("\tat uk.peelboard");
    assertThat(Called.with(Map.of("PEELBOARD_DEBUG", "true"), "kpis", "x", "--debug").err())
        .contains("\tat uk.peelboard");
  }
}
