package uk.peelboard.ingest.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Resolves by telephone what needs nobody to come, one after the other, from seven to ten. */
final class ResolutionDesk {
  private static final double MINUTES = 28;
  private static final int OPENS = 7;
  private static final int SHUTS = 22;

  private final World world;
  private final Chance chance;
  private final double margin;
  private final Consumer<Incident> resolved;
  private final Staff people = new Staff();
  private final Deque<Incident> waiting = new ArrayDeque<>();

  ResolutionDesk(World world, Chance chance, double margin, Consumer<Incident> resolved) {
    this.world = world;
    this.chance = chance;
    this.margin = margin;
    this.resolved = resolved;
  }

  void hour(Demand demand, int hourOfWeek) {
    int hour = hourOfWeek % 24;
    boolean shut = hour < OPENS || hour >= SHUTS;
    people.onDuty(shut ? 0 : demand.roster(hourOfWeek, 1, 8, margin, ResolutionDesk::peopleBusy));
    serve();
  }

  /** A day's work has to be done in the hours in which the desk is open. */
  private static double peopleBusy(double emergencies, double nonEmergencies) {
    double incidents = ControlRoom.incidents(Urgency.BY_PHONE, emergencies, nonEmergencies);
    return incidents * MINUTES / 60 * 24 / (SHUTS - OPENS);
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
