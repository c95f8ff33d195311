package uk.peelboard.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives records without a key an empty one while a store is restored: Kafka Streams would leave
 * them out, and a store restored would have counted fewer rejections than the one that was lost.
 */
public final class KeylessRecords implements ConsumerInterceptor<byte[], byte[]> {
  private static final byte[] EMPTY_KEY = {};

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> one : records) {
      if (one.key() == null) {
        return withKeys(records);
      }
    }
    return records;
  }

  private static ConsumerRecords<byte[], byte[]> withKeys(ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> keyed = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> of = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> one : records.records(partition)) {
        of.add(one.key() == null ? withKey(one) : one);
      }
      keyed.put(partition, of);
    }
    return new ConsumerRecords<>(keyed, records.nextOffsets());
  }

  private static ConsumerRecord<byte[], byte[]> withKey(ConsumerRecord<byte[], byte[]> keyless) {
    return new ConsumerRecord<>(
        keyless.topic(),
        keyless.partition(),
        keyless.offset(),
        keyless.timestamp(),
        keyless.timestampType(),
        EMPTY_KEY.length,
        keyless.serializedValueSize(),
        EMPTY_KEY,
        keyless.value(),
        keyless.headers(),
        keyless.leaderEpoch());
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
