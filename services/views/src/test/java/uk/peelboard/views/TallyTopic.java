package uk.peelboard.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.Topics;

/** The tally topic, as far as a reader can tell. */
public final class TallyTopic extends MockConsumer<byte[], byte[]> {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.KPI_TALLIES.name(), 0);

  private final BlockingQueue<Runnable> arrivals = new LinkedBlockingQueue<>();
  private final TallyCodec codec = new TallyCodec();
  private volatile KafkaException outage;
  private volatile boolean left;
  private long end;

  public TallyTopic() {
    super("none");
    updateBeginningOffsets(Map.of(PARTITION, 0L));
    updateEndOffsets(Map.of(PARTITION, 0L));
  }

  /** Nobody gets an answer. */
  public TallyTopic outOfReach(KafkaException because) {
    outage = because;
    return this;
  }

  @Override
  public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> of) {
    if (outage != null) {
      throw outage;
    }
    return super.endOffsets(of);
  }

  /** Whether the reader has left; it may come back. */
  @Override
  public synchronized boolean closed() {
    return left;
  }

  @Override
  public void close(CloseOptions options) {
    left = true;
  }

  /** Tallies that are there before anybody reads. */
  public TallyTopic holding(Story story) {
    List<ConsumerRecord<byte[], byte[]>> records = records(story);
    updateEndOffsets(Map.of(PARTITION, end));
    arrivals.add(() -> records.forEach(this::addRecord));
    return this;
  }

  /** Tallies that come in the course of time, all in one poll. */
  public void publish(Story story) {
    arrive(records(story));
  }

  public void publish(byte[] key, byte[] value) {
    arrive(List.of(record(key, value)));
  }

  /** What happens to the reader on its next poll. */
  public void happens(Runnable event) {
    arrivals.add(event);
  }

  private void arrive(List<ConsumerRecord<byte[], byte[]>> records) {
    long endThen = end;
    arrivals.add(
        () -> {
          updateEndOffsets(Map.of(PARTITION, endThen));
          records.forEach(this::addRecord);
        });
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    try {
      Runnable arrival = arrivals.poll(Math.min(timeout.toMillis(), 10), TimeUnit.MILLISECONDS);
      if (arrival != null) {
        arrival.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
    return super.poll(Duration.ZERO);
  }

  private List<ConsumerRecord<byte[], byte[]>> records(Story story) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Map.Entry<EntityKind, List<Share>> one : story.shares().entrySet()) {
      for (int i = 0; i < one.getValue().size(); i++) {
        Share share = one.getValue().get(i);
        for (Cell cell : share.takeChanged()) {
          Distribution distribution = share.of(cell);
          records.add(
              record(
                  codec.encodeKey(one.getKey(), i, cell),
                  distribution == null ? null : codec.encodeValue(distribution)));
        }
      }
    }
    return records;
  }

  private ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
    return new ConsumerRecord<>(PARTITION.topic(), 0, end++, key, value);
  }
}
