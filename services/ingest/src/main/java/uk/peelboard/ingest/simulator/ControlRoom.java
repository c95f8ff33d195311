package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;
import static uk.peelboard.ingest.simulator.Urgency.BY_PHONE;
import static uk.peelboard.ingest.simulator.Urgency.IMMEDIATE;
import static uk.peelboard.ingest.simulator.Urgency.PRIORITY;
import static uk.peelboard.ingest.simulator.Urgency.SCHEDULED;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.IncidentReopened;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.VictimContacted;
import uk.peelboard.ingest.simulator.Dispatchers.Work;
import uk.peelboard.ingest.simulator.Incident.Kind;

/** Opens, grades, passes on and closes incidents. */
final class ControlRoom {
  static final String METHOD = "THRIVE";

  /** Of those that can wait, how many an appointment suits. */
  private static final double APPOINTMENT_SUITS = 0.8;

  /** Of those that could wait were somebody in them not vulnerable, how many do not. */
  private static final double CANNOT_WAIT = 0.8;

  private static final double DUPLICATES = 0.03;
  private static final double REOPENED = 0.004;

  /** The reasons for closing an incident that somebody saw to. */
  private static final Set<String> DEALT_WITH = Set.of("RESULTED", "RESOLVED_BY_PHONE");

  private final World world;
  private final Chance chance;
  private final Asked asked;
  private final List<String> grades;
  private final Dispatchers dispatchers;
  private final ResponseTeams response;
  private final Appointments appointments;
  private final ResolutionDesk desk;
  private final Reviews reviews;
  private final Vulnerability vulnerability;
  private final Consequences consequences;
  private Staffing staffing;

  ControlRoom(
      World world,
      Chance chance,
      Asked asked,
      List<String> grades,
      List<String> otherResources,
      Consequences consequences) {
    this.world = world;
    this.chance = chance;
    this.asked = asked;
    this.grades = grades;
    this.consequences = consequences;
    dispatchers = new Dispatchers(world, chance.split());
    response = new ResponseTeams(world, chance.split(), otherResources, this::attended);
    appointments = new Appointments(world, chance.split(), this::close);
    desk = new ResolutionDesk(world, chance.split(), this::resolved);
    reviews = new Reviews(world, chance.split(), dispatchers, response, this);
    vulnerability = new Vulnerability(world, chance.split());
  }

  /** Fills the shifts of a week. */
  void plan(Demand.Week week, Staffing now) {
    if (!now.equals(staffing)) {
      dispatchers.open(now.terminals());
      staffing = now;
    }
    response.plan(week, now);
    desk.plan(week, now);
    appointments.plan(now);
    reviews.plan(now);
  }

  void hour(int hourOfWeek) {
    response.hour(hourOfWeek);
    desk.hour(hourOfWeek);
    appointments.hour(hourOfWeek);
  }

  /** Opens the incident that a call is about, and returns its id. */
  String open(Urgency urgency, ContactCentre.Call call) {
    return open(urgency, call.area(), call.receivedAt(), call);
  }

  /** Opens an incident that nobody rang about. */
  void openWithoutCall() {
    open(Grading.withoutCall(chance), world.areas().pick(chance), world.agenda().now(), null);
  }

  private String open(Urgency found, int area, long receivedAt, ContactCentre.Call call) {
    Kind kind = kind();
    String flag = vulnerability.reason(kind);
    Urgency urgency = grade(found, kind, flag);
    Incident incident =
        new Incident(
            world.recorder().newId(INCIDENT, 'I'),
            area,
            world.areas(),
            receivedAt,
            urgency,
            kind,
            flag,
            chance);
    world.record(
        INCIDENT,
        incident.id,
        new IncidentOpened(
            urgency.gradeOf(grades),
            incident.areaWritten,
            dispatchers.room(),
            kind == Kind.OTHER ? null : kind.name(),
            call == null ? null : call.id(),
            call == null ? null : Instant.ofEpochMilli(receivedAt),
            call == null ? null : call.callerKey(),
            incident.domesticAbuse(),
            urgency != BY_PHONE));
    world.agenda().after(chance.between(5, 25), () -> assess(incident));
    if (chance.of(DUPLICATES)) {
      world.agenda().after(chance.between(30, 400), () -> close(incident, "DUPLICATE"));
    } else if (urgency == BY_PHONE) {
      desk.take(incident);
    } else {
      world.agenda().after(2, () -> pass(incident));
    }
    return incident.id;
  }

