package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTest {

  @Test
  void fewOfAHundredAreNotNone() {
    assertThat(Written.value(0.034, "percent")).isEqualTo("0.03%");
    assertThat(Written.value(0.05, "percent")).isEqualTo("0.1%");
    assertThat(Written.value(0, "percent")).isEqualTo("0.0%");
  }

  @Test
  void nearlyAllAreNotAll() {
    assertThat(Written.value(99.97, "percent")).isEqualTo("99.97%");
    assertThat(Written.value(99.94, "percent")).isEqualTo("99.9%");
    assertThat(Written.value(100, "percent")).isEqualTo("100.0%");
  }

  @Test
  void wholeDaysAndLargeSumsHaveNoDecimals() {
    assertThat(Written.value(9, "days")).isEqualTo("9 days");
    assertThat(Written.value(141.57, "days")).isEqualTo("141.6 days");
    assertThat(Written.number(336_688.638)).isEqualTo("336,689");
    assertThat(Written.number(3.14)).isEqualTo("3.1");
  }
}
