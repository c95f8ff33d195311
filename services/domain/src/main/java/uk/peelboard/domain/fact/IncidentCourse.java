package uk.peelboard.domain.fact;

import static uk.peelboard.domain.profile.Limits.NO_LIMIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentEscalated;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.IncidentReopened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.TerminalAssigned;
import uk.peelboard.domain.event.IncidentPayload.VictimContacted;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.fact.Incident.Attendance;
import uk.peelboard.domain.fact.Incident.Closing;
import uk.peelboard.domain.fact.Incident.DomesticAbuse;
import uk.peelboard.domain.fact.Incident.Escalation;
import uk.peelboard.domain.fact.Incident.Open;
import uk.peelboard.domain.fact.Incident.Regrading;
import uk.peelboard.domain.fact.Incident.Terminal;
import uk.peelboard.domain.fact.Incident.Waiting;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentState;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;

/** Follows one incident's events in time order, from what it was to what it became. */
final class IncidentCourse {
  private static final String DOMESTIC_ABUSE_FLAG = "DOMESTIC_ABUSE";

  private final ForceProfile profile;
  private final Track<Open> open = new Track<>();
  private final Track<DomesticAbuse> openDomesticAbuse = new Track<>();
  private final Track<Terminal> held = new Track<>();
  private final Track<Waiting> waiting = new Track<>();
  private final Slots slots;
  private final Flags flags = new Flags();
  private List<Event> escalations = List.of();

  private Instant openedAt;
  private Instant clockStartAt;
  private Instant closedAt;
  private String closingReason;
  private boolean closedByAppointment;
  private boolean isOpen;
  private String area;
  private String grade;
  private String gradeAtArrival;
  private String unknownGrade;
  private Instant upgradedAt;
  private Regrading upgrading;
  private Regrading downgrading;
  private Instant firstAssignedAt;
  private Instant firstArrivalAt;
  private boolean attendedByAppointment;
  private boolean requiresDeployment = true;
  private boolean assigned;
  private boolean vulnerable;
  private boolean domesticAbuse;
  private boolean spokenTo;
  private Instant assessedAt;
  private Terminal terminal;

  IncidentCourse(ForceProfile profile) {
    this.profile = profile;
    this.slots = new Slots(profile.zone());
  }

  void follow(Event event) {
    Payload payload = event.payload();
    Instant at = event.occurredAt();
    if (payload instanceof IncidentOpened opened) {
      open(opened, at);
    } else if (payload instanceof IncidentGraded graded) {
      regrade(graded.grade(), at);
    } else if (payload instanceof ResourceAssigned) {
      assigned = true;
      firstAssignedAt = firstAssignedAt == null ? at : firstAssignedAt;
    } else if (payload instanceof ResourceArrived arrived) {
      arrive(arrived, at);
    } else if (payload instanceof AppointmentBooked booked) {
      slots.book(booked, at);
    } else if (payload instanceof VulnerabilityFlagged flagged) {
      vulnerable = true;
      domesticAbuse |= flagged.flag().equals(DOMESTIC_ABUSE_FLAG);
      flags.add(flagged, at);
    } else if (payload instanceof RiskAssessed) {
      assessedAt = at;
    } else if (payload instanceof VictimContacted) {
      spokenTo = true;
    } else if (payload instanceof TerminalAssigned taken) {
      terminal = new Terminal(taken.terminal(), taken.controlRoom());
    } else if (payload instanceof IncidentEscalated) {
      escalations = escalations.isEmpty() ? new ArrayList<>(2) : escalations;
      escalations.add(event);
    } else if (payload instanceof IncidentClosed closed) {
      close(closed.reason(), at);
    } else if (payload instanceof IncidentReopened) {
      reopen();
    }
    note(at);
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
    isOpen = closedAt == null;
  }

  private void regrade(String given, Instant at) {
    int step = isOpen && firstArrivalAt == null ? stepTo(given) : 0;
    if (step < 0) {
      upgradedAt = at;
      upgrading = upgrading == null ? new Regrading(at, grade) : upgrading;
      slots.overtake(at);
    } else if (step > 0) {
      downgrading = downgrading == null ? new Regrading(at, grade) : downgrading;
    }
    grade(given);
  }

  /** Below zero to a more urgent grade; none from or to one that the profile does not list. */
  private int stepTo(String given) {
    List<String> inOrder = List.copyOf(profile.grades().keySet());
    int from = inOrder.indexOf(grade);
    int to = inOrder.indexOf(given);
    return from < 0 || to < 0 ? 0 : to - from;
  }

