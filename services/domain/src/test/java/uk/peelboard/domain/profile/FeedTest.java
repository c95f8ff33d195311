package uk.peelboard.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.event.EntityKind;

class FeedTest {
  private static final Duration DAY = Duration.ofMinutes(5);
  private static final Duration NIGHT = Duration.ofMinutes(15);

  private static Feed calls(String from, String to) {
    return new Feed(
        EntityKind.CALL, DAY, new Feed.Quiet(LocalTime.parse(from), LocalTime.parse(to), NIGHT));
  }

  @ParameterizedTest
  @CsvSource({
    "23:00, 08:00, 22:59, false",
    "23:00, 08:00, 23:00, true",
    "23:00, 08:00, 00:00, true",
    "23:00, 08:00, 07:59, true",
    "23:00, 08:00, 08:00, false",
    "12:00, 14:00, 11:59, false",
    "12:00, 14:00, 12:00, true",
    "12:00, 14:00, 14:00, false",
  })
  void mayBeSilentForLongerInItsQuietHours(String from, String to, String at, boolean quiet) {
    assertThat(calls(from, to).silentAfter(LocalTime.parse(at))).isEqualTo(quiet ? NIGHT : DAY);
  }

  @Test
  void hasNoQuietHoursWhereNoneAreSaid() {
    assertThat(new Feed(EntityKind.CALL, DAY, null).silentAfter(LocalTime.MIDNIGHT)).isEqualTo(DAY);
  }

  @Test
  void itsHoursAreLocalOnes() {
    ForceProfile profile =
        ForceProfile.of("f", "Force", ZoneId.of("Europe/London"))
            .feeds(List.of(calls("23:00", "08:00")))
            .build();

    assertThat(profile.silentAfter(EntityKind.CALL, Instant.parse("2024-07-31T22:00:00Z")))
        .as("in summer")
        .isEqualTo(NIGHT);
    assertThat(profile.silentAfter(EntityKind.CALL, Instant.parse("2024-12-31T22:00:00Z")))
        .as("in winter")
        .isEqualTo(DAY);
    assertThat(profile.silentAfter(EntityKind.CRIME, Instant.EPOCH)).as("no such feed").isNull();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Feed(EntityKind.CALL, Duration.ZERO, null))
        .hasMessageContaining("after some time");
    assertThatThrownBy(() -> new Feed(EntityKind.CALLER, DAY, null))
        .hasMessage("nobody sends callers");
    assertThatThrownBy(() -> calls("08:00", "08:00"))
        .hasMessage("quiet hours begin and end at 08:00");
  }
}
