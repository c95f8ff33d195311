package uk.peelboard.views.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import uk.peelboard.domain.profile.Comparison;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Recommendation;
import uk.peelboard.domain.profile.SeriesBreak;
import uk.peelboard.domain.profile.SimilarForce;

/** A force as its profile describes it: all that pages say of it, and that does not change. */
final class ForceDescription {
  private final ForceProfile profile;
  private final ObjectNode force = JsonNodeFactory.instance.objectNode();

  private ForceDescription(ForceProfile profile) {
    this.profile = profile;
  }

  static ObjectNode of(ForceProfile profile) {
    return new ForceDescription(profile).describe();
  }

  private ObjectNode describe() {
    force.put("id", profile.id());
    force.put("name", profile.name());
    force.put("zone", profile.zone().getId());
    profile.areas().forEach(force.putArray("areas")::add);
    linesAndGrades();
    ArrayNode rooms = force.putArray("controlRooms");
    for (ControlRoom room : profile.controlRooms().values()) {
      ObjectNode one = named(rooms, room.code(), room.name());
      room.terminals().forEach(one.putArray("terminals")::add);
    }
    ArrayNode types = force.putArray("caseTypes");
    profile.caseTypes().values().forEach(type -> named(types, type.code(), type.name()));
    ArrayNode teams = force.putArray("teams");
    profile.teams().values().forEach(team -> named(teams, team.code(), team.name()));
    force.put("positiveOutcome", profile.positiveOutcome().name());
    populations();
    headcounts();
    comparisons();
    similarForces();
    recommendations();
    seriesBreaks();
    return force;
  }

  private void linesAndGrades() {
    ArrayNode lines = force.putArray("lines");
    for (Line line : profile.lines().values()) {
      limits(named(lines, line.code(), line.name()).putArray("answerWithin"), line.answerWithin());
    }
    ArrayNode grades = force.putArray("grades");
    for (Grade grade : profile.grades().values()) {
      ObjectNode one = named(grades, grade.code(), grade.name());
      limits(one.putArray("attendWithin"), grade.attendWithin());
      limits(one.putArray("reviewEvery"), grade.reviewEvery());
    }
  }

  private void populations() {
    ArrayNode populations = force.putArray("populations");
    for (Population one : profile.populations()) {
      populations
          .addObject()
          .put("area", one.area())
          .put("year", one.year())
          .put("release", one.release())
          .put("people", one.people());
    }
  }

  private void headcounts() {
    ArrayNode headcounts = force.putArray("headcounts");
    for (Headcount one : profile.headcounts().all()) {
      headcounts
          .addObject()
          .put("role", one.role().name())
          .put("team", one.team())
          .put("people", one.people())
          .put("from", one.from().toString())
          .put("source", one.source());
    }
  }

  private void comparisons() {
    ArrayNode comparisons = force.putArray("comparisons");
    for (Comparison one : profile.comparisons()) {
      ObjectNode comparison = comparisons.addObject().put("kpi", one.kpi());
      ObjectNode where = comparison.putObject("where");
      for (Map.Entry<String, String> code : new TreeMap<>(one.where()).entrySet()) {
        where.put(code.getKey(), code.getValue());
      }
      comparison
          .put("of", one.of())
          .put("value", new BigDecimal(Table.text(one.value())))
          .put("from", one.from().toString())
          .put("to", one.to().toString())
          .put("source", one.source());
    }
  }

  private void similarForces() {
    ArrayNode forces = force.putArray("similarForces");
    for (SimilarForce one : profile.similarForces()) {
      forces
          .addObject()
          .put("name", one.name())
          .put("from", one.from().toString())
          .put("to", one.to() == null ? null : one.to().toString())
          .put("source", one.source());
    }
  }

  private void recommendations() {
    ArrayNode recommendations = force.putArray("recommendations");
    for (Recommendation one : profile.recommendations()) {
      ObjectNode recommendation =
          recommendations
              .addObject()
              .put("id", one.id())
              .put("kind", one.kind().name())
              .put("text", one.text())
              .put("made", one.made().toString())
              .put("closed", one.closed() == null ? null : one.closed().toString());
      one.evidence().forEach(recommendation.putArray("evidence")::add);
      recommendation.put("source", one.source());
    }
  }

  private void seriesBreaks() {
    ArrayNode breaks = force.putArray("seriesBreaks");
    for (SeriesBreak one : profile.seriesBreaks()) {
      ObjectNode seriesBreak =
          breaks.addObject().put("on", one.on().toString()).put("what", one.what());
      one.kpis().forEach(seriesBreak.putArray("kpis")::add);
      seriesBreak.put("source", one.source());
    }
  }

  private static ObjectNode named(ArrayNode all, String code, String name) {
    return all.addObject().put("code", code).put("name", name);
  }

  private static void limits(ArrayNode array, Limits limits) {
    limits
        .inOrder()
        .forEach(
            limit ->
                array
                    .addObject()
                    .put("seconds", limit.within().toSeconds())
                    .put("from", limit.from().toString()));
  }
}
