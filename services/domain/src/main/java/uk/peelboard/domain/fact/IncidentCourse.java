package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.IncidentReopened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.fact.Incident.Phase;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentState;
import uk.peelboard.domain.profile.ForceProfile;

/** Follows one incident's events in time order, from what it was to what it became. */
final class IncidentCourse {
  private static final String DOMESTIC_ABUSE_FLAG = "DOMESTIC_ABUSE";

  private final ForceProfile profile;
  private final List<Phase> phases = new ArrayList<>(4);

  private Instant openedAt;
  private Instant clockStartAt;
  private Instant closedAt;
  private Instant phaseFrom;
  private String area;
  private String grade;
  private String gradeAtArrival;
  private String unknownGrade;
  private Instant firstArrivalAt;
  private boolean requiresDeployment = true;
  private boolean assigned;
  private boolean appointment;
  private boolean vulnerable;
  private boolean domesticAbuse;

  IncidentCourse(ForceProfile profile) {
    this.profile = profile;
  }

  void follow(Event event) {
    Payload payload = event.payload();
    Instant at = event.occurredAt();
    boolean isOpen = phaseFrom != null;
    Phase before = isOpen ? phase(at) : null;
    if (payload instanceof IncidentOpened opened) {
      open(opened, at);
    } else if (payload instanceof IncidentGraded graded) {
      grade(graded.grade());
    } else if (payload instanceof ResourceAssigned) {
      assigned = true;
    } else if (payload instanceof ResourceArrived arrived) {
      arrive(arrived, at);
    } else if (payload instanceof AppointmentBooked) {
      appointment = true;
    } else if (payload instanceof VulnerabilityFlagged flagged) {
      vulnerable = true;
      domesticAbuse |= flagged.flag().equals(DOMESTIC_ABUSE_FLAG);
    } else if (payload instanceof IncidentClosed) {
      close(at);
    } else if (payload instanceof IncidentReopened) {
      reopen(at);
    } else {
      return;
    }
    if (isOpen && phaseFrom != null && !phase(at).equals(before)) {
      add(before);
      phaseFrom = at;
    }
  }

  private void open(IncidentOpened opened, Instant at) {
    if (openedAt != null) {
      return;
    }
    openedAt = at;
    clockStartAt = opened.callReceivedAt() != null ? opened.callReceivedAt() : at;
    area = opened.area();
    domesticAbuse |= opened.domesticAbuse();
    requiresDeployment = opened.requiresDeployment();
    if (grade == null) {
      grade(opened.grade());
    }
    if (gradeAtArrival == null && firstArrivalAt != null) {
      gradeAtArrival = grade;
    }
    if (closedAt == null) {
      phaseFrom = at;
    }
  }

  private void grade(String given) {
    grade = given;
    if (unknownGrade == null && Dimension.GRADE.isUnknown(given, profile)) {
      unknownGrade = given;
    }
  }

  private void arrive(ResourceArrived arrived, Instant at) {
    if (firstArrivalAt == null && !profile.nonPoliceResourceKinds().contains(arrived.kind())) {
      firstArrivalAt = at;
      gradeAtArrival = grade;
    }
  }

  private void close(Instant at) {
    if (closedAt == null) {
      closedAt = at;
      if (phaseFrom != null) {
        add(phase(at));
        phaseFrom = null;
      }
    }
  }

  /** A closing releases the resources: a reopened incident waits for one anew. */
  private void reopen(Instant at) {
    if (closedAt == null) {
      return;
    }
    closedAt = null;
    assigned = false;
    if (openedAt != null) {
      phaseFrom = at;
    }
  }

  private void add(Phase phase) {
    if (phase.from().isBefore(phase.until())) {
      phases.add(phase);
    }
  }

  private Phase phase(Instant until) {
    return new Phase(phaseFrom, until, openedAt, area, grade, state(), vulnerable);
  }

  private IncidentState state() {
    if (firstArrivalAt != null) {
      return IncidentState.ATTENDED;
    }
    if (assigned) {
      return IncidentState.ASSIGNED;
    }
    if (appointment) {
      return IncidentState.APPOINTMENT;
    }
    return requiresDeployment ? IncidentState.UNRESOURCED : IncidentState.NO_DEPLOYMENT;
  }

  Incident incident(Instant firstSeenAt) {
    if (phaseFrom != null) {
      phases.add(phase(null));
    }
    boolean closedBeforeOpened =
        closedAt != null && openedAt != null && closedAt.isBefore(openedAt);
    return new Incident(
        firstSeenAt,
        openedAt,
        clockStartAt,
        area,
        gradeAtArrival != null ? gradeAtArrival : grade,
        unknownGrade,
        vulnerable,
        domesticAbuse,
        firstArrivalAt,
        closedAt,
        closedBeforeOpened,
        phases);
  }
}
