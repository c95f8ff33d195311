package uk.peelboard.standalone.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.schemas.Topics;

/** What is on the topics, asked of Kafka itself. */
final class OnKafka implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;

  OnKafka(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** How many records there are on the event topics. */
  long events() {
    return EntityKind.FEEDS.stream().mapToLong(kind -> events(kind)).sum();
  }

  /** How many records there are on one of the event topics: nothing else takes up an offset. */
  long events(EntityKind kind) {
    return ends(kind.topic()).values().stream().mapToLong(Long::longValue).sum();
  }

  List<ConsumerRecord<byte[], byte[]>> rejected() {
    return all(Topics.REJECTED_EVENTS.name());
  }

  private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    Map<TopicPartition, Long> ends = ends(topic);
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofSeconds(1)).forEach(all::add);
    }
    return all;
  }

  private Map<TopicPartition, Long> ends(String topic) {
    return consumer.endOffsets(
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .collect(Collectors.toList()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
