package uk.peelboard.pipeline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka how far the pipeline's group has come. Safe for use by several threads. */
final class GroupPositions
    implements Function<TopicPartition, GroupPositions.Position>, AutoCloseable {
  private final Admin admin;
  private final String group;
  private final Map<String, String> topicIds = new ConcurrentHashMap<>();

  /**
   * How far the group has come in a partition.
   *
   * @param topicId differs when a topic is deleted and made again
   * @param committed the first offset that is not committed; 0 where nothing is
   * @param end the offset of the next record to be written
   */
  record Position(String topicId, long committed, long end) {}

  GroupPositions(Kafka kafka, String group) {
    this.admin = kafka.admin();
    this.group = group;
  }

  /**
   * @throws PipelineException when Kafka does not say
   */
  @Override
  public Position apply(TopicPartition of) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        Kafka.answerOrFail(
            admin
                .listConsumerGroupOffsets(
                    Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(of))))
                .partitionsToOffsetAndMetadata(group),
            "read the offset of " + of);
    OffsetAndMetadata committed = offsets.get(of);
    return new Position(
        topicIds.computeIfAbsent(of.topic(), this::topicId),
        committed == null ? 0 : committed.offset(),
        end(of));
  }

  private long end(TopicPartition of) {
    return Kafka.answerOrFail(
            admin.listOffsets(Map.of(of, OffsetSpec.latest())).partitionResult(of),
            "read the end of " + of)
        .offset();
  }

  private String topicId(String topic) {
    return Kafka.answerOrFail(
            admin.describeTopics(List.of(topic)).topicNameValues().get(topic),
            "look at the topic " + topic)
        .topicId()
        .toString();
  }

  @Override
  public void close() {
    admin.close();
  }
}
