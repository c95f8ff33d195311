package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.04, 0.06, 5, 9.96, 123.449, 1234.5, -0.3, -17.26})
  void placesAreWrittenToATenth(double number) {
    assertThat(Scale.text(number)).isEqualTo(String.format(Locale.ROOT, "%.1f", number));
  }
}
