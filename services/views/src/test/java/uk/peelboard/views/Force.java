package uk.peelboard.views;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.Comparison;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.domain.profile.Feed;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Publication;
import uk.peelboard.domain.profile.Recommendation;
import uk.peelboard.domain.profile.Role;
import uk.peelboard.domain.profile.SeriesBreak;
import uk.peelboard.domain.profile.SimilarForce;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Team;
import uk.peelboard.domain.profile.Threshold;

/** Forces that tests are about. */
public final class Force {
  private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

  public static final ForceProfile SMALL = of("North", "South");

  public static final ForceProfile OF_SEVEN_AREAS =
      of("Birmingham", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall", "Wolverhampton");

  private Force() {}

  /** As the small one, whose updates are published by themselves. */
  public static ForceProfile publishing(Publication... publications) {
    return builder("North", "South").publications(List.of(publications)).build();
  }

  private static ForceProfile of(String... areas) {
    return builder(areas).build();
  }

  private static ForceProfile.Builder builder(String... areas) {
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
        .controlRooms(List.of(new ControlRoom("R1", "Room", Set.of("T1"))))
        .caseTypes(
            List.of(
                new CaseType("MARAC", "Conference", Map.of("HEARD", CaseMeaning.DONE), Map.of()),
                caseType("MISSING_PERSON"),
                caseType("RSO"),
                caseType("RSO_VISIT"),
                caseType("OCSET_REFERRAL"),
                caseType("DASH"),
                caseType("DA_ARREST"),
                new CaseType("DVPO", "Order", Map.of("HEARD", CaseMeaning.GRANTED), Map.of()),
                caseType("OCG"),
                caseType("OCG_DISRUPTION"),
                caseType("INVESTIGATION"),
                caseType("VICTIM_CONTACT")))
        .teams(List.of(new Team("A", "Team A", Set.of("MARAC"))))
        .headcounts(List.of(new Headcount(Role.OFFICER, null, ALWAYS, 200, "a paper")))
        .comparisons(
            List.of(
                new Comparison(
                    "calls-per-1000-population",
                    Map.of("line", "999"),
                    "England and Wales",
                    131,
                    LocalDate.of(2016, 4, 1),
                    LocalDate.of(2017, 3, 31),
                    "a paper, line 89")))
        .similarForces(List.of(new SimilarForce("Elsewhere Police", ALWAYS, null, "a paper")))
        .recommendations(
            List.of(
                new Recommendation(
                    "r1",
                    Recommendation.Kind.CAUSE_OF_CONCERN,
                    "Attend promptly.",
                    LocalDate.of(2018, 3, 22),
                    null,
                    List.of("attended-within-target"),
                    "a report, line 253")))
        .seriesBreaks(
            List.of(
                new SeriesBreak(
                    LocalDate.of(2023, 4, 1), "Another model", List.of(), "a paper, line 56")))
        .feeds(
            List.of(
                new Feed(EntityKind.CALL, Duration.ofMinutes(5), null),
                new Feed(EntityKind.INCIDENT, Duration.ofMinutes(10), null),
                new Feed(EntityKind.CASE, Duration.ofHours(2), null)));
  }

  private static CaseType caseType(String code) {
    return new CaseType(code, code, Map.of("HEARD", CaseMeaning.DONE), Map.of());
  }

  private static Limits limit(long seconds) {
    return new Limits(List.of(new Limit(Duration.ofSeconds(seconds), ALWAYS)));
  }
}