  private Urgency grade(Urgency found, Kind kind, String flag) {
    boolean byPhone = found == BY_PHONE && chance.of(staffing.resolvedByPhone());
    if (byPhone || found.compareTo(SCHEDULED) < 0) {
      return found;
    }
    boolean pressing = kind == Kind.DOMESTIC_ABUSE || flag != null;
    return pressing && chance.of(CANNOT_WAIT) ? PRIORITY : SCHEDULED;
  }

  private Kind kind() {
    double draw = chance.draw();
    if (draw < asked.domesticAbuseIncidents()) {
      return Kind.DOMESTIC_ABUSE;
    }
    return draw < asked.domesticAbuseIncidents() + asked.missingIncidents()
        ? Kind.MISSING_PERSON
        : Kind.OTHER;
  }

  /** The call handler goes through what the caller said. */
  private void assess(Incident incident) {
    world.record(INCIDENT, incident.id, new RiskAssessed(METHOD, null));
    vulnerability.flag(incident);
    consequences.atOnce(incident);
  }

  private void pass(Incident incident) {
    dispatchers.take(incident);
    Work work = incident.urgency == IMMEDIATE ? Work.ALLOCATE_IMMEDIATE : Work.ALLOCATE;
    dispatchers.ask(work, incident, () -> allocate(incident));
    reviews.watch(incident);
  }

  private void allocate(Incident incident) {
    if (incident.urgency != SCHEDULED
        || !chance.of(APPOINTMENT_SUITS)
        || !appointments.book(incident)) {
      response.request(incident);
      reviews.news(incident);
    }
  }

  /** Grades an incident anew. */
  void grade(Incident incident, Urgency urgency, String reason) {
    boolean waiting = response.withdraw(incident);
    incident.urgency = urgency;
    world.record(INCIDENT, incident.id, new IncidentGraded(urgency.gradeOf(grades), reason));
    if (waiting) {
      response.request(incident);
    }
  }

  /** Officers are done there; they write it up, and the dispatcher closes the log. */
  private void attended(Incident incident) {
    vulnerability.seen(incident);
    double writingUp = chance.lognormal(40 * 60, 1.1);
    world
        .agenda()
        .after(
            writingUp,
            () -> dispatchers.ask(Work.CLOSE, incident, () -> close(incident, "RESULTED")));
  }

  /** The desk has rung back. */
  private void resolved(Incident incident) {
    world.record(INCIDENT, incident.id, new VictimContacted());
    close(incident, "RESOLVED_BY_PHONE");
  }

  /** Closes an incident, unless it is closed. */
  void close(Incident incident, String reason) {
    if (incident.closed) {
      return;
    }
    response.withdraw(incident);
    incident.closed = true;
    dispatchers.drop(incident);
    world.record(INCIDENT, incident.id, new IncidentClosed(reason));
    if (!DEALT_WITH.contains(reason)) {
      return;
    }
    consequences.afterwards(incident);
    if (chance.of(REOPENED)) {
      world.agenda().after(chance.exponential(12 * 3600), () -> reopen(incident));
    }
  }

  private void reopen(Incident incident) {
    incident.closed = false;
    world.record(INCIDENT, incident.id, new IncidentReopened());
    world.agenda().after(2, () -> dispatchers.take(incident));
    world.agenda().after(60 + chance.exponential(6 * 3600), () -> close(incident, "REVIEWED"));
  }
}
