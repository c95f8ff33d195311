package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "91.3, 97.9, percent, 90% | 92% | 94% | 96% | 98%",
    "99, 101, percent, 99.0% | 99.5% | 100.0%",
    "3.1, 4.2, seconds, 3.0 s | 3.5 s | 4.0 s | 4.5 s",
    "4, 130, seconds, 0 min | 1 min | 2 min | 3 min",
    "4000, 20000, seconds, 0 h | 2 h | 4 h | 6 h",
    "0, 190000, seconds, 0 days | 1 day | 2 days | 3 days",
    "690, 2400, incidents, '500 | 1,000 | 1,500 | 2,000 | 2,500'",
    "-1, 1, incidents, 0 | 1",
    "0.91, 1.04, ratio, 0.90 | 0.95 | 1.00 | 1.05",
    "0.7, 2.1, per-1000, 0.5 | 1.0 | 1.5 | 2.0 | 2.5"
  })
  void areFewAndRoundAndAroundWhatIsDrawn(double least, double most, String unit, String written) {
    Ticks ticks = Ticks.around(least, most, unit);

    assertThat(ticks.values().stream().map(ticks::written).collect(Collectors.joining(" | ")))
        .isEqualTo(written);
  }
}
