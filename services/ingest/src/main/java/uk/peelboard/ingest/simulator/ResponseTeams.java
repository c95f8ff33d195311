package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;

/**
 * Response officers, a team for each area. The most urgent incident gets the nearest free unit,
 * which has to drive there from where it was last; a neighbour lends one where life is in danger
 * and none is free.
 */
final class ResponseTeams {
  private static final Comparator<Incident> MOST_URGENT_FIRST =
      Comparator.comparing((Incident incident) -> incident.urgency)
          .thenComparing(incident -> !incident.escalated)
          .thenComparing(incident -> incident.receivedAt)
          .thenComparing(incident -> incident.id);

  /** A second unit comes along to so many immediate incidents. */
  private static final double SUPPORT = 0.35;

  /** The part of a team that an incident of each urgency must leave free for a more urgent one. */
  private static final PerUrgency KEPT_FREE = new PerUrgency(0, 0.06, 0.14, 0);

  /** Minutes of a unit's time that an incident takes, travel included, by urgency. */
  private static final PerUrgency MINUTES = new PerUrgency(85 * (1 + SUPPORT / 2), 75, 65, 0);

  private static final int SHIFT_HOURS = 9;
  private static final int[] SHIFT_STARTS = {7, 14, 17, 22};

  /** Roads are longer than the blocks between. */
  private static final double DETOUR = 1.1;

  private static final double BLUE_LIGHT_KM_PER_HOUR = 60;
  private static final double TRAFFIC_KM_PER_HOUR = 29;

  private static final class Team {
    final String name;
    final double share;
    final double side;
    final Staff units = new Staff();
    final PriorityQueue<Incident> waiting = new PriorityQueue<>(MOST_URGENT_FIRST);
    int[] onDuty = {};

    /** Where each unit was last, by its number: at first in the middle. */
    double[] east = {};

    double[] north = {};

    Team(String name, double share, double side) {
      this.name = name;
      this.share = share;
      this.side = side;
    }

    void onDuty(int people) {
      units.onDuty(people);
      int known = east.length;
      if (people > known) {
        east = Arrays.copyOf(east, people);
        north = Arrays.copyOf(north, people);
        Arrays.fill(east, known, people, side / 2);
        Arrays.fill(north, known, people, side / 2);
      }
    }

    double kilometres(int unit, Incident incident) {
      return Math.abs(east[unit] - incident.east) + Math.abs(north[unit] - incident.north);
    }

    /** Ask first whether any is free. */
    int nearest(Incident incident) {
      int nearest = units.nextFree(0);
      for (int unit = nearest; unit >= 0; unit = units.nextFree(unit + 1)) {
        if (kilometres(unit, incident) < kilometres(nearest, incident)) {
          nearest = unit;
        }
      }
      return nearest;
    }
  }

  private final World world;
  private final Chance chance;
  private final List<String> otherResources;
  private final Consumer<Incident> attended;
  private final List<Team> teams;

  /**
   * @param otherResources kinds that come to some incidents and are not police
   * @param attended told when the unit that came first leaves
   */
  ResponseTeams(
      World world, Chance chance, List<String> otherResources, Consumer<Incident> attended) {
    this.world = world;
    this.chance = chance;
    this.otherResources = otherResources;
    this.attended = attended;
    Areas areas = world.areas();
    teams =
        IntStream.range(0, areas.count())
            .mapToObj(area -> new Team(areas.name(area), areas.share(area), areas.side(area)))
            .toList();
  }

  /** Fills the shifts of a week. */
  void plan(Demand.Week week, Staffing staffing) {
    for (Team team : teams) {
      double[] need =
          week.work(
              (emergencies, others) -> {
                double busy = team.share * unitsBusy(emergencies, others);
                return busy * staffing.officers();
              });
      team.onDuty = Shifts.cover(need, SHIFT_HOURS, SHIFT_STARTS);
    }
  }

  void hour(int hourOfWeek) {
    for (Team team : teams) {
      team.onDuty(team.onDuty[hourOfWeek]);
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
              * Grading.incidents(urgency, emergencies, nonEmergencies);
    }
    return minutes / 60;
  }

  void request(Incident incident) {
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
      double kept = KEPT_FREE.of(team.waiting.element().urgency) * team.units.onDuty();
      if (team.units.free() <= StrictMath.ceil(kept)) {
        return;
      }
      send(team.waiting.remove(), team);
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
      send(incident, lender);
    }
  }

  private void send(Incident incident, Team team) {
    incident.resourced = true;
    boolean immediate = incident.urgency == Urgency.IMMEDIATE;
    double there = chance.lognormal(50 * 60, 0.6);
    double travel = unit(incident, team, there, true);
    if (!immediate) {
      return;
    }
    if (team.units.free() > 0 && chance.of(SUPPORT)) {
      unit(incident, team, there / 2, false);
    }
    if (!otherResources.isEmpty() && chance.of(0.1)) {
      String kind = otherResources.get(chance.below(otherResources.size()));
      String key = world.pseudonyms().ofStaff(kind + " " + chance.below(60));
      world
          .agenda()
          .after(travel * chance.between(0.5, 1.5), () -> comes(incident, key, kind, false));
    }
  }

  /** Returns how many seconds it takes to get there. */
  private double unit(Incident incident, Team team, double there, boolean first) {
    int number = team.nearest(incident);
    double travel = travel(incident, team, number);
    team.units.take(number);
    team.east[number] = Math.min(incident.east, team.side);
    team.north[number] = Math.min(incident.north, team.side);
    String key = world.pseudonyms().ofStaff(team.name + " " + number);
    world.record(INCIDENT, incident.id, new ResourceAssigned(key));
    world.agenda().after(travel, () -> comes(incident, key, "OFFICER", first));
    world.agenda().after(travel + there, () -> leaves(incident, team, number, first));
    return travel;
  }

  /** A unit that is lent crosses half of both areas. */
  private double travel(Incident incident, Team team, int unit) {
    boolean immediate = incident.urgency == Urgency.IMMEDIATE;
    double kilometres = team.kilometres(unit, incident);
    if (teams.get(incident.area) != team) {
      kilometres = (team.side + world.areas().side(incident.area)) / 2;
    }
    double speed = immediate ? BLUE_LIGHT_KM_PER_HOUR : TRAFFIC_KM_PER_HOUR;
    double settingOut = chance.lognormal(immediate ? 50 : 240, 0.5);
    return settingOut + 3600 * kilometres * DETOUR / speed * chance.between(0.75, 1.35);
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
