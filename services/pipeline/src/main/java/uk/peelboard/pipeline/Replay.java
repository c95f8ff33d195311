package uk.peelboard.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.Topics;

/**
 * Rebuilds the tallies from the event topics, up to where the pipeline has come. All of it is one
 * transaction: a reader sees the old tallies until the moment it sees the new ones.
 */
public final class Replay {
  private static final String TRANSACTIONAL_ID = "peelboard-replay";

  /** The most that brokers allow by default. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

  private final Kafka kafka;
  private final Definitions definitions;
  private final Duration horizon;
  private final Clock clock;

  public Replay(Kafka kafka, Definitions definitions, Duration horizon, Clock clock) {
    this.kafka = kafka;
    this.definitions = definitions;
    this.horizon = horizon;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param written how many shares were written
   * @param removed how many that no longer hold anything were removed
   * @param retold what callers had not been told of calls counted before, and are now; the pipeline
   *     counts that when it is started
   */
  public record Result(long written, long removed, long retold) {}

  /**
   * @param patience how long to wait for the pipeline's last instance to be gone
   * @throws PipelineException when the pipeline is running
   */
  public Result run(Duration patience, Progress progress) {
    Map<EntityKind, Integer> partitions = new TopicSetup(kafka).check();
    try (GroupHold hold = GroupHold.take(kafka, patience, clock);
        Consumer<byte[], byte[]> consumer = kafka.reader();
        Producer<byte[], byte[]> producer = producer()) {
      PartitionReader reader = new PartitionReader(consumer, clock);
      Map<TopicPartition, Long> committed = committed(partitions);
      Set<Bytes> old = PublishedTallies.read(reader).keys();
      LogFold fold = new LogFold(reader, definitions, partitions, horizon);
      Map<Bytes, byte[]> rebuilt = new HashMap<>();
      TallyCodec codec = new TallyCodec();
      int done = 0;
      for (Map.Entry<TopicPartition, Long> one : committed.entrySet()) {
        TopicPartition of = one.getKey();
        progress.report("folding " + of, done++, committed.size());
        EntityKind kind = EntityKind.ofTopic(of.topic());
        Map<Cell, Distribution> share =
            fold.fold(kind, of.partition(), one.getValue(), Long.MAX_VALUE);
        share.forEach(
            (cell, tally) ->
                rebuilt.put(
                    Bytes.wrap(codec.encodeKey(kind, of.partition(), cell)),
                    codec.encodeValue(tally)));
      }
      progress.report("looking for what callers were not told", done, committed.size());
      List<Event> untold =
          new CallersRetold(fold)
              .missing(committed, reader.ends(reader.partitionsOf(EntityKind.CALLER.topic())));
      progress.report("writing", done, committed.size());
      return write(producer, hold, committed, old, rebuilt, untold);
    }
  }

  private Result write(
      Producer<byte[], byte[]> producer,
      GroupHold hold,
      Map<TopicPartition, Long> committed,
      Set<Bytes> old,
      Map<Bytes, byte[]> rebuilt,
      List<Event> untold) {
    EventCodec events = new EventCodec();
    Set<Bytes> gone = new HashSet<>(old);
    gone.removeAll(rebuilt.keySet());
    Map<TopicPartition, OffsetAndMetadata> unchanged = new HashMap<>();
    committed.forEach(
        (partition, offset) -> unchanged.put(partition, new OffsetAndMetadata(offset)));
    producer.initTransactions();
    producer.beginTransaction();
    try {
      rebuilt.forEach((key, value) -> send(producer, tally(key, value)));
      gone.forEach(key -> send(producer, tally(key, null)));
      untold.forEach(event -> send(producer, told(event, events)));
      send(producer, MadeWith.record(definitions));
      producer.sendOffsetsToTransaction(unchanged, hold.membership());
      producer.commitTransaction();
    } catch (KafkaException e) {
      // Closing the producer aborts what it has begun.
      throw new PipelineException("Could not write the tallies: " + e.getMessage(), e);
    }
    return new Result(rebuilt.size(), gone.size(), untold.size());
  }

  private static ProducerRecord<byte[], byte[]> told(Event event, EventCodec codec) {
    return new ProducerRecord<>(
        EntityKind.CALLER.topic(),
        Admission.key(EntityKind.CALLER, event.entityId()),
        codec.encode(EntityKind.CALLER, event));
  }

  private static ProducerRecord<byte[], byte[]> tally(Bytes key, byte[] value) {
    return new ProducerRecord<>(Topics.KPI_TALLIES.name(), key.get(), value);
  }

  /** Committing the transaction fails when any of its records could not be sent. */
  private static void send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    Future<RecordMetadata> unused = producer.send(record);
  }

  /** Where the pipeline has come on each partition; 0 where it has not begun. */
  private Map<TopicPartition, Long> committed(Map<EntityKind, Integer> partitions) {
    List<TopicPartition> all = new ArrayList<>();
    partitions.forEach(
        (kind, count) -> {
          for (int partition = 0; partition < count; partition++) {
            all.add(new TopicPartition(kind.topic(), partition));
          }
        });
    try (Admin admin = kafka.admin()) {
      Map<TopicPartition, OffsetAndMetadata> found =
          Kafka.answerOrFail(
              admin
                  .listConsumerGroupOffsets(
                      Map.of(
                          Pipeline.APPLICATION_ID,
                          new ListConsumerGroupOffsetsSpec().topicPartitions(all)),
                      new ListConsumerGroupOffsetsOptions().requireStable(true))
                  .partitionsToOffsetAndMetadata(Pipeline.APPLICATION_ID),
              "ask how far the pipeline has come");
      Map<TopicPartition, Long> committed = new HashMap<>();
      for (TopicPartition partition : all) {
        OffsetAndMetadata offset = found.get(partition);
        committed.put(partition, offset == null ? 0L : offset.offset());
      }
      return committed;
    }
  }

  private Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        kafka.with(
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                TRANSACTIONAL_ID,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) LONGEST_TRANSACTION.toMillis(),
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 18,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.MAX_TALLY_BYTES)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
