package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;
import static uk.peelboard.ingest.simulator.Urgency.BY_PHONE;
import static uk.peelboard.ingest.simulator.Urgency.IMMEDIATE;
import static uk.peelboard.ingest.simulator.Urgency.SCHEDULED;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import uk.peelboard.domain.event.IncidentPayload.EscalationReason;
import uk.peelboard.domain.event.IncidentPayload.FlaggedBy;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentEscalated;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.IncidentReopened;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.TerminalAssigned;
import uk.peelboard.domain.event.IncidentPayload.VictimContacted;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;

/** Opens, grades, watches and closes incidents. */
final class ControlRoom {
  private static final String ROOM = "ASTON";
  private static final int TERMINALS = 15;
  private static final String METHOD = "THRIVE";

  /** How many calls of each line become incidents, and how urgent. */
  private static final double EMERGENCY_INCIDENTS = 0.45;

  private static final PerUrgency EMERGENCY_URGENCY = new PerUrgency(0.40, 0.37, 0.09, 0.14);
  private static final double NON_EMERGENCY_INCIDENTS = 0.22;
  private static final PerUrgency NON_EMERGENCY_URGENCY = new PerUrgency(0.04, 0.26, 0.34, 0.36);
  private static final PerUrgency OTHER_URGENCY = new PerUrgency(0.05, 0.25, 0.40, 0.30);

  /** How many incidents of each urgency turn out to be crimes. */
  private static final PerUrgency CRIMES = new PerUrgency(0.35, 0.40, 0.60, 0.45);

  /** The reasons for closing an incident that somebody saw to. */
  private static final Set<String> DEALT_WITH = Set.of("RESULTED", "RESOLVED_BY_PHONE");

  private final World world;
  private final Chance chance;
  private final List<String> grades;
  private final ResponseTeams response;
  private final Appointments appointments;
  private final ResolutionDesk desk;
  private final CrimeRegister crimes;
  private final Safeguarding safeguarding;
  private long opened;

  ControlRoom(
      World world,
      Chance chance,
      Scenario scenario,
      List<String> grades,
      List<String> otherResources,
      CrimeRegister crimes,
      Safeguarding safeguarding) {
    this.world = world;
    this.chance = chance;
    this.grades = grades;
    this.crimes = crimes;
    this.safeguarding = safeguarding;
    response =
        new ResponseTeams(
            world, chance.split(), scenario.officerMargin(), otherResources, this::attended);
    appointments =
        new Appointments(world, chance.split(), scenario.appointmentsPerDay(), this::close);
    desk = new ResolutionDesk(world, chance.split(), scenario.deskMargin(), this::resolved);
  }

  void hour(Demand demand, int hourOfWeek) {
    response.hour(demand, hourOfWeek);
    desk.hour(demand, hourOfWeek);
  }

  /** How often an hour's calls become incidents of an urgency. */
  static double incidents(Urgency urgency, double emergencies, double nonEmergencies) {
    return emergencies * EMERGENCY_INCIDENTS * EMERGENCY_URGENCY.of(urgency)
        + nonEmergencies * NON_EMERGENCY_INCIDENTS * NON_EMERGENCY_URGENCY.of(urgency);
  }

  /** What a call comes to, or null when it makes no incident. */
  Urgency assess(boolean emergency) {
    if (!chance.of(emergency ? EMERGENCY_INCIDENTS : NON_EMERGENCY_INCIDENTS)) {
      return null;
    }
    return (emergency ? EMERGENCY_URGENCY : NON_EMERGENCY_URGENCY).pick(chance);
  }

  /** Opens the incident that a call is about, and returns its id. */
  String open(Urgency urgency, ContactCentre.Call call) {
    return open(urgency, call.area(), call.receivedAt(), call);
  }

  /** Opens an incident that nobody rang about. */
  void openWithoutCall() {
    open(OTHER_URGENCY.pick(chance), world.areas().pick(chance), world.agenda().now(), null);
  }

  private String open(Urgency urgency, int area, long receivedAt, ContactCentre.Call call) {
    boolean domesticAbuse = chance.of(0.08);
    Incident incident =
        new Incident(
            world.recorder().newId(INCIDENT, 'I'),
            area,
            world.areas().written(area, chance),
            receivedAt,
            urgency,
            domesticAbuse,
            chance.of(domesticAbuse ? 0.5 : 0.1));
    world.record(
        INCIDENT,
        incident.id,
        new IncidentOpened(
            urgency.gradeOf(grades),
            incident.areaWritten,
            ROOM,
            null,
            call == null ? null : call.id(),
            call == null ? null : Instant.ofEpochMilli(receivedAt),
            call == null ? null : call.callerKey(),
            domesticAbuse,
            urgency != BY_PHONE));
    String terminal = ROOM + "-" + (1 + opened++ % TERMINALS);
    world
        .agenda()
        .after(2, () -> world.record(INCIDENT, incident.id, new TerminalAssigned(terminal, ROOM)));
    world.agenda().after(chance.between(5, 25), () -> think(incident));
    if (chance.of(0.03)) {
      world.agenda().after(chance.between(30, 400), () -> close(incident, "DUPLICATE"));
    } else {
      pass(incident);
    }
    return incident.id;
  }

