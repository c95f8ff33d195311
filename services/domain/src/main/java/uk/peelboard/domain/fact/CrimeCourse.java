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
import uk.peelboard.domain.fact.Crime.Assignment;
import uk.peelboard.domain.fact.Crime.Unresolved;
import uk.peelboard.domain.measure.OutcomeType;

/** Follows one crime's events in time order, from what it was to what it became. */
final class CrimeCourse {
  private final CrimeRecorded recorded;
  private final Instant recordedAt;
  private final List<Assignment> assignments = new ArrayList<>(2);
  private final Track<Unresolved> withoutOutcome = new Track<>();
  private String offence;
  private Instant cancelledAt;
  private String cancellationGround;

  /** Of several records the first counts, for what was written before it too. */
  CrimeCourse(List<Event> standing) {
    CrimeRecorded first = null;
    Instant firstAt = null;
    for (Event event : standing) {
      if (event.payload() instanceof CrimeRecorded record) {
        first = record;
        firstAt = event.occurredAt();
        break;
      }
    }
    recorded = first;
    recordedAt = firstAt;
    offence = first == null ? null : first.offenceGroup();
  }

  void follow(Event event) {
    Payload payload = event.payload();
    Instant at = event.occurredAt();
    if (payload instanceof CrimeReclassified reclassified) {
      offence = reclassified.offenceGroup();
    } else if (payload instanceof OutcomeAssigned assigned && cancelledAt == null) {
      assign(assigned.outcome(), at);
    } else if (payload instanceof OutcomeRescinded) {
      end(at);
    } else if (payload instanceof CrimeCancelled cancelled && cancelledAt == null) {
      cancelledAt = at;
      cancellationGround = cancelled.ground();
      end(at);
    }
    boolean isUnresolved =
        recordedAt != null && !at.isBefore(recordedAt) && cancelledAt == null && standing() == null;
    withoutOutcome.become(isUnresolved ? new Unresolved(offence, area()) : null, at);
  }

  /** Type 0, "not yet assigned", takes the outcome away again. */
  private void assign(String outcome, Instant at) {
    String type = OutcomeType.withoutSubType(outcome);
    Assignment latest = standing();
    if (latest != null && latest.outcome().equals(type)) {
      return;
    }
    end(at);
    if (!type.equals(OutcomeType.NOT_ASSIGNED)) {
      boolean domesticAbuse = recorded != null && recorded.domesticAbuse();
      assignments.add(new Assignment(type, offence, area(), domesticAbuse, recordedAt, at, null));
    }
  }

  private void end(Instant at) {
    Assignment latest = standing();
    if (latest != null) {
      assignments.set(assignments.size() - 1, latest.endedAt(at));
    }
  }

  private Assignment standing() {
    Assignment latest = assignments.isEmpty() ? null : assignments.get(assignments.size() - 1);
    return latest == null || latest.until() != null ? null : latest;
  }

  private String area() {
    return recorded == null ? null : recorded.area();
  }

  Crime crime(Instant firstSeenAt) {
    return new Crime(
        firstSeenAt,
        recordedAt,
        offence,
        area(),
        recorded != null && recorded.domesticAbuse(),
        cancelledAt,
        cancellationGround,
        assignments,
        withoutOutcome.phases(recordedAt));
  }
}
