package uk.peelboard.views;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.views.api.Entities;

/** The entities of a story, and what was asked for. */
public final class StoryEntities implements Entities {
  private final Story story;
  private volatile Map<EntityKind, Map<Integer, Long>> asked = Map.of();
  private volatile Consumer<Runnable> reading = beat -> {};

  private StoryEntities(Story story) {
    this.story = story;
  }

  public static StoryEntities of(Story story) {
    return new StoryEntities(story);
  }

  /**
   * What happens before anything is handed over.
   *
   * @param happens is given the beat of whoever asked
   */
  public void whileReading(Consumer<Runnable> happens) {
    reading = happens;
  }

  /** How many records of each partition were last asked for. */
  public Map<EntityKind, Map<Integer, Long>> asked() {
    return asked;
  }

  @Override
  public void visit(
      Set<EntityKind> kinds,
      Map<EntityKind, Map<Integer, Long>> records,
      Visitor visitor,
      Runnable beat) {
    asked = records;
    reading.accept(beat);
    beat.run();
    kinds.forEach(
        kind -> story.journals(kind).forEach((id, journal) -> visitor.visit(kind, id, journal)));
  }
}
