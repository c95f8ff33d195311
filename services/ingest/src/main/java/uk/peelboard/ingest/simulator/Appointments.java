package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;

/**
 * The diary: a morning, an afternoon and an evening slot on each of the next days, within three of
 * the booking, each with so many places. Officers of their own go from one to the next: who is last
 * in a busy slot may see them after its end.
 */
final class Appointments {
  private static final int[] SLOT_STARTS = {9, 13, 17};
  private static final int SLOT_HOURS = 4;
  private static final int DAYS_AHEAD = 3;
  private static final int FIRST_HOUR = 9;
  private static final int LAST_HOUR = 23;

  /** People who are not at home, or do not open. */
  private static final double NO_REPLY = 0.03;

  private final World world;
  private final Chance chance;
  private final BiConsumer<Incident, String> close;
  private final Staff officers = new Staff();
  private final Deque<Incident> due = new ArrayDeque<>();
  private final TreeMap<LocalDate, int[]> booked = new TreeMap<>();
  private Staffing staffing;

  Appointments(World world, Chance chance, BiConsumer<Incident, String> close) {
    this.world = world;
    this.chance = chance;
    this.close = close;
  }

  void plan(Staffing staffing) {
    this.staffing = staffing;
  }

  void hour(int hourOfWeek) {
    int hour = hourOfWeek % 24;
    boolean shut = hour < FIRST_HOUR || hour >= LAST_HOUR;
    officers.onDuty(shut ? 0 : staffing.appointmentOfficers());
    serve();
  }

  /** Books a slot that suits. Returns false when the diary is full. */
  boolean book(Incident incident) {
    int places = staffing.appointmentsPerDay() / SLOT_STARTS.length;
    Instant now = Instant.ofEpochMilli(world.agenda().now());
    LocalDate today = now.atZone(world.zone()).toLocalDate();
    booked.headMap(today).clear();
    for (int day = 0; day <= DAYS_AHEAD; day++) {
      LocalDate date = today.plusDays(day);
      int[] taken = booked.computeIfAbsent(date, d -> new int[SLOT_STARTS.length]);
      for (int slot = 0; slot < SLOT_STARTS.length; slot++) {
        Instant start = local(date, SLOT_STARTS[slot]);
        boolean inTime = start.isAfter(now.plusSeconds(3600));
        if (inTime && taken[slot] < places && chance.of(0.22)) {
          taken[slot]++;
          incident.booked = true;
          Instant end = local(date, SLOT_STARTS[slot] + SLOT_HOURS);
          world.record(INCIDENT, incident.id, new AppointmentBooked(start, end));
          world.agenda().at(start.toEpochMilli(), () -> fallDue(incident));
          return true;
        }
      }
    }
    return false;
  }

  private Instant local(LocalDate date, int hour) {
    return date.atTime(hour, 0).atZone(world.zone()).toInstant();
  }

  private void fallDue(Incident incident) {
    if (!incident.closed) {
      due.add(incident);
      serve();
    }
  }

  private void serve() {
    while (!due.isEmpty() && officers.free() > 0) {
      Incident incident = due.remove();
      int officer = officers.take();
      incident.resourced = true;
      String key = world.pseudonyms().ofStaff("appointments " + officer);
      world.record(INCIDENT, incident.id, new ResourceAssigned(key));
      world.agenda().after(chance.lognormal(15 * 60, 0.4), () -> knock(incident, officer, key));
    }
  }

  private void knock(Incident incident, int officer, String key) {
    if (chance.of(NO_REPLY)) {
      world.agenda().after(600, () -> leave(incident, officer, "NO_REPLY"));
      return;
    }
    incident.arrived = true;
    world.record(INCIDENT, incident.id, new ResourceArrived(key, "OFFICER"));
    world
        .agenda()
        .after(chance.lognormal(50 * 60, 0.45), () -> leave(incident, officer, "RESULTED"));
  }

  private void leave(Incident incident, int officer, String reason) {
    officers.release(officer);
    serve();
    world.agenda().after(chance.exponential(1800), () -> close.accept(incident, reason));
  }
}
