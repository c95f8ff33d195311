package uk.peelboard.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;

class PublicationTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalTime SEVEN = LocalTime.of(7, 0);

  @Test
  void isDueAtItsLocalTimeSoManyDaysAfterThePeriod() {
    Publication monthly = new Publication(Interval.MONTH, 5, SEVEN);

    assertThat(monthly.due(LocalDate.of(2024, 7, 31), LONDON))
        .isEqualTo(Instant.parse("2024-08-05T06:00:00Z"));
    assertThat(monthly.due(LocalDate.of(2024, 10, 31), LONDON))
        .isEqualTo(Instant.parse("2024-11-05T07:00:00Z"));
  }

  @Test
  void isDueAfterTheGapWhereItsTimeIsSkipped() {
    Publication weekly = new Publication(Interval.WEEK, 7, LocalTime.of(1, 30));

    assertThat(weekly.due(LocalDate.of(2024, 3, 24), LONDON))
        .isEqualTo(Instant.parse("2024-03-31T01:30:00Z"));
  }

  @Test
  void thereIsNoneOfADayAndNoneBeforeThePeriodIsOver() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Publication(Interval.DAY, 1, SEVEN))
        .withMessageContaining("a week, a month, a quarter or a year");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Publication(Interval.WEEK, 0, SEVEN))
        .withMessageContaining("not 0");
  }
}
