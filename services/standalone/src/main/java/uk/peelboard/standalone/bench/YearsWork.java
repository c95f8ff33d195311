package uk.peelboard.standalone.bench;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import uk.peelboard.pipeline.TopicSetup;
import uk.peelboard.schemas.Topics;

/** Publishes ten years of tallies. Its time begins when their model has been made. */
final class YearsWork implements Work {

  @Override
  public Object begin(Task task) {
    new TopicSetup(task.kafka()).ensure(Topics.DEFAULT_EVENT_PARTITIONS, Optional.empty());
    YearsOfTallies years = YearsOfTallies.ofTen(task.profile());
    AtomicLong published = new AtomicLong();
    try (TallyPublisher publisher = new TallyPublisher(task.client())) {
      Snapshot begin = task.snapshot();
      years.tellTo(
          (kind, partition, cell, share) -> {
            publisher.put(kind, partition, cell, share);
            published.incrementAndGet();
          });
      publisher.flush();
      return new Measured(published.get(), begin, task.snapshot());
    }
  }
}
