package uk.peelboard.views.update;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.domain.update.ReleaseMemory;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.domain.update.UpdateWriter;
import uk.peelboard.views.api.Client;
import uk.peelboard.views.api.Entities.UnavailableException;
import uk.peelboard.views.api.Problem;

/**
 * Updates recomputed as they were known at an earlier time, from all events that had come by then:
 * one at a time, and the last few are kept, for each comes in four forms.
 *
 * <p>Nothing is told of areas: whoever compared two moments could tell single events.
 */
public final class EarlierUpdates {
  private static final int KEPT = 8;
  private static final int ASK_AGAIN_SECONDS = 5;

  /** Nobody waits any more. */
  static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private record Key(String period, Instant moment) {}

  private final EarlierTallies tallies;
  private final Definitions definitions;
  private final Semaphore turn = new Semaphore(1);
  private final Map<Key, Update> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Update> eldest) {
          return size() > KEPT;
        }
      };

  public EarlierUpdates(EarlierTallies tallies, Definitions definitions) {
    this.tallies = tallies;
    this.definitions = definitions;
  }

  /**
   * The update as it was known.
   *
   * @throws GoneException when whoever asked has gone
   * @throws Problem when it cannot be had now
   */
  Update asKnownAt(UpdatePeriod period, Instant moment, Client client) {
    Key key = new Key(period.label(), moment);
    Update known = kept(key);
    if (known != null) {
      return known;
    }
    if (!turn.tryAcquire()) {
      throw Problem.later(
          429, "another update is being recomputed; one is at a time", ASK_AGAIN_SECONDS);
    }
    try {
      Tallies then =
          tallies.asKnownAt(
              moment,
              () -> {
                if (client.isGone()) {
                  throw new GoneException();
                }
              });
      Update update =
          new UpdateWriter(then, definitions, new FigureMemory(), moment, null, new ReleaseMemory())
              .write(period);
      keep(key, update);
      return update;
    } catch (UnavailableException e) {
      throw Problem.later(503, e.getMessage(), ASK_AGAIN_SECONDS);
    } finally {
      turn.release();
    }
  }

  private synchronized Update kept(Key key) {
    return kept.get(key);
  }

  private synchronized void keep(Key key, Update update) {
    kept.put(key, update);
  }
}
