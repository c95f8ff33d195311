package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.seconds;
import static uk.peelboard.domain.measure.Dimension.CONTROL_ROOM;
import static uk.peelboard.domain.measure.Dimension.TERMINAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.fixture.Events.IncidentStory;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.measure.IncidentMeasures;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.domain.profile.Threshold;

class TerminalFiguresTest {
  private static final String DAY = "2024-07-01";
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private int incidents;

  private IncidentStory opened(String grade) {
    return incident("I" + ++incidents).opened(grade, "Birmingham", NOON);
  }

  private static Double now(Ledger ledger, String kpi, Instant now) {
    return ledger.ask(kpi).on(DAY).now(now).value();
  }

  @Test
  void aLogIsOnTheTerminalThatItWasLastAssignedTo() {
    Ledger ledger =
        Ledger.of(
            opened("P2")
                .onTerminalAfter("ASTON-1", seconds(2))
                .onTerminalAfter("BLOXWICH-1", hours(1)),
            opened("P2")
                .onTerminalAfter("ASTON-1", hours(2))
                .closedAfter(hours(3))
                .reopenedAfter(hours(4)),
            opened("P1"));

    assertThat(
            ledger
                .ask("logs-per-terminal")
                .on(DAY)
                .now(NOON.plusSeconds(3599))
                .by(TERMINAL)
                .of("ASTON-1"))
        .extracting(Figure::value)
        .isEqualTo(1.0);
    assertThat(
            ledger
                .ask("logs-per-terminal")
                .on(DAY)
                .now(NOON.plusSeconds(3600))
                .by(TERMINAL)
                .of("ASTON-1"))
        .extracting(Figure::value)
        .isEqualTo(0.0);
    assertThat(ledger.ask("logs-per-terminal").on(DAY).by(TERMINAL, CONTROL_ROOM).groups())
        .containsExactly("ASTON-1 ASTON", "BLOXWICH-1 BLOXWICH");
    assertThat(now(ledger, "logs-per-terminal", NOON.plusSeconds(4 * 3600 - 1))).isEqualTo(1);
    assertThat(now(ledger, "logs-per-terminal", NOON.plusSeconds(4 * 3600))).isEqualTo(2);
  }

  @Test
  void terminalsAreInTheOrderOfTheirNumbers() {
    Ledger ledger =
        Ledger.of(
            opened("P2").onTerminalAfter("ASTON-10", seconds(0)),
            opened("P2").onTerminalAfter("ASTON-9", seconds(0)),
            opened("P2").onTerminalAfter("BLOXWICH-2", seconds(0)));

    assertThat(ledger.ask("logs-per-terminal").on(DAY).by(TERMINAL).groups())
        .containsExactly("ASTON-9", "ASTON-10", "BLOXWICH-2");
  }

  @Test
  void terminalsAreInTheOrderThatTheProfileGives() {
    ControlRoom aston = new ControlRoom("ASTON", "Aston", inOrder("DESK-3", "DESK-1", "DESK-2"));
    Ledger ledger =
        Ledger.of(westMidlands().controlRooms(aston).profile())
            .with(
                opened("P2").onTerminalAfter("DESK-1", seconds(0)),
                opened("P2").onTerminalAfter("DESK-2", seconds(0)),
                opened("P2").onTerminalAfter("DESK-3", seconds(0)),
                opened("P2").onTerminalAfter("ASTON-9", seconds(0)));

    assertThat(ledger.ask("logs-per-terminal").on(DAY).by(TERMINAL).groups())
        .containsExactly("DESK-3", "DESK-1", "DESK-2", "unknown");
  }

  private static Set<String> inOrder(String... terminals) {
    return new LinkedHashSet<>(List.of(terminals));
  }

  @Test
  void aChangeOfHandsCutsNothingButTheLogsAndAnAssessmentNothingButWhatWaitsForOne() {
    Ledger plain = Ledger.of(opened("P2").closedAfter(hours(9)));
    Ledger busy =
        Ledger.of(
            opened("P2")
                .onTerminalAfter("ASTON-1", hours(1))
                .assessedAfter(hours(2))
                .onTerminalAfter("ASTON-2", hours(3))
                .assessedAfter(hours(4))
                .closedAfter(hours(9)));

    assertThat(busy.count(IncidentMeasures.OPEN_INCIDENTS.starts()))
        .isEqualTo(plain.count(IncidentMeasures.OPEN_INCIDENTS.starts()))
        .isEqualTo(1);
    assertThat(busy.count(IncidentMeasures.LOGS_HELD.starts())).isEqualTo(2);
    assertThat(busy.count(IncidentMeasures.OPEN_UNASSESSED.starts())).isEqualTo(3);
  }

  private static Threshold logs(String severity, double value, String from) {
    return new Threshold("logs-per-terminal", severity, Map.of(), value, LocalDate.parse(from));
  }

  @Test
  void aTerminalIsOverItsLimitWithMoreLogsThanTheLowestThreshold() {
    Ledger ledger =
        Ledger.of(
                westMidlands()
                    .thresholds(
                        logs("critical", 3, "2004-01-01"),
                        logs("warning", 1, "2004-01-01"),
                        logs("warning", 2, "2024-07-02"))
                    .profile())
            .with(
                opened("P2").onTerminalAfter("ASTON-1", seconds(0)),
                opened("P2").onTerminalAfter("ASTON-1", hours(1)).closedAfter(hours(20)),
                opened("P2").onTerminalAfter("BLOXWICH-1", hours(2)),
                opened("P2")
                    .onTerminalAfter("BLOXWICH-1", hours(3))
                    .onTerminalAfter("ASTON-1", hours(4)));

    assertThat(now(ledger, "terminals-over-limit", NOON.plusSeconds(3599))).isZero();
    assertThat(now(ledger, "terminals-over-limit", NOON.plusSeconds(3600))).isEqualTo(1);
    Figure.Series series = ledger.ask("terminals-over-limit").on(DAY).figure().series();
    assertThat(series.peak()).isEqualTo(2);
    assertThat(series.peakAt()).isEqualTo(NOON.plusSeconds(3 * 3600));
    assertThat(series.mean()).isEqualTo((11 + 1) / 24.0);
    assertThat(ledger.ask("terminals-over-limit").on(DAY).by(CONTROL_ROOM).of("ASTON").value())
        .isEqualTo(1);
    assertThat(ledger.ask("terminals-over-limit").on(DAY).by(TERMINAL).of("BLOXWICH-1").value())
        .isZero();
    assertThat(ledger.ask("terminals-over-limit").on("2024-07-02").value()).isZero();
    assertThat(ledger.ask("terminals-over-limit").on("2024-07-02").figure().series().peak())
        .isEqualTo(1);
  }

  @Test
  void withoutAThresholdNoTerminalIsOverOne() {
    Ledger ledger = Ledger.of(opened("P2").onTerminalAfter("ASTON-1", seconds(0)));

    assertThat(ledger.ask("terminals-over-limit").on(DAY).figure())
        .extracting(Figure::value, Figure::reason)
        .containsExactly(null, "the force profile has no threshold for logs-per-terminal");
  }
}
