package uk.peelboard.standalone.profile;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.Comparison;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.domain.profile.Feed;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.PositiveOutcome;
import uk.peelboard.domain.profile.Publication;
import uk.peelboard.domain.profile.Recommendation;
import uk.peelboard.domain.profile.SeriesBreak;
import uk.peelboard.domain.profile.SimilarForce;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Team;
import uk.peelboard.domain.profile.Threshold;

/**
 * A force profile as its file has it: its keys are these components' names. Any list may be left
 * out, and is then empty.
 */
record ProfileYaml(
    String id,
    String name,
    ZoneId zone,
    List<String> areas,
    List<LineYaml> lines,
    List<GradeYaml> grades,
    List<String> nonPoliceResourceKinds,
    List<String> doctrineClosingReasons,
    List<ControlRoomYaml> controlRooms,
    List<String> offences,
    PositiveOutcome positiveOutcome,
    List<CaseTypeYaml> caseTypes,
    List<TeamYaml> teams,
    List<TargetYaml> targets,
    List<ThresholdYaml> thresholds,
    List<Population> populations,
    List<Headcount> headcounts,
    List<ComparisonYaml> comparisons,
    List<SimilarForce> similarForces,
    List<RecommendationYaml> recommendations,
    List<SeriesBreakYaml> seriesBreaks,
    List<Publication> publications,
    List<Feed> feeds) {

  /** What is said of a KPI, and of some codes alone. */
  interface AboutKpi {
    Kpi kpi();

    Map<Dimension, String> where();

    double value();
  }

  record LineYaml(String code, String name, Limits answerWithin) {
    LineYaml {
      requireNonNull(code, "code");
      requireNonNull(name, "name");
      requireSaid(answerWithin, "line", code, "answerWithin", "PT10S", "how soon is in time");
    }

    Line line() {
      return new Line(code, name, answerWithin);
    }
  }

  record GradeYaml(String code, String name, Limits attendWithin, Limits reviewEvery) {
    GradeYaml {
      requireNonNull(code, "code");
      requireNonNull(name, "name");
      requireSaid(attendWithin, "grade", code, "attendWithin", "PT15M", "how soon is in time");
    }

    Grade grade() {
      return new Grade(code, name, attendWithin, requireNonNullElse(reviewEvery, Limits.NONE));
    }
  }

  record ControlRoomYaml(String code, String name, List<String> terminals) {
    ControlRoomYaml {
      requireNonNull(code, "code");
      requireNonNull(name, "name");
      terminals = whole(terminals);
    }

    ControlRoom controlRoom() {
      return new ControlRoom(code, name, new LinkedHashSet<>(terminals));
    }
  }

  record CaseTypeYaml(
      String code,
      String name,
      Map<String, CaseMeaning> milestones,
      Map<String, CaseMeaning> results) {
    CaseTypeYaml {
      requireNonNull(code, "code");
      requireNonNull(name, "name");
    }

    CaseType caseType() {
      return new CaseType(
          code,
          name,
          requireNonNullElse(milestones, Map.of()),
          requireNonNullElse(results, Map.of()));
    }
  }

  record TeamYaml(String code, String name, List<String> caseTypes) {
    TeamYaml {
      requireNonNull(code, "code");
      requireNonNull(name, "name");
      caseTypes = whole(caseTypes);
    }

    Team team() {
      return new Team(code, name, new LinkedHashSet<>(caseTypes));
    }
  }

  record TargetYaml(Kpi kpi, Map<Dimension, String> where, double value, LocalDate from)
      implements AboutKpi {
    TargetYaml {
      requireNonNull(kpi, "kpi");
      where = whole(where);
      requireNonNull(from, "from");
    }

    Target target() {
      return new Target(kpi.id(), byId(where), value, from);
    }
  }

  record ThresholdYaml(
      Kpi kpi, String severity, Map<Dimension, String> where, double value, LocalDate from)
      implements AboutKpi {
    ThresholdYaml {
      requireNonNull(kpi, "kpi");
      requireNonNull(severity, "severity");
      where = whole(where);
      requireNonNull(from, "from");
    }

    Threshold threshold() {
      return new Threshold(kpi.id(), severity, byId(where), value, from);
    }
  }

  record ComparisonYaml(
      Kpi kpi,
      Map<Dimension, String> where,
      String of,
      double value,
      LocalDate from,
      LocalDate to,
      String source)
      implements AboutKpi {
    ComparisonYaml {
      requireNonNull(kpi, "kpi");
      where = whole(where);
      new Comparison(kpi.id(), byId(where), of, value, from, to, source);
    }

    Comparison comparison() {
      return new Comparison(kpi.id(), byId(where), of, value, from, to, source);
    }
  }

  record RecommendationYaml(
      String id,
      Recommendation.Kind kind,
      String text,
      LocalDate made,
      LocalDate closed,
      List<Kpi> evidence,
      String source) {
    RecommendationYaml {
      evidence = whole(evidence);
      new Recommendation(id, kind, text, made, closed, ids(evidence), source);
    }

    Recommendation recommendation() {
      return new Recommendation(id, kind, text, made, closed, ids(evidence), source);
    }
  }

  record SeriesBreakYaml(LocalDate on, String what, List<Kpi> kpis, String source) {
    SeriesBreakYaml {
      kpis = whole(kpis);
      new SeriesBreak(on, what, ids(kpis), source);
    }

    SeriesBreak seriesBreak() {
      return new SeriesBreak(on, what, ids(kpis), source);
    }
  }

  ProfileYaml {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(zone, "zone");
    areas = whole(areas);
    lines = whole(lines);
    grades = whole(grades);
    nonPoliceResourceKinds = whole(nonPoliceResourceKinds);
    doctrineClosingReasons = whole(doctrineClosingReasons);
    controlRooms = whole(controlRooms);
    offences = whole(offences);
    caseTypes = whole(caseTypes);
    teams = whole(teams);
    targets = whole(targets);
    thresholds = whole(thresholds);
    populations = whole(populations);
    headcounts = whole(headcounts);
    comparisons = whole(comparisons);
    similarForces = whole(similarForces);
    recommendations = whole(recommendations);
    seriesBreaks = whole(seriesBreaks);
    publications = whole(publications);
    feeds = whole(feeds);
  }

  /** The profile, once {@link ProfileChecks} has nothing to object to. */
  ForceProfile profile() {
    ForceProfile.Builder force =
        ForceProfile.of(id, name, zone)
            .areas(areas)
            .lines(lines.stream().map(LineYaml::line).toList())
            .grades(grades.stream().map(GradeYaml::grade).toList())
            .nonPoliceResourceKinds(nonPoliceResourceKinds)
            .doctrineClosingReasons(doctrineClosingReasons)
            .controlRooms(controlRooms.stream().map(ControlRoomYaml::controlRoom).toList())
            .offences(offences)
            .caseTypes(caseTypes.stream().map(CaseTypeYaml::caseType).toList())
            .teams(teams.stream().map(TeamYaml::team).toList())
            .targets(targets.stream().map(TargetYaml::target).toList())
            .thresholds(thresholds.stream().map(ThresholdYaml::threshold).toList())
            .populations(populations)
            .headcounts(headcounts)
            .comparisons(comparisons.stream().map(ComparisonYaml::comparison).toList())
            .similarForces(similarForces)
            .recommendations(
                recommendations.stream().map(RecommendationYaml::recommendation).toList())
            .seriesBreaks(seriesBreaks.stream().map(SeriesBreakYaml::seriesBreak).toList())
            .publications(publications)
            .feeds(feeds);
    if (positiveOutcome != null) {
      force.positiveOutcome(positiveOutcome);
    }
    return force.build();
  }

  /** A limit that was forgotten and one that there is not are different things. */
  private static void requireSaid(
      Limits limits, String what, String code, String key, String example, String meaning) {
    if (limits == null) {
      throw new IllegalArgumentException(
          "%s %s doesn't say %s; give %s: [{within: %s, from: 2000-01-01}], or [] where nothing is laid down"
              .formatted(what, code, meaning, key, example));
    }
  }

  private static Map<String, String> byId(Map<Dimension, String> where) {
    Map<String, String> byId = new LinkedHashMap<>();
    where.forEach((dimension, code) -> byId.put(dimension.id(), code));
    return byId;
  }

  private static List<String> ids(List<Kpi> kpis) {
    return kpis.stream().map(Kpi::id).toList();
  }

  private static <T> List<T> whole(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static Map<Dimension, String> whole(Map<Dimension, String> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }
}
