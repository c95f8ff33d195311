package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 2 10",
        "1 1A 2 10A",
        "ASTON-1 ASTON-2 ASTON-10 BLOXWICH-1",
        "A A1 A2B9 A2B10 AB",
        "007 07 7 8",
        "9 100000000000000000000000 200000000000000000000000"
      })
  void numbersInCodesAreInTheOrderInWhichTheyCount(String inOrder) {
    List<String> codes = List.of(inOrder.split(" "));

    for (int i = 0; i < codes.size(); i++) {
      for (int j = 0; j < codes.size(); j++) {
        assertThat(Integer.signum(CodeOrder.compare(codes.get(i), codes.get(j))))
            .as("%s and %s", codes.get(i), codes.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }
}
