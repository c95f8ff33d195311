package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShiftsTest {
  private static double[] need(double byDay, double byNight) {
    double[] need = new double[168];
    for (int hour = 0; hour < need.length; hour++) {
      need[hour] = hour % 24 >= 8 && hour % 24 < 20 ? byDay : byNight;
    }
    return need;
  }

  @Test
  void shiftsThatFitAreFilledExactly() {
    int[] onDuty = Shifts.cover(need(7, 3), 12, 8, 20);

    assertThat(onDuty[8]).isEqualTo(7);
    assertThat(onDuty[19]).isEqualTo(7);
    assertThat(onDuty[20]).isEqualTo(3);
    assertThat(onDuty[7]).as("the night that began on Sunday").isEqualTo(3);
  }

  @Test
  void shiftsThatDoNotFitLeaveTooManyHereAndTooFewThere() {
    double[] need = need(40, 10);
    int[] onDuty = Shifts.cover(need, 9, 7, 14, 22);

    assertThat(Arrays.stream(onDuty).average().orElseThrow())
        .isCloseTo(Arrays.stream(need).average().orElseThrow(), withinPercentage(10));
    assertThat(onDuty[7]).isGreaterThan(10);
  }

  @Test
  void whereNobodyIsNeededNobodyComes() {
    assertThat(Shifts.cover(new double[168], 8, 6, 14, 22)).containsOnly(0);
  }
}
