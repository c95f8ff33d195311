package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.TallyKey;
import uk.peelboard.schemas.UnreadableEventException;

/**
 * The speed of light: a plain program that holds every event in hash maps, and when it has read the
 * last adds up what each entity's fact says. No fault tolerance, nothing written, nothing before
 * the end. As many threads as the pipeline, each with a consumer and partitions of its own.
 *
 * <p>It shares with the pipeline what an event and a measure mean, and none of the machinery, and
 * so is also what the pipeline's tallies are compared with. Its time begins before the consumers
 * are made, and ends when the last tally is there; writing them to a file comes after that.
 */
final class FoldWork implements Work {
  static final String FILE = "speed-of-light.tallies";

  @Override
  public Object begin(Task task) throws IOException, InterruptedException {
    int threads = task.settings().threads();
    Definitions definitions = task.definitions();
    List<Callable<Part>> parts = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      List<TopicPartition> partitions = partitionsOf(thread, task.settings());
      parts.add(() -> fold(task, definitions, partitions));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Snapshot begin = task.snapshot();
      Map<TallyKey, Distribution> all = new HashMap<>();
      Map<String, List<Event>> callers = new HashMap<>();
      for (Future<Part> part : pool.invokeAll(parts)) {
        all.putAll(part.get().tallies());
        part.get().callers().forEach((caller, told) -> addTo(callers, caller, told));
      }
      all.putAll(ofCallers(callers, definitions, task.settings().partitions()));
      Snapshot end = task.snapshot();
      new TallyFile(task.path(FILE)).write(all);
      return new Measured(task.settings().events(), begin, end);
    } catch (ExecutionException e) {
      throw new BenchFailure("the plain fold failed", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * What a thread comes to.
   *
   * @param callers what callers are told of its calls, by their journals' ids
   */
  private record Part(Map<TallyKey, Distribution> tallies, Map<String, List<Event>> callers) {}

  private static void addTo(Map<String, List<Event>> callers, String caller, List<Event> told) {
    callers.merge(
        caller,
        told,
        (one, more) -> {
          one.addAll(more);
          return one;
        });
  }

  /** By the partitions that the pipeline has them told on. */
  private static Map<TallyKey, Distribution> ofCallers(
      Map<String, List<Event>> callers, Definitions definitions, int partitions) {
    Map<Integer, List<List<Event>>> byPartition = new HashMap<>();
    callers.forEach(
        (caller, told) ->
            byPartition
                .computeIfAbsent(
                    Admission.partition(Admission.key(EntityKind.CALLER, caller), partitions),
                    absent -> new ArrayList<>())
                .add(told));
    Map<TallyKey, Distribution> tallies = new HashMap<>();
    byPartition.forEach(
        (partition, told) ->
            PlainFold.ofCallers(told, definitions)
                .forEach(
                    (cell, tally) ->
                        tallies.put(TallyKey.of(EntityKind.CALLER, partition, cell), tally)));
    return tallies;
  }

  private static List<TopicPartition> partitionsOf(int thread, BenchSettings settings) {
    return EventLog.partitions(settings.partitions()).stream()
        .filter(one -> one.partition() % settings.threads() == thread)
        .toList();
  }

  private static Part fold(Task task, Definitions definitions, List<TopicPartition> partitions)
      throws UnreadableEventException {
    EventCodec codec = new EventCodec();
    Map<TopicPartition, PlainFold> folds = new HashMap<>();
    for (TopicPartition one : partitions) {
      folds.put(one, new PlainFold(EntityKind.ofTopic(one.topic()), definitions));
    }
    try (Consumer<byte[], byte[]> consumer = EventLog.consumer(task.client())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
      while (left > 0) {
        ConsumerRecords<byte[], byte[]> records = EventLog.next(consumer);
        for (TopicPartition partition : records.partitions()) {
          EntityKind kind = EntityKind.ofTopic(partition.topic());
          PlainFold fold = folds.get(partition);
          for (ConsumerRecord<byte[], byte[]> one : records.records(partition)) {
            fold.accept(codec.decode(kind, one.value()));
            left--;
          }
        }
      }
    }
    Map<TallyKey, Distribution> tallies = new HashMap<>();
    Map<String, List<Event>> callers = new HashMap<>();
    folds.forEach(
        (partition, fold) -> {
          EntityKind kind = EntityKind.ofTopic(partition.topic());
          Map<Cell, Distribution> share = fold.tallies();
          share.forEach(
              (cell, tally) -> tallies.put(TallyKey.of(kind, partition.partition(), cell), tally));
          fold.callers().forEach((caller, told) -> addTo(callers, caller, told));
        });
    return new Part(tallies, callers);
  }
}
