package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.event.CasePayload.CaseAssigned;
import uk.peelboard.domain.event.CasePayload.CaseClosed;
import uk.peelboard.domain.event.CasePayload.CaseDue;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseProgressed;
import uk.peelboard.domain.event.CasePayload.CaseRiskGraded;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.fact.Case.Faults;
import uk.peelboard.domain.fact.Case.Held;
import uk.peelboard.domain.fact.Case.Open;
import uk.peelboard.domain.fact.Case.Overdue;
import uk.peelboard.domain.fact.Case.RiskChange;
import uk.peelboard.domain.measure.CaseState;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.ForceProfile;

/** Follows one case's events in time order, from what it was to what it became. */
final class CaseCourse {
  /** The lowest level of a missing person's risk, and what it was called before (DOMAIN 5.2). */
  private static final String NO_APPARENT_RISK = "NO_APPARENT_RISK";

  private static final String ABSENT = "ABSENT";

  private final ForceProfile profile;
  private final CaseOpened opened;
  private final Instant openedAt;
  private final CaseType type;
  private final Track<Open> open = new Track<>();
  private final Track<Held> held = new Track<>();
  private final Track<Overdue> overdue = new Track<>();
  private List<RiskChange> riskChanges = List.of();

  private Instant lastAt;
  private boolean hasOpened;
  private CaseState state = CaseState.WAITING;
  private String team;
  private String holder;
  private String risk;
  private Instant dueAt;
  private Instant doneAt;
  private Instant grantedAt;
  private boolean breached;
  private Instant closedAt;
  private String result;
  private String unknownTeam;
  private boolean unknownMilestone;
  private boolean unknownResult;
  private boolean closedTwice;

  /** Its type decides what all of its events mean, those before the opening too. */
  CaseCourse(List<Event> standing, ForceProfile profile) {
    this.profile = profile;
    CaseOpened first = null;
    Instant firstAt = null;
    for (Event event : standing) {
      if (event.payload() instanceof CaseOpened opening) {
        first = opening;
        firstAt = event.occurredAt();
        break;
      }
    }
    opened = first;
    openedAt = firstAt;
    type = first == null ? null : profile.caseTypes().get(first.type());
  }

  void follow(Event event) {
    Payload payload = event.payload();
    Instant at = event.occurredAt();
    fallDueBefore(at);
    if (payload instanceof CaseOpened && !hasOpened) {
      open();
    } else if (payload instanceof CaseAssigned assigned) {
      holder = assigned.holder();
      join(assigned.team());
    } else if (payload instanceof CaseRiskGraded graded) {
      grade(graded.riskLevel(), at);
    } else if (payload instanceof CaseDue due) {
      dueAt = due.dueAt();
    } else if (payload instanceof CaseProgressed progressed && type != null) {
      unknownMilestone |= isUnknown(type.meaningOfMilestone(progressed.milestone()), at);
    } else if (payload instanceof CaseClosed closed) {
      close(closed.result(), at);
    }
    note(at);
  }

  private void open() {
    hasOpened = true;
    if (team == null) {
      join(opened.team());
    }
    risk = risk == null ? level(opened.riskLevel()) : risk;
    dueAt = dueAt == null ? opened.dueAt() : dueAt;
  }

  private void join(String other) {
    if (other == null) {
      return;
    }
    team = other;
    if (unknownTeam == null && Dimension.TEAM.isUnknown(other, profile)) {
      unknownTeam = other;
    }
  }

  /** The first level that a case is given changes none. */
  private void grade(String given, Instant at) {
    String level = level(given);
    if (risk != null && !risk.equals(level)) {
      riskChanges = riskChanges.isEmpty() ? new ArrayList<>(2) : riskChanges;
      riskChanges.add(new RiskChange(typeCode(), area(), level, at));
    }
    risk = level;
  }

  private static String level(String given) {
    return ABSENT.equals(given) ? NO_APPARENT_RISK : given;
  }

  private void close(String given, Instant at) {
    if (closedAt == null) {
      closedAt = at;
      result = given;
    } else {
      closedTwice |= !result.equals(given);
    }
    if (type != null) {
      unknownResult |= isUnknown(type.meaningOfResult(given), at);
    }
  }

  /** Takes note of what a milestone or result means, or says that nobody has declared it. */
  private boolean isUnknown(CaseMeaning meaning, Instant at) {
    if (meaning == null) {
      return true;
    }
    doneAt = doneAt == null && meaning == CaseMeaning.DONE ? at : doneAt;
    grantedAt = grantedAt == null && meaning == CaseMeaning.GRANTED ? at : grantedAt;
    breached |= meaning == CaseMeaning.BREACHED;
    state = state.after(meaning);
    return false;
  }

  private boolean isOpen() {
    return hasOpened && closedAt == null;
  }

  private boolean waits() {
    return isOpen() && state == CaseState.WAITING && dueAt != null;
  }

  /** Between the last event and the next it can have fallen due. */
  private void fallDueBefore(Instant at) {
    if (waits() && dueAt.isBefore(at)) {
      overdue.become(overdue(), later(dueAt, lastAt));
    }
  }

  private void note(Instant at) {
    open.become(isOpen() ? new Open(typeCode(), area(), team, risk, state) : null, at);
    held.become(isOpen() && holder != null ? new Held(typeCode(), team, holder) : null, at);
    overdue.become(waits() && !dueAt.isAfter(at) ? overdue() : null, at);
    lastAt = at;
  }

  private Overdue overdue() {
    return new Overdue(typeCode(), area(), team, dueAt);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private String typeCode() {
    return type == null ? null : type.code();
  }

  private String area() {
    return opened == null ? null : opened.area();
  }

  Case inAll(Instant firstSeenAt) {
    if (waits()) {
      overdue.become(overdue(), later(dueAt, lastAt));
    }
    return new Case(
        firstSeenAt,
        openedAt,
        typeCode(),
        area(),
        risk,
        opened != null && Boolean.TRUE.equals(opened.repeat()),
        doneAt,
        grantedAt,
        breached,
        dueAt,
        riskChanges,
        open.phases(openedAt),
        held.phases(openedAt),
        overdue.phases(openedAt),
        new Faults(
            opened != null && type == null,
            unknownTeam,
            unknownMilestone,
            unknownResult,
            closedAt != null && openedAt != null && closedAt.isBefore(openedAt),
            closedTwice,
            breached && grantedAt == null));
  }
}
