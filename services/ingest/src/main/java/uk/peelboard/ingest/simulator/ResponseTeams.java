package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;

/**
 * Response officers, a team for each area. The most urgent incident gets the next free unit; a
 * neighbour lends one where life is in danger and none is free.
 */
final class ResponseTeams {
  private static final Comparator<Incident> MOST_URGENT_FIRST =
      Comparator.comparing((Incident incident) -> incident.urgency)
          .thenComparing(incident -> incident.receivedAt)
          .thenComparing(incident -> incident.id);

  /** A second unit comes along to so many immediate incidents. */
  private static final double SUPPORT = 0.35;

  /** Free units that an incident of each urgency must leave for one that is more urgent. */
  private static final PerUrgency KEPT_FREE = new PerUrgency(0, 1, 2, 0);

  /** Minutes of a unit's time that an incident takes, travel included, by urgency. */
  private static final PerUrgency MINUTES = new PerUrgency(85 * (1 + SUPPORT / 2), 75, 65, 0);

  private static final class Team {
    final String name;
    final double share;
    final Staff units = new Staff();
    final PriorityQueue<Incident> waiting = new PriorityQueue<>(MOST_URGENT_FIRST);

    Team(String name, double share) {
      this.name = name;
      this.share = share;
    }
  }

  private final World world;
  private final Chance chance;
  private final double margin;
  private final List<String> otherResources;
  private final Consumer<Incident> attended;
  private final List<Team> teams;

  /**
   * @param otherResources kinds that come to some incidents and are not police
   * @param attended told when the unit that came first leaves
   */
  ResponseTeams(
      World world,
      Chance chance,
      double margin,
      List<String> otherResources,
      Consumer<Incident> attended) {
    this.world = world;
    this.chance = chance;
    this.margin = margin;
    this.otherResources = otherResources;
    this.attended = attended;
    Areas areas = world.areas();
    teams =
        IntStream.range(0, areas.count())
            .mapToObj(area -> new Team(areas.name(area), areas.share(area)))
            .toList();
  }

  /** Three shifts that overlap: what is on duty follows the demand only roughly. */
  void hour(Demand demand, int hourOfWeek) {
    for (Team team : teams) {
      team.units.onDuty(demand.roster(hourOfWeek, team.share, 3, margin, ResponseTeams::unitsBusy));
      dispatch(team);
    }
  }

  private static double unitsBusy(double emergencies, double nonEmergencies) {
    double minutes = 0;
    for (Urgency urgency : Urgency.values()) {
      double keptFromDiary = urgency == Urgency.SCHEDULED ? 0.5 : 1;
      minutes +=
          keptFromDiary
              * MINUTES.of(urgency)
              * ControlRoom.incidents(urgency, emergencies, nonEmergencies);
    }
    return minutes / 60;
  }

  void request(Incident incident) {
    if (incident.closed) {
      return;
    }
    Team team = teams.get(incident.area);
    team.waiting.add(incident);
    dispatch(team);
    if (incident.urgency == Urgency.IMMEDIATE && !incident.resourced) {
      borrow(team, incident);
    }
  }

  /** Takes an incident out of the queue. Returns whether it was in it. */
  boolean withdraw(Incident incident) {
    return !incident.resourced && teams.get(incident.area).waiting.remove(incident);
  }

  /** Whether more wait in an area than it has units. */
  boolean overwhelmed(int area) {
    Team team = teams.get(area);
    return team.waiting.size() > 5 + team.units.free();
  }

  private void dispatch(Team team) {
    while (!team.waiting.isEmpty()) {
      if (team.units.free() <= KEPT_FREE.of(team.waiting.element().urgency)) {
        return;
      }
      send(team.waiting.remove(), team, 1);
    }
  }

  private void borrow(Team home, Incident incident) {
    Team lender = home;
    for (Team team : teams) {
      if (team.units.free() > lender.units.free()) {
        lender = team;
      }
    }
    if (lender != home) {
      home.waiting.remove(incident);
      send(incident, lender, 1.8);
    }
  }

  private void send(Incident incident, Team team, double distance) {
    incident.resourced = true;
    boolean immediate = incident.urgency == Urgency.IMMEDIATE;
    double travel = chance.lognormal(immediate ? 5.7 * 60 : 11 * 60, 0.5) * distance;
    double there = chance.lognormal(50 * 60, 0.6);
    unit(incident, team, travel, there, true);
    if (!immediate) {
      return;
    }
    if (team.units.free() > 0 && chance.of(SUPPORT)) {
      unit(incident, team, travel * chance.between(1.1, 1.8), there / 2, false);
    }
    if (!otherResources.isEmpty() && chance.of(0.1)) {
      String kind = otherResources.get(chance.below(otherResources.size()));
      String key = world.pseudonyms().ofStaff(kind + " " + chance.below(60));
      world
          .agenda()
          .after(travel * chance.between(0.5, 1.5), () -> comes(incident, key, kind, false));
    }
  }

  private void unit(Incident incident, Team team, double travel, double there, boolean first) {
    int number = team.units.take();
    String key = world.pseudonyms().ofStaff(team.name + " " + number);
    world.record(INCIDENT, incident.id, new ResourceAssigned(key));
    world.agenda().after(travel, () -> comes(incident, key, "OFFICER", first));
    world.agenda().after(travel + there, () -> leaves(incident, team, number, first));
  }

  private void comes(Incident incident, String key, String kind, boolean first) {
    if (incident.closed) {
      return;
    }
    incident.arrived |= first;
    world.record(INCIDENT, incident.id, new ResourceArrived(key, kind));
  }

  private void leaves(Incident incident, Team team, int number, boolean first) {
    team.units.release(number);
    dispatch(team);
    if (first && !incident.closed) {
      attended.accept(incident);
    }
  }
}
