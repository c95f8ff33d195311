package uk.peelboard.domain.update;

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
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.calendar.Interval;

class UpdatePeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2024-W30, 2024-07-22, 2024-07-28",
    "2024-W01, 2024-01-01, 2024-01-07",
    "2020-W53, 2020-12-28, 2021-01-03",
    "2024-07, 2024-07-01, 2024-07-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2011-12, 2011-12-01, 2011-12-31",
    "2024-Q1, 2024-04-01, 2024-06-30",
    "2024-Q4, 2025-01-01, 2025-03-31",
    "2024-25, 2024-04-01, 2025-03-31",
    "2099-00, 2099-04-01, 2100-03-31"
  })
  void aLabelNamesWholePeriods(String label, LocalDate from, LocalDate to) {
    UpdatePeriod period = UpdatePeriod.of(label);

    assertThat(period.from()).isEqualTo(from);
    assertThat(period.to()).isEqualTo(to);
    assertThat(period.label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024",
        "2024-13",
        "2024-00",
        "2024-26",
        "2024-W54",
        "2021-W53",
        "2024-W00",
        "2024-Q5",
        "2024-7",
        "July",
        "",
        "2024-07-01"
      })
  void whatNamesNoPeriodIsSaidToNameNone(String label) {
    assertThatThrownBy(() -> UpdatePeriod.of(label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(label.length() < 6 ? "is no period" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-W30, 2024-W29, 2023-W30",
    "2024-W01, 2023-W52, 2023-W01",
    "2020-W53, 2020-W52, 2019-W52",
    "2024-07, 2024-06, 2023-07",
    "2024-Q1, 2023-Q4, 2023-Q1"
  })
  void knowsThePeriodBeforeAndTheSameOfTheYearBefore(String label, String before, String year) {
    assertThat(UpdatePeriod.of(label).previous().label()).isEqualTo(before);
    assertThat(UpdatePeriod.of(label).aYearEarlier().label()).isEqualTo(year);
  }

  @Test
  void theYearBeforeAYearIsThePreviousOne() {
    assertThat(UpdatePeriod.of("2024-25").previous().label()).isEqualTo("2023-24");
    assertThat(UpdatePeriod.of("2024-25").aYearEarlier()).isNull();
  }

  @Test
  void titlesAreInWords() {
    assertThat(List.of("2024-W30", "2024-07", "2024-Q2", "2024-25"))
        .extracting(label -> UpdatePeriod.of(label).title())
        .containsExactly(
            "Week of 22 July 2024 to 28 July 2024",
            "July 2024",
            "Quarter 2 of 2024/25, July to September 2024",
            "Financial year 2024/25");
  }

  @Property
  void everyDayIsInThePeriodThatItsLabelNames(
      @ForAll @IntRange(min = 15_500, max = 40_000) int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    for (Interval kind : List.of(Interval.WEEK, Interval.MONTH, Interval.QUARTER, Interval.YEAR)) {
      UpdatePeriod period = UpdatePeriod.containing(kind, date);

      assertThat(date).isBetween(period.from(), period.to());
      assertThat(UpdatePeriod.of(period.label())).isEqualTo(period);
      assertThat(period.next().previous()).isEqualTo(period);
    }
  }
}
