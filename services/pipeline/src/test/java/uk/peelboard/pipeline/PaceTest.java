package uk.peelboard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Pace PACE = new Pace(10, 1000);
  private static final long MINUTE = 60_000;

  @Test
  void aCheckpointIsDueAfterSoManyRecords() {
    assertThat(PACE.isDue(999, 0, 0)).isFalse();
    assertThat(PACE.isDue(1000, 0, 0)).isTrue();
  }

  @Test
  void aCheckpointIsNotDueBeforeThereWereAsManyRecordsAsItHasCells() {
    assertThat(PACE.isDue(2999, 3000, 0)).isFalse();
    assertThat(PACE.isDue(3000, 3000, 0)).isTrue();
  }

  @Test
  void howeverManyCellsThereAreACheckpointIsDueAfterFourTimesAsManyRecords() {
    assertThat(PACE.isDue(3999, 1_000_000, 0)).isFalse();
    assertThat(PACE.isDue(4000, 1_000_000, 0)).isTrue();
  }

  @Test
  void aCheckpointIsDueAfterTenMinutesWithAnythingWorthIt() {
    assertThat(PACE.isDue(5, 0, 10 * MINUTE)).isFalse();
    assertThat(PACE.isDue(6, 0, 10 * MINUTE - 1)).isFalse();
    assertThat(PACE.isDue(6, 0, 10 * MINUTE)).isTrue();
  }

  @Test
  void whatIsFoldedAgainSoonerThanAllCellsAreWrittenIsNotWorthACheckpoint() {
    assertThat(PACE.isWorthACheckpoint(100, 1000)).isFalse();
    assertThat(PACE.isWorthACheckpoint(101, 1000)).isTrue();
    assertThat(PACE.isDue(100, 1000, 10 * MINUTE)).isFalse();
    assertThat(PACE.isDue(101, 1000, 10 * MINUTE)).isTrue();
  }
}
