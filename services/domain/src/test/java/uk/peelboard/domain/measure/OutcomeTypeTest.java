package uk.peelboard.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTypeTest {

  @ParameterizedTest
  @CsvSource({
    "1, CHARGED_SUMMONSED",
    "2, OOC_FORMAL",
    "3, OOC_FORMAL",
    "4, TIC",
    "5, PREVENTED_OR_NPI",
    "6, OOC_FORMAL",
    "7, OOC_INFORMAL",
    "8, OOC_INFORMAL",
    "9, PREVENTED_OR_NPI",
    "10, PREVENTED_OR_NPI",
    "11, PREVENTED_OR_NPI",
    "12, PREVENTED_OR_NPI",
    "13, PREVENTED_OR_NPI",
    "14, EVID_VICTIM_NOT_SUPPORT",
    "15, EVID_VICTIM_SUPPORTS",
    "16, EVID_VICTIM_NOT_SUPPORT",
    "17, PREVENTED_OR_NPI",
    "18, NO_SUSPECT",
    "19, NFIB",
    "20, TRANSFERRED_BODY",
    "21, FURTHER_INV_NPI",
    "22, DIVERSIONARY",
    "UNABLE_TO_PROSECUTE, UNABLE_TO_PROSECUTE",
    "99, unknown"
  })
  void eachTypeIsInItsGroup(String code, String group) {
    assertThat(OutcomeType.groupOf(code)).isEqualTo(group);
  }

  @Test
  void everyGroupIsAnOutcomeOfItsOwnGroup() {
    assertThat(OutcomeType.GROUPS)
        .allSatisfy(group -> assertThat(OutcomeType.of(group).group()).isEqualTo(group));
  }

  @Test
  void notYetAssignedIsNoOutcome() {
    assertThat(OutcomeType.CODES).doesNotContain(OutcomeType.NOT_ASSIGNED, "1A", "2A", "3A");
    assertThat(OutcomeType.all()).hasSameSizeAs(OutcomeType.CODES);
  }
}
