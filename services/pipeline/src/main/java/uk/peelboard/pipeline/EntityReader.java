package uk.peelboard.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.CellTallies;
import uk.peelboard.domain.tally.Distribution;

/**
 * Reads the entities themselves from the event topics, as some of the topics' records have them, in
 * memory that does not grow with how many there are.
 */
public final class EntityReader {
  private final Kafka kafka;
  private final Definitions definitions;
  private final Duration horizon;
  private final Clock clock;

  public EntityReader(Kafka kafka, Definitions definitions, Duration horizon, Clock clock) {
    this.kafka = kafka;
    this.definitions = definitions;
    this.horizon = horizon;
    this.clock = clock;
  }

  /** Receives each entity once, in no order. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param journal not empty
     */
    void visit(EntityKind kind, String entityId, Journal journal);
  }

  /**
   * The tallies as they are published.
   *
   * @param records how many of each partition's records they stand for
   */
  public record Published(CellTallies tallies, Map<EntityKind, Map<Integer, Long>> records) {}

  /**
   * Reads the published tallies.
   *
   * @param wanted the measures whose cells are kept
   * @throws PipelineException as {@link #visit}
   */
  public Published published(Predicate<Measure<?>> wanted) {
    try (Consumer<byte[], byte[]> consumer = kafka.reader()) {
      PublishedTallies published = PublishedTallies.read(new PartitionReader(consumer, clock));
      CellTallies tallies = new CellTallies();
      Map<EntityKind, Map<Integer, Long>> records = new HashMap<>();
      for (TopicPartition one : published.partitions()) {
        EntityKind kind = EntityKind.ofTopic(one.topic());
        Map<Cell, Distribution> share = published.share(kind, one.partition());
        records
            .computeIfAbsent(kind, absent -> new HashMap<>())
            .put(one.partition(), PublishedTallies.recordsFolded(share));
        share.forEach(
            (cell, part) -> {
              if (wanted.test(cell.measure())) {
                tallies.add(cell, part);
              } else {
                tallies.begin(cell.measure(), cell.day());
              }
            });
      }
      return new Published(tallies, records);
    }
  }

  /**
   * Hands over every entity of some kinds.
   *
   * @param progress hears of it several times a second; what it throws ends the reading
   * @throws PipelineException when a topic is missing, or nothing comes for a minute
   */
  public void visit(Set<EntityKind> kinds, RecordBound bound, Visitor visitor, Progress progress) {
    try (Consumer<byte[], byte[]> consumer = kafka.reader()) {
      PartitionReader reader = new PartitionReader(consumer, clock);
      PartitionEntities entities = new PartitionEntities(reader, horizon);
      Map<EntityKind, List<TopicPartition>> partitions = new EnumMap<>(EntityKind.class);
      kinds.forEach(kind -> partitions.put(kind, reader.partitionsOf(kind.topic())));
      List<TopicPartition> all = partitions.values().stream().flatMap(List::stream).toList();
      Map<TopicPartition, Long> ends = reader.ends(all);
      long total = ends.values().stream().mapToLong(Long::longValue).sum();
      long[] before = {0};
      for (TopicPartition one : all) {
        EntityKind kind = EntityKind.ofTopic(one.topic());
        long end = ends.get(one);
        entities.visit(
            kind,
            one.partition(),
            partitions.get(kind).size(),
            end,
            bound,
            visitor,
            (read, of) -> progress.report("reading " + one, before[0] + end * read / of, total));
        before[0] += end;
      }
      progress.report("read", total, total);
    }
  }

  /**
   * The tallies as they would have been at a moment: of the records that the broker had by then.
   * What an event says of the past is in them only once it had come. How many events there were is
   * not among them.
   *
   * @throws PipelineException as {@link #visit}
   */
  public CellTallies asKnownAt(Instant moment, Progress progress) {
    CellTallies tallies = new CellTallies();
    visit(
        EnumSet.allOf(EntityKind.class),
        RecordBound.appendedBy(moment),
        (kind, entityId, journal) ->
            Measures.contribute(
                Fact.of(kind, journal.standing(), definitions.profile()),
                definitions,
                (measure, day, codes, value, sum) ->
                    tallies.add(new Cell(measure, day, codes), value, sum)),
        progress);
    return tallies;
  }
}
