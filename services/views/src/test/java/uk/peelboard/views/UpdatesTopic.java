package uk.peelboard.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import uk.peelboard.schemas.Topics;
import uk.peelboard.views.update.UpdateLog;

/** The topic of published updates, which any number of views read and write. */
public final class UpdatesTopic {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topics.PUBLISHED_UPDATES.name(), 0);

  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  /** As one more process has it. */
  public UpdateLog log() {
    return new UpdateLog(Follower::new, Appender::new, Duration.ofMillis(10));
  }

  public synchronized int size() {
    return records.size();
  }

  /** Adds a record without asking anybody. */
  public synchronized long add(byte[] key, byte[] value) {
    long offset = records.size();
    records.add(new ConsumerRecord<>(PARTITION.topic(), 0, offset, key, value));
    return offset;
  }

  private synchronized List<ConsumerRecord<byte[], byte[]>> from(int offset) {
    return List.copyOf(records.subList(offset, records.size()));
  }

  private final class Follower extends MockConsumer<byte[], byte[]> {
    private int given;

    Follower() {
      super("none");
      updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> of) {
      return Map.of(PARTITION, (long) size());
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      List<ConsumerRecord<byte[], byte[]>> more = from(given);
      if (more.isEmpty()) {
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      }
      given += more.size();
      more.forEach(this::addRecord);
      return super.poll(Duration.ZERO);
    }
  }

  private final class Appender extends MockProducer<byte[], byte[]> {
    Appender() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      long offset = add(record.key(), record.value());
      return CompletableFuture.completedFuture(
          new RecordMetadata(PARTITION, offset, 0, 0, record.key().length, record.value().length));
    }
  }
}
