package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.List;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A recorded crime and its outcomes.
 *
 * @param firstSeenAt when its first event occurred
 * @param recordedAt when it was recorded, or null
 * @param offence the latest classification, or null
 * @param area or null
 * @param cancelledAt when it was cancelled, or null
 * @param cancellationGround why it was cancelled, or null
 * @param assignments every outcome that it was given, in time order; the same outcome given twice
 *     running is one, and a cancelled crime is given none
 * @param withoutOutcome when it was recorded, not cancelled, and had no outcome
 */
public record Crime(
    Instant firstSeenAt,
    Instant recordedAt,
    String offence,
    String area,
    boolean domesticAbuse,
    Instant cancelledAt,
    String cancellationGround,
    List<Assignment> assignments,
    List<Phase<Unresolved>> withoutOutcome)
    implements Fact {

  /**
   * An outcome from when it was assigned until it no longer stood.
   *
   * @param outcome a type or a group, never a sub-type
   * @param offence the classification when it was assigned, or null
   * @param area or null
   * @param recordedAt when the crime was recorded, or null
   * @param until when it was replaced, rescinded or cancelled; null while it stands
   */
  public record Assignment(
      String outcome,
      String offence,
      String area,
      boolean domesticAbuse,
      Instant recordedAt,
      Instant from,
      Instant until) {

    Assignment endedAt(Instant end) {
      return new Assignment(outcome, offence, area, domesticAbuse, recordedAt, from, end);
    }

    /** Whether it is dated after its crime, as it must be; no where the crime is not known. */
    public boolean followsItsCrime() {
      return recordedAt != null && !from.isBefore(recordedAt);
    }
  }

  /** What a crime without an outcome is told apart by. Each may be null. */
  public record Unresolved(String offence, String area) {}

  static Crime of(List<Event> standing) {
    CrimeCourse course = new CrimeCourse(standing);
    standing.forEach(course::follow);
    return course.crime(standing.get(0).occurredAt());
  }

  /** When it was recorded, unless it was cancelled since: null when it does not count. */
  public Instant countedAt() {
    return cancelledAt == null ? recordedAt : null;
  }

  /** The outcome that stands, or null. */
  public String outcome() {
    if (assignments.isEmpty()) {
      return null;
    }
    Assignment latest = assignments.get(assignments.size() - 1);
    return latest.until == null ? latest.outcome : null;
  }

  @Override
  public List<Finding> findings(ForceProfile profile) {
    Findings found =
        new Findings(profile, recordedAt != null ? recordedAt : firstSeenAt)
            .when(recordedAt == null, "crime-not-recorded")
            .when(
                recordedAt != null
                    && !assignments.isEmpty()
                    && !assignments.get(0).followsItsCrime(),
                "outcome-before-crime")
            .whenUnknown(Dimension.AREA, area)
            .whenUnknown(Dimension.OFFENCE, offence);
    for (Assignment assignment : assignments) {
      if (Dimension.OUTCOME.isUnknown(assignment.outcome, profile)) {
        return found.whenUnknown(Dimension.OUTCOME, assignment.outcome).all();
      }
    }
    return found.all();
  }
}
