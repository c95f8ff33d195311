package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;
import static uk.peelboard.ingest.simulator.Urgency.IMMEDIATE;
import static uk.peelboard.ingest.simulator.Urgency.PRIORITY;
import static uk.peelboard.ingest.simulator.Urgency.SCHEDULED;

import uk.peelboard.domain.event.IncidentPayload.EscalationReason;
import uk.peelboard.domain.event.IncidentPayload.IncidentEscalated;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.VictimContacted;
import uk.peelboard.ingest.simulator.Dispatchers.Work;

/**
 * What becomes of incidents that nobody has come to yet: they are due to be looked at again and
 * again, which happens when their dispatcher has the time; meanwhile they get worse, or better.
 */
final class Reviews {
  private static final PerUrgency HOURS_UNTIL_NOT_NEEDED = new PerUrgency(24, 30, 160, 0);

  /** In seconds: how often an incident that has an appointment is looked at. */
  private static final double DAY = 86_400;

  private final World world;
  private final Chance chance;
  private final Dispatchers dispatchers;
  private final ResponseTeams response;
  private final ControlRoom room;
  private boolean doctrine;

  Reviews(
      World world,
      Chance chance,
      Dispatchers dispatchers,
      ResponseTeams response,
      ControlRoom room) {
    this.world = world;
    this.chance = chance;
    this.dispatchers = dispatchers;
    this.response = response;
    this.room = room;
  }

  void plan(Staffing staffing) {
    doctrine = staffing.doctrine();
  }

  /** Whoever nobody has come to is thought about again, and again. */
  void watch(Incident incident) {
    world
        .agenda()
        .after(
            incident.booked ? DAY : 60.0 * incident.urgency.reviewInterval,
            () -> {
              if (incident.nobodyHasCome()) {
                dispatchers.ask(Work.REVIEW, incident, () -> review(incident));
              }
            });
  }

  private void review(Incident incident) {
    if (!incident.nobodyHasCome()) {
      return;
    }
    world.record(INCIDENT, incident.id, new RiskAssessed(ControlRoom.METHOD, null));
    if (chance.of(0.4)) {
      world.record(INCIDENT, incident.id, new VictimContacted());
    }
    if (doctrine) {
      byDoctrine(incident);
    }
    if (incident.nobodyHasCome()) {
      if (!incident.booked && incident.urgency != IMMEDIATE && chance.of(0.02)) {
        room.grade(incident, incident.urgency.upgraded(), "REASSESSED");
      }
      watch(incident);
    }
  }

  /**
   * The vulnerable go first, and so do areas that cannot cope; what has waited in vain is closed.
   */
  private void byDoctrine(Incident incident) {
    if (incident.resourced || incident.booked) {
      return;
    }
    if (!incident.escalated && incident.vulnerable() && chance.of(0.6)) {
      escalate(incident, EscalationReason.VULNERABILITY);
    } else if (response.overwhelmed(incident.area) && chance.of(0.2)) {
      escalate(incident, EscalationReason.VOLUME_DEMAND);
    } else if (incident.urgency == SCHEDULED && !incident.vulnerable() && chance.of(0.1)) {
      room.close(incident, "DOCTRINE");
    }
  }

  private void escalate(Incident incident, EscalationReason reason) {
    world.record(INCIDENT, incident.id, new IncidentEscalated(reason));
    boolean waiting = response.withdraw(incident);
    incident.escalated = true;
    if (waiting) {
      response.request(incident);
    }
  }

  /** News while waiting: worse, not so bad, no longer needed, or in the end nobody minds. */
  void news(Incident incident) {
    if (incident.urgency != IMMEDIATE && chance.of(0.02)) {
      inTheMeantime(
          incident, 15, () -> room.grade(incident, incident.urgency.upgraded(), "UPGRADED"));
    } else if (incident.urgency != SCHEDULED && chance.of(0.03)) {
      inTheMeantime(
          incident, 6, () -> room.grade(incident, incident.urgency.downgraded(), "DOWNGRADED"));
    } else if (incident.urgency == PRIORITY && chance.of(0.08)) {
      inTheMeantime(incident, 60, () -> cancel(incident));
    }
    double patience = 60 * HOURS_UNTIL_NOT_NEEDED.of(incident.urgency);
    inTheMeantime(incident, patience, () -> cancel(incident));
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
      room.close(incident, "CANCELLED");
    }
  }
}
