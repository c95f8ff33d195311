package uk.peelboard.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;

/** How many journals there are of the partitions that are worked on here, and what they take. */
final class JournalSizes {

  /**
   * One partition's.
   *
   * @param entities how many have a journal
   * @param bytes on disk, and at most in memory beside the heap
   */
  record Size(long entities, long bytes) {}

  private final Map<TopicPartition, Size> sizes = new ConcurrentHashMap<>();

  void put(TopicPartition partition, Size size) {
    sizes.put(partition, size);
  }

  /** The partition is worked on elsewhere, or not at all. */
  void remove(TopicPartition partition) {
    sizes.remove(partition);
  }

  /** What all partitions of a kind's topic have of something. */
  long sum(EntityKind kind, ToLongFunction<Size> of) {
    long sum = 0;
    for (Map.Entry<TopicPartition, Size> one : sizes.entrySet()) {
      sum += one.getKey().topic().equals(kind.topic()) ? of.applyAsLong(one.getValue()) : 0;
    }
    return sum;
  }
}
