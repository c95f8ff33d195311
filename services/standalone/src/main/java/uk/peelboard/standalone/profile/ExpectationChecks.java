package uk.peelboard.standalone.profile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.peelboard.domain.kpi.Unit;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.standalone.profile.ProfileYaml.AboutKpi;
import uk.peelboard.standalone.profile.ProfileYaml.GradeYaml;
import uk.peelboard.standalone.profile.ProfileYaml.TargetYaml;
import uk.peelboard.standalone.profile.ProfileYaml.ThresholdYaml;

/**
 * What a profile says of KPIs: what is expected, when people are told, and what to compare with.
 */
final class ExpectationChecks {
  private static final List<String> SEVERITIES = List.of("warning", "high", "critical");

  /** The KPI that a grade's own limit is the measure of. */
  private static final String AGAINST_GRADE_LIMIT = "attended-within-target";

  private final ProfileYaml profile;
  private final ProfileLines lines;

  ExpectationChecks(ProfileYaml profile, ProfileLines lines) {
    this.profile = profile;
    this.lines = lines;
  }

  /**
   * @throws ProfileProblem about the first thing that can't stand
   */
  void check() {
    ForceProfile force = profile.profile();
    checkKpis("targets", profile.targets(), force);
    checkKpis("thresholds", profile.thresholds(), force);
    checkKpis("comparisons", profile.comparisons(), force);
    checkTargets();
    checkThresholds();
  }

  private void checkKpis(String key, List<? extends AboutKpi> all, ForceProfile force) {
    for (int i = 0; i < all.size(); i++) {
      AboutKpi one = all.get(i);
      Place place = new Place(key).item(i);
      for (Map.Entry<Dimension, String> codes : new TreeMap<>(one.where()).entrySet()) {
        Dimension dimension = codes.getKey();
        Place where = place.key("where").key(dimension.id());
        if (!one.kpi().dimensions().contains(dimension)) {
          throw new ProfileProblem(
              where,
              "%s can't be told apart by %s; by %s"
                  .formatted(
                      one.kpi().id(),
                      dimension.id(),
                      one.kpi().dimensions().isEmpty()
                          ? "nothing"
                          : one.kpi().dimensions().stream()
                              .map(Dimension::id)
                              .collect(Collectors.joining(", "))));
        }
        if (dimension.isUnknown(codes.getValue(), force)) {
          throw ProfileProblem.unknown(
              dimension.id(), codes.getValue(), dimension.codes(force), where);
        }
      }
      boolean isShare = one.kpi().unit() == Unit.PERCENT;
      if (!Double.isFinite(one.value()) || one.value() < 0 || (isShare && one.value() > 100)) {
        throw new ProfileProblem(
            place.key("value"),
            "%s is in %s; give a number from 0%s"
                .formatted(one.kpi().id(), one.kpi().unit().id(), isShare ? " to 100" : " up"));
      }
    }
  }

  private void checkTargets() {
    Map<String, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < profile.targets().size(); i++) {
      TargetYaml one = profile.targets().get(i);
      Place place = new Place("targets").item(i);
      String said = one.kpi().id() + said(one.where());
      apart(said + " from " + one.from(), "target", place, places);
      for (int j = 0; j < i; j++) {
        requireOneCloser(one, place, profile.targets().get(j), new Place("targets").item(j));
      }
      if (one.kpi().id().equals(AGAINST_GRADE_LIMIT)) {
        requireLimit(one.where().get(Dimension.GRADE), place);
      }
    }
  }

  /**
   * Where two targets are for as many codes, but for others, none of the two is the closer one for
   * what has the codes of both.
   */
  private void requireOneCloser(TargetYaml one, Place place, TargetYaml other, Place otherPlace) {
    Map<Dimension, String> both = new HashMap<>(one.where());
    both.putAll(other.where());
    if (!one.kpi().equals(other.kpi())
        || one.kpi().isAdditive()
        || one.where().size() != other.where().size()
        || one.where().equals(other.where())
        || !both.entrySet().containsAll(one.where().entrySet())) {
      return;
    }
    boolean decided =
        profile.targets().stream()
            .anyMatch(target -> target.kpi().equals(one.kpi()) && target.where().equals(both));
    if (!decided) {
      throw new ProfileProblem(
          place,
          "overlaps with the target on line %d: both hold%s; leave one out, or add one%s"
              .formatted(lines.line(otherPlace), said(both), said(both)));
    }
  }

  private void requireLimit(String grade, Place place) {
    for (GradeYaml one : profile.grades()) {
      if (one.code().equals(grade) && one.attendWithin().equals(Limits.NONE)) {
        throw new ProfileProblem(
            place,
            "grade %s has no attendWithin, so nothing of it is in time; give it one or leave this target out"
                .formatted(grade));
      }
    }
  }

  private void checkThresholds() {
    Map<String, Place> places = new HashMap<>();
    for (int i = 0; i < profile.thresholds().size(); i++) {
      ThresholdYaml one = profile.thresholds().get(i);
      Place place = new Place("thresholds").item(i);
      ProfileProblem.requireKnown("severity", one.severity(), SEVERITIES, place.key("severity"));
      apart(
          "%s %s%s from %s"
              .formatted(one.severity(), one.kpi().id(), said(one.where()), one.from()),
          "threshold",
          place,
          places);
    }
  }

  private void apart(String said, String what, Place place, Map<String, Place> places) {
    Place before = places.putIfAbsent(said, place);
    if (before != null) {
      throw new ProfileProblem(
          place,
          "overlaps with the %s on line %d: both are %s; leave one out, or let it begin on another day"
              .formatted(what, lines.line(before), said));
    }
  }

  private static String said(Map<Dimension, String> where) {
    return where.isEmpty()
        ? ""
        : new TreeMap<>(where)
            .entrySet().stream()
                .map(one -> one.getKey().id() + ' ' + one.getValue())
                .collect(Collectors.joining(", ", " for ", ""));
  }
}
