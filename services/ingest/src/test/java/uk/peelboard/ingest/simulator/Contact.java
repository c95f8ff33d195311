package uk.peelboard.ingest.simulator;

import static uk.peelboard.ingest.simulator.Journals.seconds;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentEscalated;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.IncidentReopened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.TerminalAssigned;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;

/** What calls and incidents of a time come to, counted here and nowhere else. */
final class Contact {
  private static final Map<String, Duration> TARGETS =
      Map.of("P1", Duration.ofMinutes(15), "P2", Duration.ofMinutes(60));

  private final Instant from;
  private final Instant to;
  private final Map<String, Journals.Mean> means = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** By how many something changed at a moment: the open incidents, those on a terminal. */
  private final Map<String, TreeMap<Instant, Integer>> changes = new HashMap<>();

  /** Counts what begins in a time; stocks are followed from the beginning. */
  Contact(Journals journals, Instant from, Instant to) {
    this.from = from;
    this.to = to;
    for (List<Event> journal : journals.all()) {
      if (journal.get(0).payload() instanceof CallPresented presented) {
        call(presented, journal);
      } else if (journal.get(0).payload() instanceof IncidentOpened opened) {
        incident(opened, journal);
      }
    }
  }

  private boolean within(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  private void call(CallPresented presented, List<Event> journal) {
    Instant start = journal.get(0).occurredAt();
    if (!within(start)) {
      return;
    }
    count(presented.line());
    for (Event event : journal) {
      if (event.payload() instanceof CallAnswered) {
        mean(presented.line()).add(seconds(start, event.occurredAt()));
      } else if (event.payload() instanceof CallAbandoned abandoned
          && abandoned.stage() == Stage.QUEUE) {
        count("abandoned " + presented.line());
      }
    }
  }

  private void incident(IncidentOpened opened, List<Event> journal) {
    Instant openedAt = journal.get(0).occurredAt();
    Instant start = opened.callReceivedAt() == null ? openedAt : opened.callReceivedAt();
    Course course = new Course(opened.grade(), openedAt);
    journal.forEach(course::add);
    course.end(null);
    if (!within(openedAt)) {
      return;
    }
    count("incidents");
    if (opened.domesticAbuse()) {
      count("domestic abuse incidents");
    }
    if (course.slot != null) {
      count("appointments");
      if (course.arrived != null) {
        boolean kept =
            !course.arrived.isBefore(course.slot.slotStart())
                && !course.arrived.isAfter(course.slot.slotEnd());
        count(kept ? "appointments kept" : "appointments missed");
      }
    }
    if (course.arrived != null && course.arrived.isAfter(start)) {
      mean(course.grade).add(seconds(start, course.arrived));
    }
  }

  /** An incident, read as its events come. */
  private final class Course {
    private final Instant openedAt;
    private String grade;
    private Instant arrived;
    private AppointmentBooked slot;
    private boolean vulnerable;
    private boolean open = true;
    private Instant assessed;
    private String terminal;

    private Course(String grade, Instant openedAt) {
      this.grade = grade;
      this.openedAt = openedAt;
      change("open", openedAt, 1);
    }

    private void add(Event event) {
      Instant at = event.occurredAt();
      if (event.payload() instanceof IncidentGraded graded && arrived == null) {
        grade = graded.grade();
        counted(at, "graded anew");
      } else if (event.payload() instanceof VulnerabilityFlagged) {
        vulnerable = true;
      } else if (event.payload() instanceof RiskAssessed) {
        risk(at);
        assessed = at;
      } else if (event.payload() instanceof TerminalAssigned assigned) {
        hold(at, assigned.terminal());
      } else if (event.payload() instanceof AppointmentBooked booked) {
        slot = booked;
      } else if (event.payload() instanceof IncidentEscalated escalated) {
        counted(at, "escalated " + escalated.reason());
      } else if (event.payload() instanceof ResourceArrived arrival
          && arrival.kind().equals("OFFICER")
          && arrived == null) {
        risk(at);
        arrived = at;
      } else if (event.payload() instanceof IncidentClosed closed) {
        counted(at, "closed " + closed.reason());
        end(at);
      } else if (event.payload() instanceof IncidentReopened) {
        open = true;
        change("open", at, 1);
      }
    }

    /** Vulnerable, past target, and since not thought about: from when until now. */
    private void risk(Instant until) {
      Duration target = TARGETS.get(grade);
      if (!vulnerable || !open || arrived != null || slot != null || target == null) {
        return;
      }
      Instant since = openedAt.plus(target);
      if (assessed != null && assessed.plus(target).isAfter(since)) {
        since = assessed.plus(target);
      }
      if (since.isBefore(until)) {
        change("not reassessed", since, 1);
        change("not reassessed", until, -1);
      }
    }

    private void hold(Instant at, String next) {
      if (terminal != null) {
        change("terminal " + terminal, at, -1);
      }
      if (next != null) {
        change("terminal " + next, at, 1);
      }
      terminal = next;
    }

    /** At a moment, or not as long as is known. */
    private void end(Instant at) {
      if (!open) {
        return;
      }
      risk(at == null ? to : at);
      if (at != null) {
        open = false;
        change("open", at, -1);
        hold(at, null);
      }
    }
  }

  private void counted(Instant at, String what) {
    if (within(at)) {
      count(what);
    }
  }

  private void change(String stock, Instant at, int by) {
    changes.computeIfAbsent(stock, key -> new TreeMap<>()).merge(at, by, Integer::sum);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private Journals.Mean mean(String what) {
    return means.computeIfAbsent(what, key -> new Journals.Mean());
  }

  /** The mean answer time of a line, or attendance time of a grade, in seconds. */
  double meanOf(String what) {
    return mean(what).value();
  }

  int countOf(String what) {
    return counts.getOrDefault(what, 0);
  }

  double ratio(String what, String of) {
    return (double) countOf(what) / countOf(of);
  }

  double perDay(String what) {
    return countOf(what) * 86_400.0 / seconds(from, to);
  }

  double perMonth(String what) {
    return perDay(what) * 365.25 / 12;
  }

  /** The most of a stock that there are at once. */
  int most(String stock) {
    int level = 0;
    int most = 0;
    for (Map.Entry<Instant, Integer> change : changesOf(stock).entrySet()) {
      level += change.getValue();
      if (within(change.getKey())) {
        most = Math.max(most, level);
      }
    }
    return most;
  }

  /** How many there are of a stock, over the time. */
  double usual(String stock) {
    double area = 0;
    int level = 0;
    Instant since = from;
    for (Map.Entry<Instant, Integer> change : changesOf(stock).headMap(to).entrySet()) {
      if (change.getKey().isAfter(since)) {
        area += level * seconds(since, change.getKey());
        since = change.getKey();
      }
      level += change.getValue();
    }
    area += level * seconds(since, to);
    return area / seconds(from, to);
  }

  private NavigableMap<Instant, Integer> changesOf(String stock) {
    return changes.getOrDefault(stock, new TreeMap<>());
  }

  /** The most that one terminal holds at once. */
  int fullestTerminal() {
    return changes.keySet().stream()
        .filter(stock -> stock.startsWith("terminal "))
        .mapToInt(this::most)
        .max()
        .orElseThrow();
  }
}
