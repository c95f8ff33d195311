package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.List;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.EscalationReason;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentState;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * An incident.
 *
 * @param firstSeenAt when its first event occurred
 * @param openedAt when it was first opened, or null; its age counts from here, reopened or not
 * @param area or null
 * @param grade the final grade: at the first arrival, else the latest; or null
 * @param unknownGrade the first grade it ever had that the profile does not list, or null
 * @param vulnerable whether any vulnerability was flagged
 * @param domesticAbuse whether it was opened as domestic abuse, or that was flagged
 * @param closing the one that stands, or null: one that was reopened does not
 * @param upgrading the first upgrade before the first arrival, or null
 * @param downgrading the first downgrade before the first arrival, or null
 * @param appointments every booking, in time order
 * @param escalations in time order
 * @param automaticFlags each vulnerability once that was flagged automatically
 * @param open while it was open
 * @param openDomesticAbuse while it was open and known to be domestic abuse
 * @param held while it was open and a terminal held its log
 * @param unassessed while it waited for attendance and its risk had never been assessed, or not for
 *     its grade's review interval: from a moment that may lie ahead
 */
public record Incident(
    Instant firstSeenAt,
    Instant openedAt,
    String area,
    String grade,
    String unknownGrade,
    boolean vulnerable,
    boolean domesticAbuse,
    Attendance attendance,
    Closing closing,
    Regrading upgrading,
    Regrading downgrading,
    List<Appointment> appointments,
    List<Escalation> escalations,
    List<Flag> automaticFlags,
    List<Phase<Open>> open,
    List<Phase<DomesticAbuse>> openDomesticAbuse,
    List<Phase<Terminal>> held,
    List<Phase<Waiting>> unassessed)
    implements Fact {

  /**
   * How it was attended.
   *
   * @param clockStartAt the call received, else opened; null if neither is known
   * @param upgradedAt the last upgrade before the first arrival, or null
   * @param assignedAt when the first resource was assigned, or null
   * @param arrivedAt when the first police resource arrived, or null
   * @param byAppointment whether its slot is what counts, and not the clock
   */
  public record Attendance(
      Instant clockStartAt,
      Instant upgradedAt,
      Instant assignedAt,
      Instant arrivedAt,
      boolean byAppointment) {

    /** Whether the clock, and no slot, says if the police came in time. */
    public boolean isOnTheClock() {
      return arrivedAt != null && !byAppointment;
    }
  }

  /**
   * @param byAppointment whether a slot was booked and not yet overtaken
   * @param withoutAttendance whether it required attendance, and no police had arrived
   * @param byDoctrine whether the reason is one of the closure doctrine's
   */
  public record Closing(
      Instant at,
      String reason,
      boolean byAppointment,
      boolean withoutAttendance,
      boolean byDoctrine) {}

  /**
   * @param fromGrade the grade before
   */
  public record Regrading(Instant at, String fromGrade) {}

  /**
   * A slot as it was booked.
   *
   * @param area or null
   * @param daysAhead local days from the booking's to the slot's
   * @param cameDue whether it still stood when the slot began: neither booked anew, upgraded nor
   *     closed before
   * @param kept whether a police resource arrived within the slot, its ends included
   */
  public record Appointment(
      Instant bookedAt,
      Instant slotEnd,
      String area,
      long daysAhead,
      boolean cameDue,
      boolean kept) {}

  /**
   * @param area or null
   */
  public record Escalation(Instant at, EscalationReason reason, String area) {}

  /**
   * A vulnerability that was flagged automatically.
   *
   * @param flag its code
   * @param agreed whether a person flagged it too, before or after
   */
  public record Flag(Instant at, String flag, boolean agreed) {}

  /**
   * What an open incident is told apart by.
   *
   * @param area or null
   * @param grade the grade at the time, or null
   * @param unseen whether it waits for attendance and nobody has spoken to the victim
   */
  public record Open(
      String area, String grade, IncidentState state, boolean vulnerable, boolean unseen) {}

  /**
   * @param area or null
   * @param grade the grade at the time, or null
   */
  public record DomesticAbuse(String area, String grade) {}

  /** Whose hands a log is in. */
  public record Terminal(String terminal, String controlRoom) {}

  /**
   * @param area or null
   * @param grade the grade at the time, or null
   * @param assessedAt when its risk was last assessed, or null
   */
  public record Waiting(String area, String grade, boolean vulnerable, Instant assessedAt) {}

  static Incident of(List<Event> standing, ForceProfile profile) {
    IncidentCourse course = new IncidentCourse(profile);
    standing.forEach(course::follow);
    return course.incident(standing.get(0).occurredAt());
  }

  /** When the closing that stands was made, or null. */
  public Instant closedAt() {
    return closing == null ? null : closing.at;
  }

  public Instant clockStartAt() {
    return attendance.clockStartAt;
  }

  public Instant firstArrivalAt() {
    return attendance.arrivedAt;
  }

  @Override
  public List<Finding> findings(ForceProfile profile) {
    boolean closedBeforeOpened =
        closing != null && openedAt != null && closing.at.isBefore(openedAt);
    Findings found =
        new Findings(profile, openedAt != null ? openedAt : firstSeenAt)
            .when(openedAt == null, "incident-not-opened")
            .when(closedBeforeOpened, "incident-closed-before-opened")
            .whenUnknown(Dimension.AREA, area)
            .whenUnknown(Dimension.GRADE, unknownGrade);
    for (Appointment appointment : appointments) {
      if (appointment.daysAhead < 0) {
        return found.when(true, "appointment-booked-for-the-past").all();
      }
    }
    return found.all();
  }
}
