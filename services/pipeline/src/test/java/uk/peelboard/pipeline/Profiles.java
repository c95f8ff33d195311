package uk.peelboard.pipeline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;

/** Forces to test with. */
final class Profiles {
  private Profiles() {}

  static ForceProfile withAreas(String... areas) {
    Limits tenSeconds =
        new Limits(List.of(new Limit(Duration.ofSeconds(10), LocalDate.of(2000, 1, 1))));
    return ForceProfile.of("test", "Test Force", ZoneId.of("Europe/London"))
        .areas(Set.of(areas))
        .lines(List.of(new Line("999", "Emergency", tenSeconds)))
        .grades(List.of(new Grade("P1", "Immediate", Limits.NONE)))
        .build();
  }
}
