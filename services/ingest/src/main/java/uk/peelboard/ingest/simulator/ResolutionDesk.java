package uk.peelboard.ingest.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Resolves by telephone what needs nobody to come, one after the other, from seven to ten. */
final class ResolutionDesk {
  private static final double MINUTES = 28;
  private static final int OPENS = 7;
  private static final int SHUTS = 22;
  private static final int SHIFT_HOURS = 8;

  private final World world;
  private final Chance chance;
  private final Consumer<Incident> resolved;
  private final Staff people = new Staff();
  private final Deque<Incident> waiting = new ArrayDeque<>();
  private int[] onDuty = {};

  ResolutionDesk(World world, Chance chance, Consumer<Incident> resolved) {
    this.world = world;
    this.chance = chance;
    this.resolved = resolved;
  }

  /** A day's work has to be done in the hours in which the desk is open. */
  void plan(Demand.Week week, Staffing staffing) {
    double[] need = week.work(ResolutionDesk::peopleBusy);
    double people = staffing.deskPeople() * staffing.resolvedByPhone();
    for (int day = 0; day < need.length; day += 24) {
      double work = 0;
      for (int hour = day; hour < day + 24; hour++) {
        work += need[hour];
      }
      for (int hour = 0; hour < 24; hour++) {
        boolean shut = hour < OPENS || hour >= SHUTS;
        need[day + hour] = shut ? 0 : work / (SHUTS - OPENS) * people;
      }
    }
    onDuty = Shifts.cover(need, SHIFT_HOURS, OPENS, SHUTS - SHIFT_HOURS);
  }

  void hour(int hourOfWeek) {
    people.onDuty(onDuty[hourOfWeek]);
    serve();
  }

  private static double peopleBusy(double emergencies, double nonEmergencies) {
    return Grading.incidents(Urgency.BY_PHONE, emergencies, nonEmergencies) * MINUTES / 60;
  }

  void take(Incident incident) {
    waiting.add(incident);
    serve();
  }

  private void serve() {
    while (!waiting.isEmpty() && people.free() > 0) {
      Incident incident = waiting.remove();
      int person = people.take();
      world
          .agenda()
          .after(chance.lognormal(MINUTES * 60 * 0.8, 0.65), () -> done(incident, person));
    }
  }

  private void done(Incident incident, int person) {
    people.release(person);
    resolved.accept(incident);
    serve();
  }
}
