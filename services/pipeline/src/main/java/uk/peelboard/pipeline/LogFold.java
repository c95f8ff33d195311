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

/** Reads an event topic's partitions and folds each of them plainly, one after the other. */
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
    OnePartition fold = new OnePartition(kind, partition, most);
    reader.read(Map.of(new TopicPartition(kind.topic(), partition), until), fold::accept);
    return fold.batch.tallies();
  }

  private final class OnePartition {
    private final EntityKind kind;
    private final int partition;
    private final Admission admission = new Admission(horizon);
    private final BatchFold batch;
    private long left;

    OnePartition(EntityKind kind, int partition, long most) {
      this.kind = kind;
      this.partition = partition;
      this.batch = new BatchFold(kind, definitions);
      this.left = most;
    }

    void accept(ConsumerRecord<byte[], byte[]> event) {
      if (left == 0) {
        return;
      }
      left--;
      Admission.Verdict verdict =
          admission.admit(
              kind, event.key(), event.value(), event.timestamp(), partition, partitions.get(kind));
      if (verdict.isAdmitted()) {
        batch.accept(verdict.event());
      } else {
        String type = verdict.event() == null ? null : verdict.event().type();
        batch.reject(type, verdict.rejection().reason());
      }
    }
  }
}
