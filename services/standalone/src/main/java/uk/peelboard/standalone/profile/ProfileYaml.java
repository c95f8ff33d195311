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
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Target;
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
    List<String> offences,
    List<TargetYaml> targets,
    List<ThresholdYaml> thresholds,
    List<Population> populations) {

  record LineYaml(String code, String name, Limits answerWithin) {
    Line line() {
      return new Line(code, name, requireNonNullElse(answerWithin, Limits.NONE));
    }
  }

  record GradeYaml(String code, String name, Limits attendWithin) {
    Grade grade() {
      return new Grade(code, name, requireNonNullElse(attendWithin, Limits.NONE));
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
    offences = whole(offences);
    targets = whole(targets);
    thresholds = whole(thresholds);
    populations = whole(populations);
  }

  /**
   * @throws IllegalArgumentException when a part refers to what is not there, or something stands
   *     twice
   */
  ForceProfile profile() {
    ForceProfile profile =
        new ForceProfile(
            id,
            name,
            zone,
            distinct("areas", areas),
            ForceProfile.byCode(lines.stream().map(LineYaml::line).toList(), Line::code),
            ForceProfile.byCode(grades.stream().map(GradeYaml::grade).toList(), Grade::code),
            distinct("nonPoliceResourceKinds", nonPoliceResourceKinds),
            distinct("offences", offences),
            targets.stream().map(TargetYaml::target).toList(),
            thresholds.stream().map(ThresholdYaml::threshold).toList(),
            populations);
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

  private static <T> List<T> whole(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static Map<Dimension, String> whole(Map<Dimension, String> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }
}
