package uk.peelboard.views.update;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;

/** Where the event topics end, asked of a broker. */
public final class EventEnds implements PublicationSchedule.FeedEnds {
  private final Supplier<Consumer<byte[], byte[]>> consumers;

  public EventEnds(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  @Override
  public Map<EntityKind, Map<Integer, Long>> now() {
    Map<EntityKind, Map<Integer, Long>> ends = new EnumMap<>(EntityKind.class);
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      for (EntityKind kind : EntityKind.FEEDS) {
        List<TopicPartition> partitions =
            consumer.partitionsFor(kind.topic()).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        Map<Integer, Long> ofKind = new HashMap<>();
        consumer
            .endOffsets(partitions)
            .forEach((partition, end) -> ofKind.put(partition.partition(), end));
        ends.put(kind, ofKind);
      }
    }
    return ends;
  }
}
