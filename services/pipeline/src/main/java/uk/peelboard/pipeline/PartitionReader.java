package uk.peelboard.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads whole partitions, up to an offset for each that was fixed before. */
final class PartitionReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Clock clock;

  PartitionReader(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Clock clock) {
    this.consumer = consumer;
    this.clock = clock;
  }

  /**
   * The partitions of a topic.
   *
   * @throws PipelineException when there is no such topic
   */
  List<TopicPartition> partitionsOf(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new PipelineException(
          "There is no topic " + topic + ": make it with `peelboard topics`");
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  /** From where on the partitions hold anything. */
  Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions);
  }

  /** Up to where the partitions hold what was committed by now. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return consumer.endOffsets(partitions);
  }

  /**
   * Reads each partition from its beginning until before an offset.
   *
   * @throws PipelineException when nothing comes for a minute
   */
  void read(Map<TopicPartition, Long> until, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    read(until, to, () -> {});
  }

  /**
   * As the other, where somebody may stop it.
   *
   * @param beat called several times a second; what it throws ends the reading
   */
  void read(
      Map<TopicPartition, Long> until, Consumer<ConsumerRecord<byte[], byte[]>> to, Runnable beat) {
    consumer.assign(until.keySet());
    // What was read last was paused at its end, and a partition that stays assigned stays paused.
    consumer.resume(until.keySet());
    consumer.seekToBeginning(until.keySet());
    Set<TopicPartition> unfinished = new HashSet<>(until.keySet());
    Map<TopicPartition, Long> reached = new HashMap<>();
    finish(unfinished, until, reached);
    Instant patientUntil = clock.instant().plus(PATIENCE);
    while (!unfinished.isEmpty()) {
      beat.run();
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> one : records) {
        if (one.offset() < until.get(new TopicPartition(one.topic(), one.partition()))) {
          to.accept(one);
        }
      }
      if (finish(unfinished, until, reached)) {
        patientUntil = clock.instant().plus(PATIENCE);
      } else if (clock.instant().isAfter(patientUntil)) {
        throw new PipelineException(
            "Nothing more came of " + unfinished + " for " + PATIENCE.toSeconds() + " s");
      }
    }
  }

  /** Pauses the partitions that are done; true when any has come further. */
  private boolean finish(
      Set<TopicPartition> unfinished,
      Map<TopicPartition, Long> until,
      Map<TopicPartition, Long> reached) {
    boolean further = false;
    for (TopicPartition partition : List.copyOf(unfinished)) {
      long position = consumer.position(partition);
      further |= !Long.valueOf(position).equals(reached.put(partition, position));
      if (position >= until.get(partition)) {
        unfinished.remove(partition);
        consumer.pause(List.of(partition));
      }
    }
    return further;
  }
}
