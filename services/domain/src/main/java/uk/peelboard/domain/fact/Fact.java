package uk.peelboard.domain.fact;

import java.util.List;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.profile.ForceProfile;

/** What a journal says now: a pure function of it. */
public sealed interface Fact permits Call, Incident, Crime, Case, Caller {

  /** What is wrong with the entity itself; measures report what is wrong with their intervals. */
  List<Finding> findings(ForceProfile profile);

  /**
   * The fact that an entity's events add up to, or null when there are none.
   *
   * @param standing the events that stand, each once, in time order
   */
  static Fact of(EntityKind kind, List<Event> standing, ForceProfile profile) {
    if (standing.isEmpty()) {
      return null;
    }
    return switch (kind) {
      case CALL -> Call.of(standing);
      case INCIDENT -> Incident.of(standing, profile);
      case CRIME -> Crime.of(standing);
      case CASE -> Case.of(standing, profile);
      case CALLER -> Caller.of(standing);
    };
  }

  /** The facts about a kind of entity. */
  static Class<? extends Fact> typeOf(EntityKind kind) {
    return switch (kind) {
      case CALL -> Call.class;
      case INCIDENT -> Incident.class;
      case CRIME -> Crime.class;
      case CASE -> Case.class;
      case CALLER -> Caller.class;
    };
  }
}
