package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Follows what something is over time, and cuts that time only where it changes.
 *
 * @param <T> all that matters about it; equal where nothing has changed
 */
final class Track<T> {
  private List<Cut<T>> cuts = List.of();
  private T current;
  private Instant since;

  private record Cut<T>(Instant from, Instant until, T as) {}

  /**
   * @param what null where it is nothing of the kind
   * @param at no earlier than the last time
   */
  void become(T what, Instant at) {
    if (!Objects.equals(what, current)) {
      endAt(at);
      current = what;
      since = at;
    }
  }

  private void endAt(Instant at) {
    if (current != null && since.isBefore(at)) {
      cuts = cuts.isEmpty() ? new ArrayList<>(4) : cuts;
      cuts.add(new Cut<>(since, at, current));
    }
  }

  /** In time order; the last has no end if it lasts. To be asked once, at the end. */
  List<Phase<T>> phases(Instant openedAt) {
    List<Phase<T>> all = new ArrayList<>(cuts.size() + 1);
    for (Cut<T> cut : cuts) {
      all.add(new Phase<>(cut.from, cut.until, openedAt, cut.as));
    }
    if (current != null) {
      all.add(new Phase<>(since, null, openedAt, current));
    }
    return all;
  }
}
