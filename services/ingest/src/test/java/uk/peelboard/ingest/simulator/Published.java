package uk.peelboard.ingest.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventSink;
import uk.peelboard.ingest.PublishFailedException;

/** A sink that keeps what it is given, and fails when told to. */
final class Published implements EventSink {
  private final List<AddressedEvent> events = new ArrayList<>();
  private Instant latest = Instant.MIN;
  private int failures;

  /** Of the next so many batches the first event is not taken. */
  synchronized void failNext(int batches) {
    failures = batches;
  }

  @Override
  public synchronized CompletableFuture<Void> publish(AddressedEvent event) {
    if (failures > 0) {
      return CompletableFuture.failedFuture(
          new PublishFailedException(event.kind().topic(), new IllegalStateException("no broker")));
    }
    events.add(event);
    if (event.event().recordedAt().isAfter(latest)) {
      latest = event.event().recordedAt();
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Optional<List<CompletableFuture<Void>>> offer(List<AddressedEvent> events) {
    throw new UnsupportedOperationException("the simulated force waits for room");
  }

  @Override
  public synchronized void flush() {
    failures = Math.max(0, failures - 1);
  }

  synchronized Set<UUID> ids() {
    Set<UUID> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.event().id()));
    return ids;
  }

  synchronized int count() {
    return events.size();
  }

  /** When they were recorded, in the order in which they were published. */
  synchronized List<Instant> recorded() {
    return events.stream().map(event -> event.event().recordedAt()).toList();
  }

  synchronized Instant latest() {
    return latest;
  }
}
