package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff that changes after two weeks, read as a control chart (XmR) reads it. */
class RecoveryTest {
  private static final int DAYS = 28;
  private static final int CHANGE = 14;

  /** So long the backlog of 2017 takes to build up. */
  private static final int SETTLED = 2;

  private static final List<Contact> BY_DAY = new ArrayList<>();

  @BeforeAll
  static void run() {
    SimulatedForce force =
        new SimulatedForce(Forces.westMidlands(), Scenario.named("recovery"), START, START, 2018);
    Journals journals = Journals.of(force, START.plus(Duration.ofDays(DAYS)));
    for (int day = 0; day < DAYS; day++) {
      BY_DAY.add(
          new Contact(
              journals, START.plus(Duration.ofDays(day)), START.plus(Duration.ofDays(day + 1))));
    }
  }

  /** The lower natural process limit of the days before the change. */
  private static double lowerLimit(ToDoubleFunction<Contact> figure) {
    double[] before = BY_DAY.subList(SETTLED, CHANGE).stream().mapToDouble(figure).toArray();
    double sum = before[0];
    double moved = 0;
    for (int i = 1; i < before.length; i++) {
      sum += before[i];
      moved += Math.abs(before[i] - before[i - 1]);
    }
    return sum / before.length - 2.66 * moved / (before.length - 1);
  }

  private static void assertBelow(int fromDay, ToDoubleFunction<Contact> figure) {
    double limit = lowerLimit(figure);
    assertThat(BY_DAY.subList(fromDay, DAYS))
        .allSatisfy(day -> assertThat(figure.applyAsDouble(day)).isLessThan(limit));
  }

  @Test
  void priorityIncidentsAreReachedSoonerAtOnceAndForGood() {
    assertBelow(CHANGE + 2, day -> day.meanOf("P2"));
    for (Contact day : BY_DAY.subList(CHANGE + 5, DAYS)) {
      assertThat(day.meanOf("P2") / 60).isLessThan(60);
    }
  }

  @Test
  void theBacklogIsWorkedOff() {
    double height =
        BY_DAY.subList(0, CHANGE).stream()
            .mapToDouble(day -> day.usual("open"))
            .max()
            .orElseThrow();

    assertThat(height).isGreaterThan(1_500);
    for (Contact day : BY_DAY.subList(CHANGE + 10, DAYS)) {
      assertThat(day.usual("open")).isLessThan(height / 2);
    }
  }

  @Test
  void noTerminalHoldsTwoHundredLogsAnyMore() {
    assertThat(BY_DAY.get(CHANGE - 1).fullestTerminal()).isGreaterThan(200);
    for (Contact day : BY_DAY.subList(CHANGE + 1, DAYS)) {
      assertThat(day.fullestTerminal()).isLessThan(200);
    }
  }

  @Test
  void appointmentsAndTheDoctrineBeginWithTheChange() {
    for (int day = 0; day < CHANGE - 1; day++) {
      assertThat(BY_DAY.get(day).countOf("appointments")).isZero();
      assertThat(BY_DAY.get(day).countOf("escalated VULNERABILITY")).isZero();
    }
    assertThat(BY_DAY.get(CHANGE + 1).countOf("appointments")).isPositive();
    assertThat(BY_DAY.get(CHANGE + 1).countOf("escalated VULNERABILITY")).isPositive();
  }
}
