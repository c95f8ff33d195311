package uk.peelboard.views.update;

import java.time.Instant;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.views.api.Entities.UnavailableException;

/** The tallies as they were, wherever events are kept. */
@FunctionalInterface
public interface EarlierTallies {

  /**
   * The tallies of what was known at a moment. Takes seconds, or minutes where there are years of
   * events.
   *
   * @param beat called several times a second; what it throws ends the reading
   * @throws UnavailableException when they cannot be had
   */
  Tallies asKnownAt(Instant moment, Runnable beat);
}
