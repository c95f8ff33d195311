package uk.peelboard.ingest.simulator;

import java.util.PriorityQueue;

/** What happens next, in simulated time. Things at the same millisecond happen as they were put. */
final class Agenda {
  private record Entry(long at, long order, Runnable step) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long now;
  private long put;

  Agenda(long startMillis) {
    now = startMillis;
  }

  /** The simulated time, in milliseconds since 1970. */
  long now() {
    return now;
  }

  void at(long millis, Runnable step) {
    if (millis < now) {
      throw new IllegalArgumentException("in the past: " + millis + " at " + now);
    }
    entries.add(new Entry(millis, put++, step));
  }

  void after(double seconds, Runnable step) {
    at(now + Math.max(0, (long) (seconds * 1000)), step);
  }

  /** When the next thing happens; there always is one, for every hour puts the next. */
  long next() {
    return entries.element().at();
  }

  void happen() {
    Entry entry = entries.remove();
    now = entry.at();
    entry.step().run();
  }
}
