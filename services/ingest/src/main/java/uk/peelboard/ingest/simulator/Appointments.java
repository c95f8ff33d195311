package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;

/**
 * The diary: a morning, an afternoon and an evening slot on each of the next days, within three of
 * the booking, each with so many places. Officers of their own keep the appointments, mostly.
 */
final class Appointments {
  private static final int[] SLOT_STARTS = {9, 13, 17};
  private static final int SLOT_HOURS = 4;
  private static final int DAYS_AHEAD = 3;
  private static final int OFFICERS = 40;

  private final World world;
  private final Chance chance;
  private final int placesPerSlot;
  private final BiConsumer<Incident, String> close;
  private final TreeMap<LocalDate, int[]> booked = new TreeMap<>();

  Appointments(World world, Chance chance, int placesPerDay, BiConsumer<Incident, String> close) {
    this.world = world;
    this.chance = chance;
    placesPerSlot = placesPerDay / SLOT_STARTS.length;
    this.close = close;
  }

  /** Books a slot that suits. Returns false when the diary is full. */
  boolean book(Incident incident) {
    Instant now = Instant.ofEpochMilli(world.agenda().now());
    LocalDate today = now.atZone(world.zone()).toLocalDate();
    booked.headMap(today).clear();
    for (int day = 0; day <= DAYS_AHEAD; day++) {
      LocalDate date = today.plusDays(day);
      int[] taken = booked.computeIfAbsent(date, d -> new int[SLOT_STARTS.length]);
      for (int slot = 0; slot < SLOT_STARTS.length; slot++) {
        Instant start = local(date, SLOT_STARTS[slot]);
        boolean inTime = start.isAfter(now.plusSeconds(3600));
        if (inTime && taken[slot] < placesPerSlot && chance.of(0.22)) {
          taken[slot]++;
          book(incident, start, local(date, SLOT_STARTS[slot] + SLOT_HOURS));
          return true;
        }
      }
    }
    return false;
  }

  private Instant local(LocalDate date, int hour) {
    return date.atTime(hour, 0).atZone(world.zone()).toInstant();
  }

  private void book(Incident incident, Instant start, Instant end) {
    world.record(INCIDENT, incident.id, new AppointmentBooked(start, end));
    double slot = SLOT_HOURS * 3600;
    double kept = chance.draw();
    if (kept < 0.03) {
      world.agenda().at(end.toEpochMilli(), () -> close.accept(incident, "NO_REPLY"));
      return;
    }
    double intoSlot =
        kept < 0.08 ? slot + chance.exponential(40 * 60) : chance.between(0.02, 0.95) * slot;
    long arrival = start.toEpochMilli() + (long) (intoSlot * 1000);
    String officer = world.pseudonyms().ofStaff("appointments " + chance.below(OFFICERS));
    world.agenda().at(arrival - 15 * 60_000, () -> setOut(incident, officer));
    world.agenda().at(arrival, () -> comes(incident, officer));
  }

  private void setOut(Incident incident, String officer) {
    incident.resourced = true;
    world.record(INCIDENT, incident.id, new ResourceAssigned(officer));
  }

  private void comes(Incident incident, String officer) {
    incident.arrived = true;
    world.record(INCIDENT, incident.id, new ResourceArrived(officer, "OFFICER"));
    world.agenda().after(chance.lognormal(80 * 60, 0.6), () -> close.accept(incident, "RESULTED"));
  }
}
