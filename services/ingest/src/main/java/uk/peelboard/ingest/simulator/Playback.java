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
 */
final class Playback {
  private static final int BATCH = 5_000;
  private static final Duration STRIDE = Duration.ofHours(1);
  private static final Duration SAVE_EVERY = Duration.ofSeconds(5);

  private final SimulatedForce force;
  private final EventSink sink;
  private final Path stateFile;
  private final Clock clock;

  /** Made, but not yet known to be published. Nothing more is made until it is. */
  private final List<Delivery> batch = new ArrayList<>();

  private Instant reached;
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
    force = new SimulatedForce(profile, scenario, state.start(), state.seed());
    reached = SimulatedForce.firstInstant(state.start());
    saved = Instant.MIN;
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
    if (batch.isEmpty()) {
      while (reached.isBefore(now) && batch.size() < BATCH && !stopped) {
        reached = earlier(reached.plus(STRIDE), now);
        force.advanceTo(reached, batch::add);
      }
    }
    return !reached.isBefore(now);
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
