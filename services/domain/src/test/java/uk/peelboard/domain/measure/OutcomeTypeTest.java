package uk.peelboard.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.profile.PositiveOutcome;

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

  @Test
  void aGroupCountsAsTypesThatAllOfItIsAmong() {
    assertThat(OutcomeType.countedAs(PositiveOutcome.SOLVED_SURREY.types()))
        .containsExactlyInAnyOrder("1", "2", "3", "4", "8", "CHARGED_SUMMONSED", "TIC");
    assertThat(OutcomeType.countedAs(PositiveOutcome.ACTION_TAKEN_NATIONAL.types()))
        .contains("CHARGED_SUMMONSED", "OOC_FORMAL", "OOC_INFORMAL", "TIC")
        .doesNotContain("UNABLE_TO_PROSECUTE", "DIVERSIONARY");
  }
}
