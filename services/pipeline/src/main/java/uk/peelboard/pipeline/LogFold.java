package uk.peelboard.pipeline;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.BatchFold;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.Admission;

/** Reads an event topic's partitions plainly, one after the other, and folds them. */
final class LogFold {
  private final PartitionReader reader;
  private final Definitions definitions;
  private final Map<EntityKind, Integer> partitions;
  private final Duration horizon;

  LogFold(
      PartitionReader reader,
      Definitions definitions,
      Map<EntityKind, Integer> partitions,
      Duration horizon) {
    this.reader = reader;
    this.definitions = definitions;
    this.partitions = partitions;
    this.horizon = horizon;
  }

  /**
   * The share of a partition's first records.
   *
   * @param until the offset before which to stop
   * @param most how many records to fold at most
   */
  Map<Cell, Distribution> fold(EntityKind kind, int partition, long until, long most) {
    BatchFold batch = new BatchFold(kind, definitions);
    read(
        kind,
        partition,
        until,
        most,
        (verdict, offset, timestamp) -> {
          if (verdict.isAdmitted()) {
            batch.accept(verdict.event());
          } else {
            String type = verdict.event() == null ? null : verdict.event().type();
            batch.reject(type, verdict.rejection().reason());
          }
        });
    return batch.tallies();
  }

  /** Receives what came of a record. */
  @FunctionalInterface
  interface Judged {
    /**
     * @param timestamp the broker's, in epoch milliseconds
     */
    void accept(Admission.Verdict verdict, long offset, long timestamp);
  }

  /**
   * Judges a partition's first records.
   *
   * @param until the offset before which to stop
   * @param most how many records to judge at most
   */
  void read(EntityKind kind, int partition, long until, long most, Judged to) {
    OnePartition one = new OnePartition(kind, partition, most, to);
    reader.read(Map.of(new TopicPartition(kind.topic(), partition), until), one::accept);
  }

  /** How many partitions the topic of a kind has. */
  int partitions(EntityKind kind) {
    return partitions.get(kind);
  }

  private final class OnePartition {
    private final EntityKind kind;
    private final int partition;
    private final Admission admission = new Admission(horizon);
    private final Judged to;
    private long left;

    OnePartition(EntityKind kind, int partition, long most, Judged to) {
      this.kind = kind;
      this.partition = partition;
      this.left = most;
      this.to = to;
    }

    void accept(ConsumerRecord<byte[], byte[]> event) {
      if (left == 0) {
        return;
      }
      left--;
      to.accept(
          admission.admit(
              kind, event.key(), event.value(), event.timestamp(), partition, partitions.get(kind)),
          event.offset(),
          event.timestamp());
    }
  }
}
