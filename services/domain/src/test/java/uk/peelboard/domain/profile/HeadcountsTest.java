package uk.peelboard.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.profile.Role.OFFICER;
import static uk.peelboard.domain.profile.Role.RSO_MANAGER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadcountsTest {
  private static final Headcounts COUNTS =
      new Headcounts(
          List.of(
              count(RSO_MANAGER, "A", "2017-07-01", 6),
              count(RSO_MANAGER, "B", "2017-09-01", 5),
              count(RSO_MANAGER, "A", "2018-01-01", 8),
              count(OFFICER, null, "2017-04-01", 6_000)));

  private static Headcount count(Role role, String team, String from, int people) {
    return new Headcount(role, team, LocalDate.parse(from), people, "a paper");
  }

  private static Integer on(Role role, String team, String day) {
    return COUNTS.on(role, team, LocalDate.parse(day));
  }

  @Test
  void aHeadcountHoldsFromItsDayUntilTheNext() {
    assertThat(on(RSO_MANAGER, "A", "2017-06-30")).isNull();
    assertThat(on(RSO_MANAGER, "A", "2017-07-01")).isEqualTo(6);
    assertThat(on(RSO_MANAGER, "A", "2017-12-31")).isEqualTo(6);
    assertThat(on(RSO_MANAGER, "A", "2018-01-01")).isEqualTo(8);
  }

  @Test
  void aForceHasWhatItsTeamsHave() {
    assertThat(on(RSO_MANAGER, null, "2017-06-30")).isNull();
    assertThat(on(RSO_MANAGER, null, "2017-08-31")).isEqualTo(6);
    assertThat(on(RSO_MANAGER, null, "2017-09-01")).isEqualTo(11);
    assertThat(on(RSO_MANAGER, null, "2018-01-01")).isEqualTo(13);
    assertThat(on(OFFICER, null, "2018-01-01")).isEqualTo(6_000);
  }

  @Test
  void nothingIsKnownOfATeamThatHasNone() {
    assertThat(on(OFFICER, "A", "2018-01-01")).isNull();
    assertThat(on(Role.INVESTIGATOR, null, "2018-01-01")).isNull();
  }
}
