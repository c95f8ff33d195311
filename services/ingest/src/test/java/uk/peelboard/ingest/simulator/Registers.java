package uk.peelboard.ingest.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.event.CasePayload.CaseAssigned;
import uk.peelboard.domain.event.CasePayload.CaseClosed;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseProgressed;
import uk.peelboard.domain.event.CrimePayload.CrimeCancelled;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.Event;

/** What crimes and cases of a time come to, counted here and nowhere else. */
final class Registers {
  private final Instant from;
  private final Instant to;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> open = new HashMap<>();
  private final Map<String, Integer> overdue = new HashMap<>();
  private final Map<String, Integer> load = new HashMap<>();

  Registers(Journals journals, Instant from, Instant to) {
    this.from = from;
    this.to = to;
    for (List<Event> journal : journals.all()) {
      if (journal.get(0).payload() instanceof CrimeRecorded recorded) {
        crime(recorded, journal);
      } else if (journal.get(0).payload() instanceof CaseOpened opened) {
        aCase(opened, journal);
      }
    }
  }

  private boolean within(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void crime(CrimeRecorded recorded, List<Event> journal) {
    boolean cancelled = journal.stream().anyMatch(e -> e.payload() instanceof CrimeCancelled);
    if (within(journal.get(0).occurredAt()) && !cancelled) {
      count("crimes");
      if (recorded.domesticAbuse()) {
        count("domestic abuse crimes");
      }
    }
    for (Event event : journal) {
      if (event.payload() instanceof OutcomeAssigned outcome && within(event.occurredAt())) {
        count("outcomes");
        count("outcome " + outcome.outcome());
        if (recorded.domesticAbuse()) {
          count("domestic abuse outcome " + outcome.outcome());
        }
      }
    }
  }

  private void aCase(CaseOpened opened, List<Event> journal) {
    String type = opened.type();
    if (within(journal.get(0).occurredAt())) {
      count(type);
    }
    boolean closed = false;
    Instant closedAt = to;
    String holder = null;
    for (Event event : journal) {
      if (event.payload() instanceof CaseProgressed progressed && within(event.occurredAt())) {
        count(type + " " + progressed.milestone());
        if (Boolean.TRUE.equals(opened.repeat())) {
          count(type + " " + progressed.milestone() + " repeat");
        }
      } else if (event.payload() instanceof CaseAssigned assigned) {
        holder = assigned.holder();
      } else if (event.payload() instanceof CaseClosed end) {
        closed = true;
        closedAt = event.occurredAt();
        if (within(closedAt)) {
          count(type + " closed " + end.result());
        }
      }
    }
    if (!closed) {
      open.merge(type, 1, Integer::sum);
      if (opened.dueAt() != null && opened.dueAt().isBefore(to)) {
        overdue.merge(type, 1, Integer::sum);
      }
      if (holder != null && type.equals("INVESTIGATION")) {
        load.merge(holder, 1, Integer::sum);
      }
    }
    if (opened.dueAt() != null && within(opened.dueAt())) {
      count(type + " due");
      if (closed && !closedAt.isAfter(opened.dueAt())) {
        count(type + " on time");
      }
    }
  }

  int countOf(String what) {
    return counts.getOrDefault(what, 0);
  }

  double perDay(String what) {
    return countOf(what) * 86_400.0 / Journals.seconds(from, to);
  }

  double ratio(String what, String of) {
    return (double) countOf(what) / countOf(of);
  }

  /** Open cases at the end. */
  int openOf(String type) {
    return open.getOrDefault(type, 0);
  }

  /** Open cases that were due before the end. */
  int overdueOf(String type) {
    return overdue.getOrDefault(type, 0);
  }

  /** How many investigations an investigator has at the end, of those who have any. */
  double meanLoad() {
    return load.values().stream().mapToInt(Integer::intValue).average().orElseThrow();
  }

  int mostLoad() {
    return load.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}
