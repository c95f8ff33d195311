package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyKey;
import uk.peelboard.schemas.Topics;

/**
 * Watches from outside how far a group has committed. It only asks for offsets, so that watching
 * costs next to nothing: when the last tally was committed shows in that the committed end of the
 * tally topic stays where it is. What is on the topic is only looked at once it does.
 */
final class CommitWatch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  /** After so long without a change it is worth looking whether the tallies are complete. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long ANSWER_SECONDS = 30;
  private static final TopicPartition TALLIES = new TopicPartition(Topics.KPI_TALLIES.name(), 0);

  private final Map<String, Object> client;
  private final Admin admin;
  private final String group;
  private final List<Child> workers;

  CommitWatch(Map<String, Object> client, String group, List<Child> workers) {
    this.client = client;
    this.admin = Admin.create(client);
    this.group = group;
    this.workers = workers;
  }

  /** The workers at the moment at which every event up to these offsets was committed. */
  List<Snapshot> untilOffsets(Map<TopicPartition, Long> ends) throws IOException {
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    long before = -1;
    while (true) {
      long left = uncommitted(ends);
      if (left == 0) {
        return snapshots();
      }
      if (left != before) {
        before = left;
        patientUntil = System.nanoTime() + PATIENCE.toNanos();
      }
      bePatient(patientUntil);
    }
  }

  /** The workers at the moment at which the last tally of the events up to these offsets was. */
  List<Snapshot> untilTallies(Map<TopicPartition, Long> ends) throws IOException {
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    long before = -1;
    long since = System.nanoTime();
    List<Snapshot> last = List.of();
    while (true) {
      long end = talliesEnd();
      if (end != before) {
        last = snapshots();
        before = end;
        since = System.nanoTime();
        patientUntil = since + PATIENCE.toNanos();
      } else if (System.nanoTime() - since > QUIET.toNanos()) {
        if (uncommitted(ends) == 0 && isCounted(ends)) {
          return last;
        }
        since = System.nanoTime();
      }
      bePatient(patientUntil);
    }
  }

  /** Whether the published tallies are of all that there is. */
  private boolean isCounted(Map<TopicPartition, Long> ends) {
    long records = ends.values().stream().mapToLong(end -> end).sum();
    Map<TallyKey, Distribution> published = TallyComparison.publishedOfRecords(client);
    return TallyComparison.records(published) >= records
        && TallyComparison.areOfAllCallers(published, client);
  }

  private void bePatient(long until) {
    if (System.nanoTime() > until) {
      throw new BenchFailure(
          "nothing more was committed for %d minutes".formatted(PATIENCE.toMinutes()));
    }
    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
  }

  private List<Snapshot> snapshots() throws IOException {
    List<Snapshot> all = new ArrayList<>();
    for (Child worker : workers) {
      all.add(worker.snapshot());
    }
    return all;
  }

  /** How many events are still to be committed. */
  private long uncommitted(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> found =
        answer(
            admin
                .listConsumerGroupOffsets(
                    Map.of(
                        group, new ListConsumerGroupOffsetsSpec().topicPartitions(ends.keySet())))
                .partitionsToOffsetAndMetadata(group));
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata offset = found.get(end.getKey());
      left += Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
    }
    return left;
  }

  private long talliesEnd() {
    return answer(
            admin
                .listOffsets(
                    Map.of(TALLIES, OffsetSpec.latest()),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all())
        .get(TALLIES)
        .offset();
  }

  static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BenchFailure("the broker did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
