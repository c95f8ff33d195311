package uk.peelboard.ingest.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventSink;

/**
 * Publishes a simulated force's events up to the clock's now, a batch at a time, and remembers how
 * far it is. The past, a pause and the present are one and the same: whatever is due is published.
 * Only where there is a long history to begin with, the latest of it goes first, for today is what
 * people look at first: the force is then simulated a second time, to publish what came before.
 */
final class Playback {
  private static final int BATCH = 5_000;
  private static final Duration STRIDE = Duration.ofHours(1);
  private static final Duration SAVE_EVERY = Duration.ofSeconds(5);

  /** What of a long history is published first. */
  private static final Duration RECENT = Duration.ofHours(36);

  private final ForceProfile profile;
  private final Scenario scenario;
  private final EventSink sink;
  private final Path stateFile;
  private final Clock clock;

  /** Made, but not yet known to be published. Nothing more is made until it is. */
  private final List<Delivery> batch = new ArrayList<>();

  private SimulatedForce force;
  private Instant reached;

  /** The same force where recent events end, while those before them are published; or null. */
  private SimulatedForce ahead;

  private Instant recentFrom = Instant.MAX;
  private Instant recentUpTo;
  private SimulationState state;
  private Instant saved;
  private volatile boolean stopped;

  Playback(
      ForceProfile profile,
      Scenario scenario,
      SimulationState state,
      Path stateFile,
      EventSink sink,
      Clock clock) {
    this.state = state;
    this.stateFile = stateFile;
    this.sink = sink;
    this.clock = clock;
    this.profile = profile;
    this.scenario = scenario;
    force = simulated();
    reached = SimulatedForce.firstInstant(state.start());
    saved = Instant.MIN;
  }

  private SimulatedForce simulated() {
    return new SimulatedForce(profile, scenario, state.start(), state.seed());
  }

  /** Makes again, without publishing it, what was published before. Does not take part of it. */
  void recall() {
    while (reached.isBefore(state.publishedUpTo()) && !stopped) {
      reached = earlier(reached.plus(STRIDE), state.publishedUpTo());
      force.advanceTo(reached, published -> {});
    }
  }

  /**
   * Makes the next batch, unless the last one is still unpublished. Returns whether it is the last
   * one for now.
   */
  boolean make() {
    Instant now = clock.instant();
    if (batch.isEmpty() && isNew() && reached.plus(RECENT).isBefore(now.minus(RECENT))) {
      makeRecent(now);
    } else if (batch.isEmpty()) {
      makeNext(now);
    }
    return !reached.isBefore(now);
  }

  private boolean isNew() {
    return ahead == null && reached.equals(SimulatedForce.firstInstant(state.start()));
  }

  private void makeRecent(Instant now) {
    ahead = simulated();
    recentFrom = now.minus(RECENT);
    recentUpTo = reached;
    while (recentUpTo.isBefore(now) && !stopped) {
      recentUpTo = earlier(recentUpTo.plus(STRIDE), now);
      ahead.advanceTo(
          recentUpTo,
          delivery -> {
            if (!delivery.at().isBefore(recentFrom)) {
              batch.add(delivery);
            }
          });
    }
  }

  private void makeNext(Instant now) {
    Instant until = earlier(now, recentFrom);
    while (reached.isBefore(until) && batch.size() < BATCH && !stopped) {
      reached = earlier(reached.plus(STRIDE), until);
      force.advanceTo(reached, batch::add);
    }
    if (reached.equals(recentFrom)) {
      force = ahead;
      ahead = null;
      recentFrom = Instant.MAX;
      reached = recentUpTo;
    }
  }

  /**
   * Publishes the batch. When that fails, the batch stays, to be published again as a whole: what
   * of it was published already has the same ids.
   *
   * @throws java.util.concurrent.CompletionException when an event of the batch was not taken
   */
  void publish() throws InterruptedException, IOException {
    List<CompletableFuture<Void>> safe = new ArrayList<>(batch.size());
    for (Delivery delivery : batch) {
      if (stopped) {
        return;
      }
      safe.add(sink.publish(new AddressedEvent(delivery.kind(), delivery.event())));
    }
    sink.flush();
    for (CompletableFuture<Void> one : safe) {
      one.join();
    }
    batch.clear();
    keep(state.publishedUpTo(reached));
    if (saved.plus(SAVE_EVERY).isBefore(clock.instant())) {
      save();
    }
  }

  private synchronized void keep(SimulationState next) {
    state = next;
  }

  synchronized void save() throws IOException {
    state.write(stateFile);
    saved = clock.instant();
  }

  synchronized Instant publishedUpTo() {
    return state.publishedUpTo();
  }

  /** Whatever is under way ends after the event it is at. */
  void stop() {
    stopped = true;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
