package uk.peelboard.domain.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.fact.Incident.Appointment;

/** The appointments of one incident: of several, the last one booked is the one that stands. */
final class Slots {
  private final ZoneId zone;
  private List<Slot> slots = List.of();

  private static final class Slot {
    private final Instant bookedAt;
    private final AppointmentBooked slot;
    private Instant overtakenAt;
    private boolean kept;

    Slot(Instant bookedAt, AppointmentBooked slot) {
      this.bookedAt = bookedAt;
      this.slot = slot;
    }

    boolean cameDue() {
      return overtakenAt == null || !overtakenAt.isBefore(slot.slotStart());
    }
  }

  /**
   * @param zone whose days are counted between booking and slot
   */
  Slots(ZoneId zone) {
    this.zone = zone;
  }

  void book(AppointmentBooked slot, Instant at) {
    overtake(at);
    slots = slots.isEmpty() ? new ArrayList<>(1) : slots;
    slots.add(new Slot(at, slot));
  }

  /** The slot that stands does so no longer: another was booked, or there is no need of it. */
  void overtake(Instant at) {
    if (oneStands()) {
      slots.get(slots.size() - 1).overtakenAt = at;
    }
  }

  void arrive(Instant at) {
    for (Slot one : slots) {
      one.kept |= !at.isBefore(one.slot.slotStart()) && !at.isAfter(one.slot.slotEnd());
    }
  }

  boolean oneStands() {
    return !slots.isEmpty() && slots.get(slots.size() - 1).overtakenAt == null;
  }

  /** As appointments in an area, or in none that is known. */
  List<Appointment> in(String area) {
    List<Appointment> all = new ArrayList<>(slots.size());
    slots.forEach(one -> all.add(appointment(one, area)));
    return all;
  }

  private Appointment appointment(Slot one, String area) {
    long daysAhead = dayOf(one.slot.slotStart()) - dayOf(one.bookedAt);
    return new Appointment(
        one.bookedAt, one.slot.slotEnd(), area, daysAhead, one.cameDue(), one.kept);
  }

  private long dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone).toEpochDay();
  }
}
