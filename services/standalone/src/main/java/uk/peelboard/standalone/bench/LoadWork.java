package uk.peelboard.standalone.bench;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.pipeline.TopicSetup;

/**
 * Publishes the load as ingest would. Its time begins before the first event is drawn, and ends
 * when the last is acknowledged.
 */
final class LoadWork implements Work {
  private static final int SAY_EVERY = 1_000_000;

  private final BiFunction<ForceProfile, BenchSettings, Load> which;

  LoadWork(BiFunction<ForceProfile, BenchSettings, Load> which) {
    this.which = which;
  }

  @Override
  public Object begin(Task task) throws InterruptedException {
    new TopicSetup(task.kafka()).ensure(task.settings().partitions(), Optional.empty());
    try (EventPublisher publisher = EventPublisher.connect(task.bootstrapServers(), Map.of())) {
      return publish(task, which.apply(task.profile(), task.settings()), publisher);
    }
  }

  /** Publishes as many events as the settings say, and waits until Kafka has them. */
  static Measured publish(Task task, Load load, EventPublisher publisher)
      throws InterruptedException {
    long events = task.settings().events();
    Snapshot begin = task.snapshot();
    for (long sent = 0; sent < events; sent++) {
      if (sent > 0 && sent % SAY_EVERY == 0) {
        System.err.printf("  %,d of %,d events loaded%n", sent, events);
      }
      var unused = publisher.publish(load.next());
    }
    publisher.flush();
    Snapshot end = task.snapshot();
    long missing = events - publisher.counts().acknowledged();
    if (missing != 0) {
      throw new BenchFailure("%,d of %,d events were not acknowledged".formatted(missing, events));
    }
    return new Measured(events, begin, end);
  }
}
