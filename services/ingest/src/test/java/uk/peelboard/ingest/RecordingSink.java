package uk.peelboard.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;

/** Keeps what it is given, or behaves like a Kafka in trouble. */
public final class RecordingSink implements EventSink {
  private final List<AddressedEvent> events = Collections.synchronizedList(new ArrayList<>());
  private Trouble trouble = Trouble.NONE;
  private int failsAfter = Integer.MAX_VALUE;

  /** What may be wrong. */
  public enum Trouble {
    NONE,
    FULL,
    UNREACHABLE,
    SILENT
  }

  public RecordingSink in(Trouble trouble) {
    this.trouble = trouble;
    return this;
  }

  /** Fails for what comes after that many events. */
  public RecordingSink failingAfter(int events) {
    this.failsAfter = events;
    return this;
  }

  public List<AddressedEvent> events() {
    return events;
  }

  @Override
  public CompletableFuture<Void> publish(AddressedEvent event) {
    if (trouble == Trouble.SILENT) {
      return new CompletableFuture<>();
    }
    if (trouble == Trouble.UNREACHABLE || events.size() >= failsAfter) {
      return CompletableFuture.failedFuture(
          new PublishFailedException(event.kind().topic(), new TimeoutException("no broker")));
    }
    events.add(event);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Optional<List<CompletableFuture<Void>>> offer(List<AddressedEvent> batch) {
    return trouble == Trouble.FULL
        ? Optional.empty()
        : Optional.of(batch.stream().map(this::publish).toList());
  }

  @Override
  public void flush() {}
}
