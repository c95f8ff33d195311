package uk.peelboard.standalone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import uk.peelboard.domain.event.EntityKind;

/** The event topics, as plain consumers read them. */
final class EventLog {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(500);

  private EventLog() {}

  /** A consumer in no group, set up as the pipeline's is where that matters to speed. */
  static Consumer<byte[], byte[]> consumer(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * What comes next.
   *
   * @throws BenchFailure when nothing does for a minute
   */
  static ConsumerRecords<byte[], byte[]> next(Consumer<byte[], byte[]> consumer) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
    if (records.isEmpty()) {
      throw new BenchFailure("nothing more came of the load for " + PATIENCE.toSeconds() + " s");
    }
    return records;
  }

  /** How often callers have been told of a call, of what is committed. */
  static long toldCallers(Map<String, Object> client) {
    try (Consumer<byte[], byte[]> consumer = consumer(client)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(EntityKind.CALLER.topic()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long told = 0;
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        told += consumer.poll(POLL).count();
      }
      return told;
    }
  }

  /** Every partition of every event topic that the load is on. */
  static List<TopicPartition> partitions(int ofEachTopic) {
    List<TopicPartition> all = new ArrayList<>();
    for (EntityKind kind : EntityKind.FEEDS) {
      for (int partition = 0; partition < ofEachTopic; partition++) {
        all.add(new TopicPartition(kind.topic(), partition));
      }
    }
    return all;
  }
}
