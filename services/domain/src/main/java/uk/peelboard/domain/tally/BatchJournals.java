package uk.peelboard.domain.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;

/** Every event of some entities, each once, without any of the machinery of journals. */
public final class BatchJournals {
  private final Map<String, Map<UUID, Event>> entities = new HashMap<>();

  public void accept(Event event) {
    entities
        .computeIfAbsent(event.entityId(), absent -> new HashMap<>(8))
        .merge(
            event.id(),
            event,
            (one, two) -> Event.IN_TIME_ORDER.compare(one, two) <= 0 ? one : two);
  }

  /** Hands over each entity's events, in no order. */
  public void forEach(Consumer<Collection<Event>> to) {
    entities.values().forEach(events -> to.accept(events.values()));
  }

  /** Those that are neither withdrawn nor withdrawals, in time order. */
  public static List<Event> standing(Collection<Event> events) {
    Set<UUID> withdrawn = new HashSet<>();
    List<Event> standing = new ArrayList<>();
    for (Event event : events) {
      if (event.payload() instanceof EventWithdrawn withdrawal) {
        withdrawn.add(withdrawal.withdrawnEventId());
      } else {
        standing.add(event);
      }
    }
    standing.removeIf(event -> withdrawn.contains(event.id()));
    standing.sort(Event.IN_TIME_ORDER);
    return standing;
  }
}