  private void grade(String given) {
    grade = given;
    if (unknownGrade == null && Dimension.GRADE.isUnknown(given, profile)) {
      unknownGrade = given;
    }
  }

  private void arrive(ResourceArrived arrived, Instant at) {
    if (profile.nonPoliceResourceKinds().contains(arrived.kind())) {
      return;
    }
    if (firstArrivalAt == null) {
      firstArrivalAt = at;
      gradeAtArrival = grade;
      attendedByAppointment = slots.oneStands();
    }
    slots.arrive(at);
  }

  private void close(String reason, Instant at) {
    if (closedAt == null) {
      closedAt = at;
      closingReason = reason;
      closedByAppointment = slots.oneStands();
      isOpen = false;
      slots.overtake(at);
    }
  }

  /** A closing releases the resources: a reopened incident waits for one anew. */
  private void reopen() {
    if (closedAt != null) {
      closedAt = null;
      assigned = false;
      isOpen = openedAt != null;
    }
  }

  private void note(Instant at) {
    IncidentState state = isOpen ? state() : null;
    boolean waits = isOpen && state.waitsForAttendance();
    open.become(isOpen ? new Open(area, grade, state, vulnerable, waits && !spokenTo) : null, at);
    openDomesticAbuse.become(isOpen && domesticAbuse ? new DomesticAbuse(area, grade) : null, at);
    held.become(isOpen ? terminal : null, at);
    waiting.become(waits ? new Waiting(area, grade, vulnerable, assessedAt) : null, at);
  }

  private IncidentState state() {
    if (firstArrivalAt != null) {
      return IncidentState.ATTENDED;
    }
    if (assigned) {
      return IncidentState.ASSIGNED;
    }
    if (slots.oneStands()) {
      return IncidentState.APPOINTMENT;
    }
    return requiresDeployment ? IncidentState.UNRESOURCED : IncidentState.NO_DEPLOYMENT;
  }

  Incident incident(Instant firstSeenAt) {
    return new Incident(
        firstSeenAt,
        openedAt,
        area,
        gradeAtArrival != null ? gradeAtArrival : grade,
        unknownGrade,
        vulnerable,
        domesticAbuse,
        new Attendance(
            clockStartAt, upgradedAt, firstAssignedAt, firstArrivalAt, attendedByAppointment),
        closing(),
        upgrading,
        downgrading,
        slots.in(area),
        escalations(),
        flags.automatic(),
        open.phases(openedAt),
        openDomesticAbuse.phases(openedAt),
        held.phases(openedAt),
        unassessed());
  }

  private List<Escalation> escalations() {
    List<Escalation> all = new ArrayList<>(escalations.size());
    for (Event event : escalations) {
      IncidentEscalated escalated = (IncidentEscalated) event.payload();
      all.add(new Escalation(event.occurredAt(), escalated.reason(), area));
    }
    return all;
  }

  private Closing closing() {
    return closedAt == null
        ? null
        : new Closing(
            closedAt,
            closingReason,
            closedByAppointment,
            requiresDeployment && firstArrivalAt == null,
            profile.doctrineClosingReasons().contains(closingReason));
  }

  /** What waits, from when on its last assessment is older than the review interval. */
  private List<Phase<Waiting>> unassessed() {
    List<Phase<Waiting>> all = new ArrayList<>(2);
    for (Phase<Waiting> phase : waiting.phases(openedAt)) {
      Instant from = staleFrom(phase);
      if (from != null && (phase.until() == null || from.isBefore(phase.until()))) {
        all.add(new Phase<>(from, phase.until(), openedAt, phase.as()));
      }
    }
    return all;
  }

  /** Null where the grade has no review interval, so that one assessment is enough. */
  private Instant staleFrom(Phase<Waiting> phase) {
    Instant assessed = phase.as().assessedAt();
    if (assessed == null) {
      return phase.from();
    }
    Grade known = profile.grades().get(phase.as().grade());
    int day = (int) LocalDate.ofInstant(assessed, profile.zone()).toEpochDay();
    long interval = known == null ? NO_LIMIT : known.reviewEvery().secondsOn(day);
    if (interval == NO_LIMIT) {
      return null;
    }
    Instant stale = assessed.plusSeconds(interval + 1);
    return stale.isAfter(phase.from()) ? stale : phase.from();
  }
}
