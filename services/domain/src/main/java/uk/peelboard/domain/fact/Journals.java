package uk.peelboard.domain.fact;

import java.util.HashMap;
import java.util.Map;

/** Where the journals of many entities are kept. */
public interface Journals {

  /** The journal that was last kept for an entity, or an empty one. */
  Journal of(String entityId);

  /** Keeps a journal in the place of the one that was kept before. */
  void keep(String entityId, Journal journal);

  /** Journals as objects on the heap: for as many as fit there. */
  static Journals onHeap() {
    Map<String, Journal> kept = new HashMap<>();
    return new Journals() {
      @Override
      public Journal of(String entityId) {
        return kept.getOrDefault(entityId, Journal.EMPTY);
      }

      @Override
      public void keep(String entityId, Journal journal) {
        kept.put(entityId, journal);
      }
    };
  }
}
