package uk.peelboard.standalone.profile;

import static uk.peelboard.standalone.profile.ProfileProblem.requireKnown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.standalone.profile.ProfileYaml.CaseTypeYaml;
import uk.peelboard.standalone.profile.ProfileYaml.ControlRoomYaml;
import uk.peelboard.standalone.profile.ProfileYaml.GradeYaml;
import uk.peelboard.standalone.profile.ProfileYaml.LineYaml;
import uk.peelboard.standalone.profile.ProfileYaml.RecommendationYaml;
import uk.peelboard.standalone.profile.ProfileYaml.TeamYaml;

/** What the parts of a profile have to do with each other. */
final class ProfileChecks {
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
    new ExpectationChecks(profile, lines).check();
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
    distinct("publications", profile.publications(), one -> one.every().name());
    distinct("feeds", profile.feeds(), one -> one.feed().topic());
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
        requireKnown("case type", types.get(i), declared, place);
      }
    }
  }

  private void checkPopulations() {
    Map<String, Place> places = new HashMap<>();
    for (int i = 0; i < profile.populations().size(); i++) {
      Population one = profile.populations().get(i);
      Place place = new Place("populations").item(i);
      if (one.area() != null) {
        requireKnown("area", one.area(), profile.areas(), place.key("area"));
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
        requireKnown("team", one.team(), teams, place.key("team"));
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
}
