package uk.peelboard.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where events go. Every future completes once its event is safe, or exceptionally with a {@link
 * PublishFailedException}; which thread completes it is not said, so what follows must be short or
 * run elsewhere.
 */
public interface EventSink {

  /** Waits for room where too much is under way. */
  CompletableFuture<Void> publish(AddressedEvent event) throws InterruptedException;

  /**
   * Takes all of the events or, without waiting for room, none.
   *
   * @return one future per event in the same order, or empty where there is no room now
   */
  Optional<List<CompletableFuture<Void>>> offer(List<AddressedEvent> events);

  /** Returns when every future handed out so far is complete. */
  void flush();
}
