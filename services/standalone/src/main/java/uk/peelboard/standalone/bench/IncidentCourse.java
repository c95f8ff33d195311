package uk.peelboard.standalone.bench;

import static uk.peelboard.standalone.bench.Scene.DAY;
import static uk.peelboard.standalone.bench.Scene.HOUR;
import static uk.peelboard.standalone.bench.Scene.MINUTE;
import static uk.peelboard.standalone.bench.Scene.SECOND;

import java.time.Instant;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.EscalationReason;
import uk.peelboard.domain.event.IncidentPayload.FlaggedBy;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentEscalated;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.IncidentReopened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.TerminalAssigned;
import uk.peelboard.domain.event.IncidentPayload.VictimContacted;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.ingest.simulator.Chance;

/** An incident is open for hours or days, five to eight events long; many become a crime. */
final class IncidentCourse {
  private static final String[] CATEGORIES = {
    "VIOLENCE", "DOMESTIC", "BURGLARY", "VEHICLE", "ANTISOCIAL", "CONCERN", "ROAD", "THEFT"
  };
  private static final String DOMESTIC = CATEGORIES[1];
  private static final String[] FLAGS = {"MENTAL_HEALTH", "CHILD", "REPEAT_VICTIM", "MISSING"};
  private static final double[] GRADE_SHARES = {20, 36, 14, 12, 8, 10};

  private final Scene scene;
  private final Chance chance;
  private final CrimeCourse crimes;
  private final CaseCourse cases;

  IncidentCourse(Scene scene, CrimeCourse crimes, CaseCourse cases) {
    this.scene = scene;
    this.chance = scene.chance();
    this.crimes = crimes;
    this.cases = cases;
  }

  void withoutCall(long opened) {
    draw(scene.begin(EntityKind.INCIDENT), opened, null, null, scene.area(), null);
  }

  void ofCall(
      Course incident, long opened, Course call, long presented, String area, String caller) {
    draw(incident, opened, call.id(), presented, area, caller);
  }

  private void draw(
      Course incident, long opened, String call, Long presented, String area, String caller) {
    int rank = chance.pick(GRADE_SHARES);
    String category = CATEGORIES[chance.below(CATEGORIES.length)];
    boolean domestic = category.equals(DOMESTIC);
    boolean attended = rank < 3 || chance.of(0.3);
    ControlRoom room = scene.room();
    scene.then(
        incident,
        opened,
        new IncidentOpened(
            scene.grade(rank),
            area,
            room == null ? null : room.code(),
            category,
            call,
            presented == null ? null : Instant.ofEpochMilli(presented),
            caller,
            domestic,
            attended));
    long at = opened + 5 * SECOND + scene.exponential(20 * SECOND);
    assignTerminal(incident, at, room);
    at = assess(incident, at);
    if (rank > 0 && chance.of(0.12)) {
      rank += chance.of(0.6) ? -1 : 1;
      at += scene.exponential((rank + 1) * (10 * MINUTE));
      scene.then(incident, at, new IncidentGraded(scene.grade(rank), "REASSESSED"));
    }
    if (chance.of(0.03)) {
      at += scene.exponential(HOUR);
      scene.then(incident, at, new IncidentEscalated(EscalationReason.VOLUME_DEMAND));
    }
    at = attended ? attend(incident, at, rank) : resolveByTelephone(incident, at);
    close(incident, at, room);
    scene.end(incident);
    if (chance.of(0.5)) {
      crimes.ofIncident(at, area, domestic && chance.of(0.95), incident.id());
    }
    if (domestic && chance.of(0.8)) {
      cases.riskForm(at, area);
    }
  }

  private long assess(Course incident, long from) {
    long at = from;
    if (chance.of(0.2)) {
      at += scene.exponential(MINUTE);
      scene.then(
          incident,
          at,
          new VulnerabilityFlagged(FLAGS[chance.below(FLAGS.length)], FlaggedBy.CALL_TAKER));
    }
    if (chance.of(0.5)) {
      at += scene.exponential(MINUTE);
      scene.then(
          incident, at, new RiskAssessed("THRIVE", Scene.RISKS[chance.below(Scene.RISKS.length)]));
    }
    return at;
  }

  private long attend(Course incident, long from, int rank) {
    long at = from;
    if (rank >= 2 && chance.of(0.7)) {
      long slot = at + scene.exponential(DAY);
      scene.then(
          incident,
          at + MINUTE,
          new AppointmentBooked(Instant.ofEpochMilli(slot), Instant.ofEpochMilli(slot + 4 * HOUR)));
      at = slot;
    }
    long wait = rank == 0 ? 3 * MINUTE : rank == 1 ? 25 * MINUTE : 2 * HOUR;
    at += scene.lognormal(wait, 0.8);
    int officers = rank == 0 && chance.of(0.4) ? 2 : 1;
    for (int i = 0; i < officers; i++) {
      String officer = scene.officer();
      scene.then(incident, at + i * SECOND, new ResourceAssigned(officer));
      at += scene.lognormal(rank == 0 ? 6 * MINUTE : 14 * MINUTE, 0.5);
      String kind = chance.of(0.95) ? "OFFICER" : "AMBULANCE";
      scene.then(incident, at, new ResourceArrived(officer, kind));
    }
    return at + scene.exponential(HOUR);
  }

  private long resolveByTelephone(Course incident, long from) {
    long at = from + scene.lognormal(6 * HOUR, 1.2);
    scene.then(incident, at, new VictimContacted());
    return at + scene.exponential(HOUR);
  }

  private void close(Course incident, long from, ControlRoom room) {
    long at = from + 1;
    if (chance.of(0.1)) {
      assignTerminal(incident, at, room);
      at += scene.exponential(HOUR);
    }
    scene.then(incident, at, new IncidentClosed(chance.of(0.04) ? "DOCTRINE" : "RESOLVED"));
    if (chance.of(0.02)) {
      at += 1 + scene.exponential(DAY);
      scene.then(incident, at, new IncidentReopened());
      at += 1 + scene.exponential(DAY);
      scene.then(incident, at, new IncidentClosed("RESOLVED"));
    }
  }

  private void assignTerminal(Course incident, long at, ControlRoom room) {
    if (room != null && !room.terminals().isEmpty()) {
      scene.then(incident, at, new TerminalAssigned(scene.terminal(room), room.code()));
    }
  }
}
