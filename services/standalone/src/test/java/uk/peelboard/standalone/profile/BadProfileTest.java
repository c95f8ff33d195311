package uk.peelboard.standalone.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.peelboard.standalone.UserError;

/** What is said of a profile that can't stand: file and line, what is wrong, what to do. */
class BadProfileTest {
  @ParameterizedTest
  @MethodSource("uk.peelboard.standalone.profile.BadProfiles#ofWrongShape")
  void whatASchemaSeesIsSaid(BadProfile bad) {
    assertIsSaid(bad);
  }

  @ParameterizedTest
  @MethodSource("uk.peelboard.standalone.profile.BadProfiles#ofWrongMeaning")
  void whatOnlyTheReaderSeesIsSaid(BadProfile bad) {
    assertIsSaid(bad);
  }

  private static void assertIsSaid(BadProfile bad) {
    assertThatThrownBy(() -> ProfileReader.read("here.yaml", bad.yaml()))
        .isInstanceOf(UserError.class)
        .hasMessage("here.yaml, line " + bad.problem());
    assertThat(bad.problem()).hasLineCount(1);
  }
}
