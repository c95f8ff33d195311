package uk.peelboard.views;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Threshold;

/** Forces that tests are about. */
public final class Force {
  private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

  public static final ForceProfile SMALL = of("North", "South");

  public static final ForceProfile OF_SEVEN_AREAS =
      of("Birmingham", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall", "Wolverhampton");

  private Force() {}

  private static ForceProfile of(String... areas) {
    return ForceProfile.of("testshire", "Testshire Police", ZoneId.of("Europe/London"))
        .areas(Arrays.asList(areas))
        .lines(
            List.of(
                new Line("999", "Emergency", limit(10)),
                new Line("101", "Non-emergency", limit(180)),
                new Line("OTHER", "Other", Limits.NONE)))
        .grades(
            List.of(
                new Grade(
                    "P1",
                    "Immediate",
                    new Limits(
                        List.of(
                            new Limit(Duration.ofMinutes(10), ALWAYS),
                            new Limit(Duration.ofMinutes(15), LocalDate.of(2024, 1, 10))))),
                new Grade("P2", "Priority", limit(3600)),
                new Grade("P3", "Scheduled", Limits.NONE),
                new Grade("P4", "Grade 4", Limits.NONE),
                new Grade("P5", "Grade 5", Limits.NONE),
                new Grade("P6", "Resolved by telephone", Limits.NONE)))
        .nonPoliceResourceKinds(Set.of("AMBULANCE"))
        .targets(
            List.of(
                new Target("calls-answered-within-target", Map.of("line", "999"), 90, ALWAYS),
                new Target("attended-within-target", Map.of("grade", "P1"), 90, ALWAYS)))
        .thresholds(
            List.of(
                new Threshold("open-incidents", "warning", Map.of(), 750, ALWAYS),
                new Threshold("open-past-target", "critical", Map.of("grade", "P1"), 1, ALWAYS)))
        .populations(List.of(new Population(null, 2023, "first", 100_000)))
        .build();
  }

  private static Limits limit(long seconds) {
    return new Limits(List.of(new Limit(Duration.ofSeconds(seconds), ALWAYS)));
  }
}
