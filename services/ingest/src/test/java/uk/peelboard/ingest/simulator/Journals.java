package uk.peelboard.ingest.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import uk.peelboard.domain.event.Event;

/** What a simulated force sent, each event once, in time order, by the entity that it is about. */
final class Journals {
  private final Map<String, List<Event>> byEntity = new HashMap<>();

  private Journals() {}

  static Journals of(SimulatedForce force, Instant until) {
    Journals journals = new Journals();
    Set<UUID> seen = new HashSet<>();
    force.advanceTo(
        until,
        delivery -> {
          Event event = delivery.event();
          if (seen.add(event.id())) {
            journals
                .byEntity
                .computeIfAbsent(event.entityId(), id -> new ArrayList<>(4))
                .add(event);
          }
        });
    journals.byEntity.values().forEach(journal -> journal.sort(Event.IN_TIME_ORDER));
    return journals;
  }

  Iterable<List<Event>> all() {
    return byEntity.values();
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /** A mean in the making. */
  static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }

    int count() {
      return count;
    }
  }
}
