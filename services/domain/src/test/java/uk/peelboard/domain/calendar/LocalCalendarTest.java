package uk.peelboard.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Moments.LONDON;
import static uk.peelboard.domain.fixture.Moments.day;
import static uk.peelboard.domain.fixture.Moments.utc;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCalendarTest {
  private final LocalCalendar london = new LocalCalendar(LONDON);

  private int secondOfItsDay(Instant at) {
    return london.secondOfDay(london.day(at), at);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-07-01, 86400",
    "2024-03-31, 82800",
    "2024-10-27, 90000",
    "1969-12-31, 86400",
    "1941-05-04, 82800"
  })
  void aDayIsAsLongAsItsClockIs(String date, long seconds) {
    assertThat(london.startOf(day(date) + 1) - london.startOf(day(date))).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-06-30T22:59:59.999Z, 2024-06-30, 86399",
    "2024-06-30T23:00:00Z,     2024-07-01, 0",
    "2024-01-01T00:00:00Z,     2024-01-01, 0",
    "2023-12-31T23:59:59Z,     2023-12-31, 86399",
    "1970-01-01T00:00:00Z,     1970-01-01, 3600",
    "1969-12-31T22:59:59.5Z,   1969-12-31, 86399",
    "1912-02-29T12:00:00Z,     1912-02-29, 43200"
  })
  void aMomentIsInTheDayOfTheLocalClock(String utc, String date, int second) {
    assertThat(london.day(utc(utc))).isEqualTo(day(date));
    assertThat(secondOfItsDay(utc(utc))).isEqualTo(second);
  }

  @Test
  void secondsOfTheDayNeitherRepeatNorLeapWhenTheClockChanges() {
    assertThat(secondOfItsDay(utc("2024-10-27T00:30:00Z"))).isEqualTo(5400);
    assertThat(secondOfItsDay(utc("2024-10-27T01:30:00Z"))).isEqualTo(9000);
    assertThat(secondOfItsDay(utc("2024-10-27T23:59:59Z"))).isEqualTo(89_999);
    assertThat(secondOfItsDay(utc("2024-03-31T00:59:59Z"))).isEqualTo(3599);
    assertThat(secondOfItsDay(utc("2024-03-31T01:00:00Z"))).isEqualTo(3600);
    assertThat(secondOfItsDay(utc("2024-03-31T22:59:59Z"))).isEqualTo(82_799);
  }

  @Test
  void aDayThatBeginsAtOneInTheMorningBeginsThere() {
    LocalCalendar calendar = new LocalCalendar(ZoneId.of("Africa/Cairo"));
    Instant first = utc("2024-04-25T22:00:00Z");

    assertThat(calendar.day(first)).isEqualTo(day("2024-04-26"));
    assertThat(calendar.secondOfDay(day("2024-04-26"), first)).isZero();
  }

  @Property(tries = 300)
  void everyMomentLiesInItsDay(
      @ForAll @LongRange(min = -2_208_988_800L, max = 4_102_444_800L) long epochSecond) {
    Instant at = Instant.ofEpochSecond(epochSecond);
    int day = london.day(at);

    assertThat(day).isEqualTo((int) at.atZone(LONDON).toLocalDate().toEpochDay());
    assertThat(london.secondOfDay(day, at)).isBetween(0, 89_999);
    assertThat(london.startOf(day) + london.secondOfDay(day, at)).isEqualTo(epochSecond);
    assertThat(london.startOf(day + 1)).isGreaterThan(epochSecond);
  }
}
