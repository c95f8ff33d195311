package uk.peelboard.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.schemas.Admission;

/**
 * Reads one partition of an event topic and hands over the journal of each entity on it.
 *
 * <p>An entity's events lie anywhere in the partition, so all have to be held until its end. Where
 * they are too many, the partition is read several times, and each time the events of another part
 * of the entities are held: that takes longer, and no more memory.
 */
final class PartitionEntities {
  /** Some 200 bytes each: the record itself, and what holds it. */
  private static final int MOST_HELD = 400_000;

  private final PartitionReader reader;
  private final Duration horizon;
  private final int mostHeld;

  PartitionEntities(PartitionReader reader, Duration horizon) {
    this(reader, horizon, MOST_HELD);
  }

  /**
   * @param mostHeld how many records to hold at a time, give or take
   */
  PartitionEntities(PartitionReader reader, Duration horizon, int mostHeld) {
    this.reader = reader;
    this.horizon = horizon;
    this.mostHeld = mostHeld;
  }

  /** Hears of how many of the records that have to be read have been. */
  @FunctionalInterface
  interface Heard {
    void read(long records, long of);
  }

  /**
   * A record's value.
   *
   * @param value null where the record has none
   */
  private record Held(Bytes value, long timestamp) {
    byte[] bytes() {
      return value == null ? null : value.get();
    }
  }

  /**
   * Hands over each entity once, in no order.
   *
   * @param partitions how many the topic has
   * @param until the offset before which to stop
   * @param heard called several times a second; what it throws ends the reading
   */
  void visit(
      EntityKind kind,
      int partition,
      int partitions,
      long until,
      RecordBound bound,
      EntityReader.Visitor visitor,
      Heard heard) {
    TopicPartition from = new TopicPartition(kind.topic(), partition);
    long there = until - reader.beginnings(List.of(from)).get(from);
    long most = bound.most(kind, partition).orElse(Long.MAX_VALUE);
    int rounds = (int) (Math.min(there, most) / mostHeld) + 1;
    if (there == 0 || most == 0) {
      return;
    }
    for (int round = 0; round < rounds; round++) {
      Round one = new Round(kind, partition, partitions, round, rounds, most, bound);
      long before = there * round;
      long of = there * rounds;
      reader.read(Map.of(from, until), one::take, () -> heard.read(before + one.seen, of));
      one.handOver(visitor, () -> heard.read(before + one.seen, of));
    }
  }

  /** The entities whose turn it is. */
  private final class Round {
    private final EntityKind kind;
    private final int partition;
    private final int partitions;
    private final int round;
    private final int rounds;
    private final long most;
    private final RecordBound bound;
    private final Admission admission = new Admission(horizon);
    private final Map<Bytes, List<Held>> entities = new HashMap<>();
    private long seen;

    Round(
        EntityKind kind,
        int partition,
        int partitions,
        int round,
        int rounds,
        long most,
        RecordBound bound) {
      this.kind = kind;
      this.partition = partition;
      this.partitions = partitions;
      this.round = round;
      this.rounds = rounds;
      this.most = most;
      this.bound = bound;
    }

    void take(ConsumerRecord<byte[], byte[]> one) {
      if (seen == most) {
        return;
      }
      seen++;
      // A record without a key belongs to no entity, and is rejected.
      if (one.key() != null && isInTurn(one.key()) && bound.takes(one.timestamp())) {
        entities
            .computeIfAbsent(Bytes.wrap(one.key()), absent -> new ArrayList<>(4))
            .add(new Held(Bytes.wrap(one.value()), one.timestamp()));
      }
    }

    /** By another hash than the one that partitions are chosen by. */
    private boolean isInTurn(byte[] key) {
      int hash = Arrays.hashCode(key);
      return Math.floorMod((hash ^ (hash >>> 16)) * 0x85EBCA6B, rounds) == round;
    }

    void handOver(EntityReader.Visitor visitor, Runnable beat) {
      long handed = 0;
      for (Map.Entry<Bytes, List<Held>> one : entities.entrySet()) {
        journals(one.getKey().get(), one.getValue())
            .forEach((entityId, journal) -> visitor.visit(kind, entityId, journal));
        if (++handed % 1024 == 0) {
          beat.run();
        }
      }
    }

    /** By entity: a caller has a journal for each time, and all their records one key. */
    private Map<String, Journal> journals(byte[] key, List<Held> records) {
      Map<String, Journal> journals = new HashMap<>(2);
      for (Held one : records) {
        Admission.Verdict verdict =
            admission.admit(kind, key, one.bytes(), one.timestamp, partition, partitions);
        if (verdict.isAdmitted()) {
          Event event = verdict.event();
          journals.merge(
              event.entityId(), Journal.of(event), (journal, unused) -> journal.with(event));
        }
      }
      return journals;
    }
  }
}
