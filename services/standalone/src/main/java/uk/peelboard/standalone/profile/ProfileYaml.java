package uk.peelboard.standalone.profile;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.Comparison;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.PositiveOutcome;
import uk.peelboard.domain.profile.Recommendation;
import uk.peelboard.domain.profile.SeriesBreak;
import uk.peelboard.domain.profile.SimilarForce;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Team;
import uk.peelboard.domain.profile.Threshold;

/**
 * A force profile as its file has it: its keys are these components' names. Any collection may be
 * left out.
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
    List<SeriesBreakYaml> seriesBreaks) {

  record LineYaml(String code, String name, Limits answerWithin) {
    Line line() {
      return new Line(code, name, requireNonNullElse(answerWithin, Limits.NONE));
    }
  }

  record GradeYaml(String code, String name, Limits attendWithin, Limits reviewEvery) {
    Grade grade() {
      return new Grade(
          code,
          name,
          requireNonNullElse(attendWithin, Limits.NONE),
          requireNonNullElse(reviewEvery, Limits.NONE));
    }
  }

  record ControlRoomYaml(String code, String name, List<String> terminals) {
    ControlRoom controlRoom() {
      return new ControlRoom(code, name, distinct("terminals", whole(terminals)));
    }
  }

  record CaseTypeYaml(
      String code,
      String name,
      Map<String, CaseMeaning> milestones,
      Map<String, CaseMeaning> results) {
    CaseType caseType() {
      return new CaseType(
          code,
          name,
          requireNonNullElse(milestones, Map.of()),
          requireNonNullElse(results, Map.of()));
    }
  }

  record TeamYaml(String code, String name, List<String> caseTypes) {
    Team team() {
      return new Team(code, name, distinct("caseTypes", whole(caseTypes)));
    }
  }

  record ComparisonYaml(
      Kpi kpi,
      Map<Dimension, String> where,
      String of,
      double value,
      LocalDate from,
      LocalDate to,
      String source) {
    ComparisonYaml {
      where = whole(where);
      requireDimensions(kpi, where);
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
    Recommendation recommendation() {
      return new Recommendation(id, kind, text, made, closed, ids(evidence), source);
    }
  }

  record SeriesBreakYaml(LocalDate on, String what, List<Kpi> kpis, String source) {
    SeriesBreak seriesBreak() {
      return new SeriesBreak(on, what, ids(kpis), source);
    }
  }

  record TargetYaml(Kpi kpi, Map<Dimension, String> where, double value, LocalDate from) {
    TargetYaml {
      where = whole(where);
      requireDimensions(kpi, where);
    }

    Target target() {
      return new Target(kpi.id(), byId(where), value, from);
    }
  }

  record ThresholdYaml(
      Kpi kpi, String severity, Map<Dimension, String> where, double value, LocalDate from) {
    ThresholdYaml {
      where = whole(where);
      requireDimensions(kpi, where);
    }

    Threshold threshold() {
      return new Threshold(kpi.id(), severity, byId(where), value, from);
    }
  }

  ProfileYaml {
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
  }

  /**
   * @throws IllegalArgumentException when a part refers to what is not there, or something stands
   *     twice
   */
  ForceProfile profile() {
    ForceProfile.Builder force =
        ForceProfile.of(id, name, zone)
            .areas(distinct("areas", areas))
            .lines(lines.stream().map(LineYaml::line).toList())
            .grades(grades.stream().map(GradeYaml::grade).toList())
            .nonPoliceResourceKinds(distinct("nonPoliceResourceKinds", nonPoliceResourceKinds))
            .doctrineClosingReasons(distinct("doctrineClosingReasons", doctrineClosingReasons))
            .controlRooms(controlRooms.stream().map(ControlRoomYaml::controlRoom).toList())
            .offences(distinct("offences", offences))
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
            .seriesBreaks(seriesBreaks.stream().map(SeriesBreakYaml::seriesBreak).toList());
    if (positiveOutcome != null) {
      force.positiveOutcome(positiveOutcome);
    }
    ForceProfile profile = force.build();
    targets.forEach(target -> requireCodes(target.kpi(), target.where(), profile));
    thresholds.forEach(threshold -> requireCodes(threshold.kpi(), threshold.where(), profile));
    for (Population population : populations) {
      if (population.area() != null && !profile.areas().contains(population.area())) {
        throw new IllegalArgumentException(
            "populations: %s is not among the areas".formatted(population.area()));
      }
    }
    return profile;
  }

  private static void requireDimensions(Kpi kpi, Map<Dimension, String> where) {
    for (Dimension dimension : where.keySet()) {
      if (kpi != null && !kpi.dimensions().contains(dimension)) {
        throw new IllegalArgumentException(
            "%s can't be told apart by %s".formatted(kpi.id(), dimension.id()));
      }
    }
  }

  private static void requireCodes(Kpi kpi, Map<Dimension, String> where, ForceProfile profile) {
    where.forEach(
        (dimension, code) -> {
          if (dimension.isUnknown(code, profile)) {
            throw new IllegalArgumentException(
                "where of %s: there is no %s %s in this profile"
                    .formatted(kpi.id(), dimension.id(), code));
          }
        });
  }

  private static Set<String> distinct(String key, List<String> codes) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String code : codes) {
      if (!distinct.add(code)) {
        throw new IllegalArgumentException("%s: %s stands twice".formatted(key, code));
      }
    }
    return distinct;
  }

  private static Map<String, String> byId(Map<Dimension, String> where) {
    Map<String, String> byId = new LinkedHashMap<>();
    where.forEach((dimension, code) -> byId.put(dimension.id(), code));
    return byId;
  }

  private static List<String> ids(List<Kpi> kpis) {
    return whole(kpis).stream().map(Kpi::id).toList();
  }

  private static <T> List<T> whole(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static Map<Dimension, String> whole(Map<Dimension, String> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }
}
