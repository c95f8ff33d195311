package uk.peelboard.views.api;

import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Journal;

/** The entities that figures are made of, wherever their events are kept. */
@FunctionalInterface
public interface Entities {

  /** Receives each entity once, in no order. */
  @FunctionalInterface
  interface Visitor {
    void visit(EntityKind kind, String entityId, Journal journal);
  }

  /** That they cannot be had at present. */
  final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Hands over every entity of some kinds. Takes seconds, or minutes where there are years of them.
   *
   * @param records of each partition of each topic, how many records to take: exactly those that
   *     the tallies stand for
   * @param beat called several times a second; what it throws ends the reading
   * @throws UnavailableException when they cannot be had
   */
  void visit(
      Set<EntityKind> kinds,
      Map<EntityKind, Map<Integer, Long>> records,
      Visitor visitor,
      Runnable beat);
}
