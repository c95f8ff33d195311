package uk.peelboard.standalone.bench;

import java.util.Map;
import java.util.Optional;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.pipeline.TopicSetup;

/**
 * Publishes the load as ingest would. Its time begins before the first event is drawn, and ends
 * when the last is acknowledged.
 */
final class LoadWork implements Work {
  private static final int SAY_EVERY = 250_000;

  @Override
  public Object begin(Task task) throws InterruptedException {
    BenchSettings settings = task.settings();
    new TopicSetup(task.kafka()).ensure(settings.partitions(), Optional.empty());
    Load load = Load.of(task.profile(), settings);
    try (EventPublisher publisher = EventPublisher.connect(task.bootstrapServers(), Map.of())) {
      Snapshot begin = task.snapshot();
      for (long sent = 0; sent < settings.events(); sent++) {
        if (sent > 0 && sent % SAY_EVERY == 0) {
          System.err.printf("  %,d of %,d events loaded%n", sent, settings.events());
        }
        var unused = publisher.publish(load.next());
      }
      publisher.flush();
      Snapshot end = task.snapshot();
      EventPublisher.Counts counts = publisher.counts();
      if (counts.acknowledged() != settings.events()) {
        throw new BenchFailure(
            "%,d of %,d events were not acknowledged"
                .formatted(settings.events() - counts.acknowledged(), settings.events()));
      }
      return new Measured(settings.events(), begin, end);
    }
  }
}
