package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.event.CrimePayload.CrimeCancelled;
import uk.peelboard.domain.event.CrimePayload.CrimeReclassified;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.CrimePayload.OutcomeRescinded;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A recorded crime and its outcomes.
 *
 * @param firstSeenAt when its first event occurred
 * @param recordedAt when it was recorded, or null
 * @param offence the latest classification, or null
 * @param area or null
 * @param cancelledAt when it was cancelled, or null
 * @param assignments every outcome that it was given, in time order; the same outcome given twice
 *     running is one, and a cancelled crime is given none
 */
public record Crime(
    Instant firstSeenAt,
    Instant recordedAt,
    String offence,
    String area,
    boolean domesticAbuse,
    Instant cancelledAt,
    List<Assignment> assignments)
    implements Fact {

  /**
   * An outcome from when it was assigned until it no longer stood.
   *
   * @param outcome a type or a group, never a sub-type
   * @param offence the classification when it was assigned, or null
   * @param area or null
   * @param until when it was replaced, rescinded or cancelled; null while it stands
   */
  public record Assignment(
      String outcome, String offence, String area, Instant from, Instant until) {

    Assignment endedAt(Instant end) {
      return new Assignment(outcome, offence, area, from, end);
    }
  }

  static Crime of(List<Event> standing) {
    CrimeRecorded recorded = null;
    Instant recordedAt = null;
    for (Event event : standing) {
      if (event.payload() instanceof CrimeRecorded first) {
        recorded = first;
        recordedAt = event.occurredAt();
        break;
      }
    }
    String offence = recorded == null ? null : recorded.offenceGroup();
    String area = recorded == null ? null : recorded.area();
    Instant cancelledAt = null;
    List<Assignment> assignments = new ArrayList<>(2);
    for (Event event : standing) {
      Payload payload = event.payload();
      if (payload instanceof CrimeReclassified reclassified) {
        offence = reclassified.offenceGroup();
      } else if (payload instanceof OutcomeAssigned assigned && cancelledAt == null) {
        assign(assignments, assigned.outcome(), offence, area, event.occurredAt());
      } else if (payload instanceof OutcomeRescinded) {
        end(assignments, event.occurredAt());
      } else if (payload instanceof CrimeCancelled && cancelledAt == null) {
        cancelledAt = event.occurredAt();
        end(assignments, cancelledAt);
      }
    }
    return new Crime(
        standing.get(0).occurredAt(),
        recordedAt,
        offence,
        area,
        recorded != null && recorded.domesticAbuse(),
        cancelledAt,
        assignments);
  }

  /** Type 0, "not yet assigned", takes the outcome away again. */
  private static void assign(
      List<Assignment> assignments, String outcome, String offence, String area, Instant at) {
    String type = OutcomeType.withoutSubType(outcome);
    Assignment latest = assignments.isEmpty() ? null : assignments.get(assignments.size() - 1);
    if (latest != null && latest.until == null && latest.outcome.equals(type)) {
      return;
    }
    end(assignments, at);
    if (!type.equals(OutcomeType.NOT_ASSIGNED)) {
      assignments.add(new Assignment(type, offence, area, at, null));
    }
  }

  private static void end(List<Assignment> assignments, Instant at) {
    int last = assignments.size() - 1;
    if (last >= 0 && assignments.get(last).until == null) {
      assignments.set(last, assignments.get(last).endedAt(at));
    }
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
                    && assignments.get(0).from.isBefore(recordedAt),
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
