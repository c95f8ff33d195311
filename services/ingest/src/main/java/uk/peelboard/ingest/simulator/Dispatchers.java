package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.INCIDENT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import uk.peelboard.domain.event.IncidentPayload.TerminalAssigned;

/**
 * The dispatchers, each at a terminal that holds open logs. What a log needs done waits until its
 * dispatcher has time: where there are few of them, it is the least pressing that is not done.
 */
final class Dispatchers {
  /** The most pressing first. */
  enum Work {
    ALLOCATE_IMMEDIATE(35),
    ALLOCATE(75),
    CLOSE(130),
    REVIEW(150);

    /** How long it takes, the median, in seconds. */
    final double seconds;

    Work(double seconds) {
      this.seconds = seconds;
    }
  }

  private record Job(Work work, long order, Incident incident, Runnable then)
      implements Comparable<Job> {
    @Override
    public int compareTo(Job other) {
      return work != other.work ? work.compareTo(other.work) : Long.compare(order, other.order);
    }
  }

  /** One dispatcher's desk. */
  static final class Terminal {
    private final String name;
    private final String room;
    private final Set<Incident> logs = new LinkedHashSet<>();
    private final PriorityQueue<Job> jobs = new PriorityQueue<>();
    private boolean busy;

    private Terminal(String name, String room) {
      this.name = name;
      this.room = room;
    }
  }

  private final World world;
  private final Chance chance;
  private List<Terminal> terminals = List.of();
  private long asked;

  Dispatchers(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
  }

  /** Opens so many terminals in each room. Logs that are open are handed to them. */
  void open(Shares rooms) {
    List<Terminal> before = terminals;
    terminals = new ArrayList<>();
    for (int room = 0; room < rooms.count(); room++) {
      for (int number = 1; number <= rooms.weight(room); number++) {
        terminals.add(new Terminal(rooms.name(room) + "-" + number, rooms.name(room)));
      }
    }
    for (Terminal old : before) {
      old.logs.forEach(this::hand);
      for (Job job : old.jobs) {
        if (!job.incident.closed) {
          job.incident.terminal.jobs.add(job);
        }
      }
      old.jobs.clear();
    }
    terminals.forEach(this::next);
  }

  /** The room at which the next log arrives. */
  String room() {
    return leastLoaded().room;
  }

  /** Puts a log on the terminal that has the fewest. */
  void take(Incident incident) {
    hand(incident);
  }

  private void hand(Incident incident) {
    Terminal terminal = leastLoaded();
    incident.terminal = terminal;
    terminal.logs.add(incident);
    world.record(INCIDENT, incident.id, new TerminalAssigned(terminal.name, terminal.room));
  }

  private Terminal leastLoaded() {
    Terminal least = terminals.get(0);
    for (Terminal terminal : terminals) {
      if (terminal.logs.size() < least.logs.size()) {
        least = terminal;
      }
    }
    return least;
  }

  /** Has something done about an incident, unless it is closed before somebody has the time. */
  void ask(Work work, Incident incident, Runnable then) {
    incident.terminal.jobs.add(new Job(work, asked++, incident, then));
    next(incident.terminal);
  }

  /** Takes a closed log off its terminal. */
  void drop(Incident incident) {
    if (incident.terminal != null) {
      incident.terminal.logs.remove(incident);
    }
  }

  private void next(Terminal terminal) {
    while (!terminal.busy && !terminal.jobs.isEmpty()) {
      Job job = terminal.jobs.remove();
      if (!job.incident.closed) {
        terminal.busy = true;
        world.agenda().after(chance.lognormal(job.work.seconds, 0.6), () -> done(terminal, job));
      }
    }
  }

  private void done(Terminal terminal, Job job) {
    terminal.busy = false;
    if (!job.incident.closed) {
      job.then.run();
    }
    next(terminal);
  }
}
