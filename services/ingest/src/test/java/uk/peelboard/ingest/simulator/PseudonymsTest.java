package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudonymsTest {
  @Test
  void onePersonHasOnePseudonymUnderOneKey() {
    assertThat(new Pseudonyms(1).of("caller 7"))
        .matches("[0-9a-f]{16}")
        .isEqualTo(new Pseudonyms(1).of("caller 7"))
        .isNotEqualTo(new Pseudonyms(1).of("caller 8"))
        .isNotEqualTo(new Pseudonyms(2).of("caller 7"));
  }
}
