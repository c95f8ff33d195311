package uk.peelboard.standalone.profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.peelboard.domain.kpi.Unit;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.standalone.profile.ProfileYaml.AboutKpi;
import uk.peelboard.standalone.profile.ProfileYaml.CaseTypeYaml;
import uk.peelboard.standalone.profile.ProfileYaml.ControlRoomYaml;
import uk.peelboard.standalone.profile.ProfileYaml.GradeYaml;
import uk.peelboard.standalone.profile.ProfileYaml.LineYaml;
import uk.peelboard.standalone.profile.ProfileYaml.RecommendationYaml;
import uk.peelboard.standalone.profile.ProfileYaml.TargetYaml;
import uk.peelboard.standalone.profile.ProfileYaml.TeamYaml;
import uk.peelboard.standalone.profile.ProfileYaml.ThresholdYaml;
import uk.peelboard.standalone.settings.Spelling;

/** What the parts of a profile have to do with each other. */
final class ProfileChecks {
  private static final List<String> SEVERITIES = List.of("warning", "high", "critical");

  /** The KPI that a grade's own limit is the measure of. */
  private static final String AGAINST_GRADE_LIMIT = "attended-within-target";

  private final ProfileYaml profile;
  private final ProfileLines lines;

  /**
   * @param lines where the profile's parts stand
   */
  ProfileChecks(ProfileYaml profile, ProfileLines lines) {
    this.profile = profile;
    this.lines = lines;
  }

  /**
   * @throws ProfileProblem about the first thing that can't stand
   */
  void check() {
    checkCodes();
    checkTeams();
    checkPopulations();
    checkHeadcounts();
    ForceProfile force = profile.profile();
    checkKpis("targets", profile.targets(), force);
    checkKpis("thresholds", profile.thresholds(), force);
    checkKpis("comparisons", profile.comparisons(), force);
    checkTargets();
    checkThresholds();
  }

  private void checkCodes() {
    distinct("areas", profile.areas());
    distinct("nonPoliceResourceKinds", profile.nonPoliceResourceKinds());
    distinct("doctrineClosingReasons", profile.doctrineClosingReasons());
    distinct("offences", profile.offences());
    distinct("lines", profile.lines(), LineYaml::code);
    distinct("grades", profile.grades(), GradeYaml::code);
    distinct("controlRooms", profile.controlRooms(), ControlRoomYaml::code);
    distinct("caseTypes", profile.caseTypes(), CaseTypeYaml::code);
    distinct("teams", profile.teams(), TeamYaml::code);
    distinct("recommendations", profile.recommendations(), RecommendationYaml::id);
    Map<String, Place> terminals = new HashMap<>();
    Place rooms = new Place("controlRooms");
    for (int room = 0; room < profile.controlRooms().size(); room++) {
      List<String> codes = profile.controlRooms().get(room).terminals();
      for (int i = 0; i < codes.size(); i++) {
        once(codes.get(i), rooms.item(room).key("terminals").item(i), terminals);
      }
    }
  }

  private void distinct(String key, List<String> codes) {
    Map<String, Place> places = new HashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      once(codes.get(i), new Place(key).item(i), places);
    }
  }

  private <T> void distinct(String key, List<T> all, Function<T, String> code) {
    Map<String, Place> places = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      once(code.apply(all.get(i)), new Place(key).item(i), places);
    }
  }

  private void once(String code, Place place, Map<String, Place> places) {
    Place before = places.putIfAbsent(code, place);
    if (before != null) {
      throw new ProfileProblem(
          place,
          "%s stands twice; it is on line %d already, so leave one out"
              .formatted(code, lines.line(before)));
    }
  }

  private void checkTeams() {
    Set<String> declared =
        profile.caseTypes().stream().map(CaseTypeYaml::code).collect(Collectors.toSet());
    for (int team = 0; team < profile.teams().size(); team++) {
      List<String> types = profile.teams().get(team).caseTypes();
      Map<String, Place> places = new HashMap<>();
      for (int i = 0; i < types.size(); i++) {
        Place place = new Place("teams").item(team).key("caseTypes").item(i);
        once(types.get(i), place, places);
        known("case type", types.get(i), declared, place);
      }
    }
  }

  private void checkPopulations() {
    Map<String, Place> places = new HashMap<>();
    for (int i = 0; i < profile.populations().size(); i++) {
      Population one = profile.populations().get(i);
      Place place = new Place("populations").item(i);
      if (one.area() != null) {
        known("area", one.area(), profile.areas(), place.key("area"));
      }
      if (one.year() < ProfileTypes.FIRST_YEAR || one.year() > ProfileTypes.LAST_YEAR) {
        throw new ProfileProblem(
            place.key("year"),
            "%d is not a year between %d and %d"
                .formatted(one.year(), ProfileTypes.FIRST_YEAR, ProfileTypes.LAST_YEAR));
      }
      once(
          "%s %d, %s"
              .formatted(one.area() == null ? "the force" : one.area(), one.year(), one.release()),
          place,
          places);
    }
  }

  private void checkHeadcounts() {
    Map<String, Place> places = new HashMap<>();
    Map<String, Place> byTeam = new HashMap<>();
    Map<String, Place> ofForce = new HashMap<>();
    List<String> teams = profile.teams().stream().map(TeamYaml::code).toList();
    for (int i = 0; i < profile.headcounts().size(); i++) {
      Headcount one = profile.headcounts().get(i);
      Place place = new Place("headcounts").item(i);
      String role = one.role().name();
      if (one.team() != null) {
        known("team", one.team(), teams, place.key("team"));
      }
      String team = one.team() == null ? "of the force" : "of team " + one.team();
      once("%s %s from %s".formatted(role, team, one.from()), place, places);
      (one.team() == null ? ofForce : byTeam).putIfAbsent(role, place);
      Place other = (one.team() == null ? byTeam : ofForce).get(role);
      if (other != null) {
        throw new ProfileProblem(
            place,
            "%s is given for the force and by team, here and on line %d; a force is the sum of its teams, so give one of the two"
                .formatted(role, lines.line(other)));
      }
    }
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
          throw unknown(dimension.id(), codes.getValue(), dimension.codes(force), where);
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
      known("severity", one.severity(), SEVERITIES, place.key("severity"));
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

  private static void known(String what, String code, Collection<String> known, Place place) {
    if (!known.contains(code)) {
      throw unknown(what, code, known, place);
    }
  }

  private static ProfileProblem unknown(
      String what, String code, Collection<String> known, Place place) {
    return new ProfileProblem(
        place,
        "there is no %s %s in this profile; %s"
            .formatted(
                what,
                code,
                Spelling.nearest(code, known)
                    .map("did you mean %s?"::formatted)
                    .orElse(
                        known.isEmpty()
                            ? "it has none"
                            : "there are " + String.join(", ", known.stream().sorted().toList()))));
  }
}
