package uk.peelboard.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  private static List<String> split(Interval interval, String from, String to) {
    return interval.split(LocalDate.parse(from), LocalDate.parse(to)).stream()
        .map(period -> period.label() + " " + period.from() + " " + period.to())
        .toList();
  }

  private static String label(Interval interval, String date) {
    return interval.split(LocalDate.parse(date), LocalDate.parse(date)).get(0).label();
  }

  @Test
  void aWeekOverNewYearIsOneWeek() {
    assertThat(split(Interval.WEEK, "2024-12-23", "2025-01-12"))
        .containsExactly(
            "2024-W52 2024-12-23 2024-12-29",
            "2025-W01 2024-12-30 2025-01-05",
            "2025-W02 2025-01-06 2025-01-12");
    assertThat(label(Interval.WEEK, "2021-01-03")).isEqualTo("2020-W53");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04-01, 2024-Q1, 2024-25",
    "2024-06-30, 2024-Q1, 2024-25",
    "2024-07-01, 2024-Q2, 2024-25",
    "2024-12-31, 2024-Q3, 2024-25",
    "2025-01-01, 2024-Q4, 2024-25",
    "2025-03-31, 2024-Q4, 2024-25",
    "2000-01-31, 1999-Q4, 1999-00"
  })
  void quartersAndYearsAreFinancialOnes(String date, String quarter, String year) {
    assertThat(label(Interval.QUARTER, date)).isEqualTo(quarter);
    assertThat(label(Interval.YEAR, date)).isEqualTo(year);
  }

  @Test
  void outerPeriodsAreCutShortAndKeepTheirNames() {
    assertThat(split(Interval.MONTH, "2024-01-31", "2024-03-01"))
        .containsExactly(
            "2024-01 2024-01-31 2024-01-31",
            "2024-02 2024-02-01 2024-02-29",
            "2024-03 2024-03-01 2024-03-01");
    assertThat(split(Interval.QUARTER, "2024-05-31", "2024-07-01"))
        .containsExactly("2024-Q1 2024-05-31 2024-06-30", "2024-Q2 2024-07-01 2024-07-01");
    assertThat(split(Interval.YEAR, "2024-03-31", "2024-04-01"))
        .containsExactly("2023-24 2024-03-31 2024-03-31", "2024-25 2024-04-01 2024-04-01");
  }

  @Test
  void aTotalIsOnePeriodNamedByItsDays() {
    assertThat(split(Interval.TOTAL, "2024-01-31", "2024-03-01"))
        .containsExactly("2024-01-31/2024-03-01 2024-01-31 2024-03-01");
  }

  @Test
  void anIntervalIsFoundByItsId() {
    assertThat(Interval.ofId("month")).isEqualTo(Interval.MONTH);
    assertThat(Interval.ofId("MONTH")).isNull();
    assertThat(Interval.ofId("fortnight")).isNull();
  }

  @Test
  void aPeriodEndsNoEarlierThanItBegins() {
    LocalDate today = LocalDate.of(2024, 7, 1);

    assertThatThrownBy(() -> new Period("x", today, today.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Period("x", today, today).days()).isEqualTo(1);
  }

  @Property(tries = 300)
  void periodsFollowEachOtherWithoutGapOrOverlap(
      @ForAll Interval interval,
      @ForAll @IntRange(min = -20_000, max = 40_000) int first,
      @ForAll @IntRange(max = 1500) int days) {
    LocalDate from = LocalDate.ofEpochDay(first);
    LocalDate to = from.plusDays(days);
    List<Period> periods = interval.split(from, to);

    assertThat(periods.get(0).from()).isEqualTo(from);
    assertThat(periods.get(periods.size() - 1).to()).isEqualTo(to);
    for (int i = 1; i < periods.size(); i++) {
      assertThat(periods.get(i).from()).isEqualTo(periods.get(i - 1).to().plusDays(1));
    }
    assertThat(periods.stream().map(Period::label)).doesNotHaveDuplicates();
  }
}
