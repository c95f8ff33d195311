package uk.peelboard.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import uk.peelboard.domain.event.EntityKind;

/**
 * Keeps the pipeline out while its tallies are rebuilt, by being the only member of its group.
 * Taking hold is refused while any instance of the pipeline is a member, and no instance can start
 * while it is held; to ask first and then act would leave a gap between.
 */
final class GroupHold implements AutoCloseable {
  private static final Duration LONGEST_REPLAY = Duration.ofHours(12);

  /** However impatient somebody is, a busy broker has so long to say whether the group is free. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> member;

  private GroupHold(KafkaConsumer<byte[], byte[]> member) {
    this.member = member;
  }

  /**
   * Takes hold, waiting for instances that have crashed to be forgotten.
   *
   * @throws PipelineException when the pipeline is running
   */
  static GroupHold take(Kafka kafka, Duration patience, Clock clock) {
    Instant until = clock.instant().plus(patience);
    while (true) {
      GroupHold hold = new GroupHold(member(kafka));
      try {
        Instant answered = clock.instant().plus(ANSWER);
        hold.join(answered.isAfter(until) ? answered : until, clock);
        return hold;
      } catch (InconsistentGroupProtocolException e) {
        hold.close();
        if (clock.instant().isAfter(until)) {
          throw new PipelineException(
              "The pipeline is running, or was killed less than its session timeout ago: stop every"
                  + " instance of it first",
              e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
      } catch (RuntimeException e) {
        hold.close();
        throw e;
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> member(Kafka kafka) {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                Pipeline.APPLICATION_ID,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                (int) LONGEST_REPLAY.toMillis(),
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                RangeAssignor.class.getName())),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void join(Instant until, Clock clock) {
    member.subscribe(Arrays.stream(EntityKind.values()).map(EntityKind::topic).toList());
    while (member.groupMetadata().generationId() < 0) {
      member.poll(Duration.ofMillis(100));
      member.pause(member.assignment());
      if (member.groupMetadata().generationId() < 0 && clock.instant().isAfter(until)) {
        throw new PipelineException("Kafka let nobody join the pipeline's group in time");
      }
    }
  }

  /** What a transaction commits offsets with; it fails once the hold is lost. */
  ConsumerGroupMetadata membership() {
    return member.groupMetadata();
  }

  @Override
  public void close() {
    member.close();
  }
}
