package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.List;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentState;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * An incident.
 *
 * @param firstSeenAt when its first event occurred
 * @param openedAt when it was first opened, or null; its age counts from here, reopened or not
 * @param clockStartAt the attendance clock's start: the call received, else opened; null if neither
 *     is known
 * @param area or null
 * @param grade the final grade: at the first arrival, else the latest; or null
 * @param unknownGrade the first grade it ever had that the profile does not list, or null
 * @param vulnerable whether any vulnerability was flagged
 * @param domesticAbuse whether it was opened as domestic abuse, or that was flagged
 * @param firstArrivalAt when the first police resource arrived, or null
 * @param closedAt the closing that stands, or null: one that was reopened does not
 * @param closedBeforeOpened whether it was closed, for good, before it was opened
 * @param phases while it was open, in time order
 */
public record Incident(
    Instant firstSeenAt,
    Instant openedAt,
    Instant clockStartAt,
    String area,
    String grade,
    String unknownGrade,
    boolean vulnerable,
    boolean domesticAbuse,
    Instant firstArrivalAt,
    Instant closedAt,
    boolean closedBeforeOpened,
    List<Phase> phases)
    implements Fact {

  /**
   * A time in which an open incident stayed the same in all that the backlog is told apart by.
   *
   * @param until null while it lasts
   * @param openedAt when the incident was first opened: what its age counts from
   * @param area or null
   * @param grade the grade at the time, or null
   */
  public record Phase(
      Instant from,
      Instant until,
      Instant openedAt,
      String area,
      String grade,
      IncidentState state,
      boolean vulnerable) {}

  static Incident of(List<Event> standing, ForceProfile profile) {
    IncidentCourse course = new IncidentCourse(profile);
    standing.forEach(course::follow);
    return course.incident(standing.get(0).occurredAt());
  }

  @Override
  public List<Finding> findings(ForceProfile profile) {
    return new Findings(profile, openedAt != null ? openedAt : firstSeenAt)
        .when(openedAt == null, "incident-not-opened")
        .when(closedBeforeOpened, "incident-closed-before-opened")
        .whenUnknown(Dimension.AREA, area)
        .whenUnknown(Dimension.GRADE, unknownGrade)
        .all();
  }
}