  private void think(Incident incident) {
    world.record(INCIDENT, incident.id, new RiskAssessed(METHOD, null));
    if (!incident.vulnerable) {
      return;
    }
    String flag = incident.domesticAbuse ? "DOMESTIC_ABUSE" : "MENTAL_HEALTH";
    if (chance.of(0.9)) {
      world.record(INCIDENT, incident.id, new VulnerabilityFlagged(flag, FlaggedBy.AUTOMATIC));
    }
    if (chance.of(0.8)) {
      world.record(INCIDENT, incident.id, new VulnerabilityFlagged(flag, FlaggedBy.CALL_TAKER));
    }
  }

  private void pass(Incident incident) {
    if (incident.urgency == BY_PHONE) {
      desk.take(incident);
    } else if (incident.urgency == SCHEDULED && chance.of(0.62)) {
      world.agenda().after(chance.between(40, 150), () -> offerAppointment(incident));
    } else {
      askForOfficers(incident);
    }
  }

  private void offerAppointment(Incident incident) {
    if (appointments.book(incident)) {
      crimeOf(incident);
    } else {
      askForOfficers(incident);
    }
  }

  private void askForOfficers(Incident incident) {
    double decision = incident.urgency == IMMEDIATE ? 55 : 150;
    world.agenda().after(chance.lognormal(decision, 0.6), () -> response.request(incident));
    watch(incident);
    thinkAgain(incident);
  }

  /** Whoever nobody has come to is thought about again, and again. */
  private void watch(Incident incident) {
    world.agenda().after(60.0 * incident.urgency.reviewInterval, () -> review(incident));
  }

  private void review(Incident incident) {
    if (!incident.nobodyHasCome()) {
      return;
    }
    if (chance.of(0.85)) {
      world.record(INCIDENT, incident.id, new RiskAssessed(METHOD, null));
    }
    if (chance.of(0.4)) {
      world.record(INCIDENT, incident.id, new VictimContacted());
    }
    if (incident.vulnerable && chance.of(0.4)) {
      escalate(incident, EscalationReason.VULNERABILITY);
    } else if (response.overwhelmed(incident.area) && chance.of(0.2)) {
      escalate(incident, EscalationReason.VOLUME_DEMAND);
    }
    if (incident.urgency == SCHEDULED && !incident.resourced && chance.of(0.1)) {
      close(incident, "DOCTRINE");
      return;
    }
    if (incident.urgency != IMMEDIATE && chance.of(0.02)) {
      grade(incident, incident.urgency.upgraded(), "REASSESSED");
    }
    world.agenda().after(60.0 * incident.urgency.reviewInterval, () -> review(incident));
  }

  private void escalate(Incident incident, EscalationReason reason) {
    world.record(INCIDENT, incident.id, new IncidentEscalated(reason));
  }

  /** News while waiting: worse, not so bad, or no longer needed. */
  private void thinkAgain(Incident incident) {
    if (incident.urgency != IMMEDIATE && chance.of(0.02)) {
      inTheMeantime(incident, 15, () -> grade(incident, incident.urgency.upgraded(), "UPGRADED"));
    } else if (incident.urgency != SCHEDULED && chance.of(0.03)) {
      inTheMeantime(
          incident, 6, () -> grade(incident, incident.urgency.downgraded(), "DOWNGRADED"));
    } else if (incident.urgency != IMMEDIATE && chance.of(0.08)) {
      inTheMeantime(incident, 60, () -> cancel(incident));
    }
  }

  private void inTheMeantime(Incident incident, double meanMinutes, Runnable what) {
    world
        .agenda()
        .after(
            chance.exponential(meanMinutes * 60),
            () -> {
              if (incident.nobodyHasCome()) {
                what.run();
              }
            });
  }

  private void cancel(Incident incident) {
    if (!incident.resourced) {
      close(incident, "CANCELLED");
    }
  }

  private void grade(Incident incident, Urgency urgency, String reason) {
    boolean waiting = response.withdraw(incident);
    incident.urgency = urgency;
    world.record(INCIDENT, incident.id, new IncidentGraded(urgency.gradeOf(grades), reason));
    if (waiting) {
      response.request(incident);
    }
  }

  /** Officers are done there; what is left is to write it up. */
  private void attended(Incident incident) {
    crimeOf(incident);
    world.agenda().after(chance.lognormal(75 * 60, 1.3), () -> close(incident, "RESULTED"));
  }

  /** The desk has rung back. */
  private void resolved(Incident incident) {
    world.record(INCIDENT, incident.id, new VictimContacted());
    crimeOf(incident);
    close(incident, "RESOLVED_BY_PHONE");
  }

  private void crimeOf(Incident incident) {
    double crime = incident.domesticAbuse ? 0.58 : CRIMES.of(incident.urgency);
    if (chance.of(crime)) {
      crimes.arise(incident);
    }
  }

  private void close(Incident incident, String reason) {
    if (incident.closed) {
      return;
    }
    response.withdraw(incident);
    incident.closed = true;
    world.record(INCIDENT, incident.id, new IncidentClosed(reason));
    if (!DEALT_WITH.contains(reason)) {
      return;
    }
    if (incident.domesticAbuse && chance.of(0.9)) {
      safeguarding.riskForm(incident.areaWritten);
    }
    if (chance.of(0.004)) {
      world.agenda().after(chance.exponential(12 * 3600), () -> reopen(incident));
    }
  }

  private void reopen(Incident incident) {
    incident.closed = false;
    world.record(INCIDENT, incident.id, new IncidentReopened());
    world.agenda().after(chance.exponential(6 * 3600), () -> close(incident, "REVIEWED"));
  }
}
