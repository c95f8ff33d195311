package uk.peelboard.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

/**
 * Recomputes every tally by a plain batch fold of the event topics, and compares. Those of callers
 * are folded from the topic of callers, which in turn is held beside what the calls say.
 *
 * <p>It may be run on live data: each published share says for how many of its partition's records
 * it stands, and exactly these are folded.
 */
public final class Verification {
  private final Kafka kafka;
  private final Definitions definitions;
  private final Duration horizon;
  private final Clock clock;

  public Verification(Kafka kafka, Definitions definitions, Duration horizon, Clock clock) {
    this.kafka = kafka;
    this.definitions = definitions;
    this.horizon = horizon;
    this.clock = clock;
  }

  /**
   * A share of a cell that differs.
   *
   * @param published null where there is nothing
   * @param recomputed null where there is nothing
   */
  public record Difference(
      EntityKind kind, int partition, Cell cell, Distribution published, Distribution recomputed) {}

  /**
   * What came of it.
   *
   * @param shares how many shares of cells were compared
   * @param records how many events of the force they stand for
   * @param notYetCounted how many more of these, and of what callers were told, there were
   * @param unreadable how many published shares no known measure or format explains
   * @param toldWrongly what callers were told of calls that the calls do not say
   */
  public record Result(
      long shares,
      long records,
      long notYetCounted,
      int unreadable,
      List<Difference> differences,
      List<ToldWrongly> toldWrongly) {
    public boolean agrees() {
      return differences.isEmpty() && unreadable == 0 && toldWrongly.isEmpty();
    }
  }

  /**
   * A call that a caller was told of wrongly.
   *
   * @param callerId the caller and the 90 days whose journal it is
   * @param told when it was presented and on which line, as told; null where nothing holds
   * @param shouldBe the same as the call says; null where nothing should hold
   */
  public record ToldWrongly(String callerId, String callId, String told, String shouldBe) {}

  public Result run(Progress progress) {
    Map<EntityKind, Integer> partitions = new TopicSetup(kafka).check();
    try (Consumer<byte[], byte[]> consumer = kafka.reader()) {
      PartitionReader reader = new PartitionReader(consumer, clock);
      progress.report("reading the tallies", 0, 1);
      PublishedTallies published = PublishedTallies.read(reader);
      LogFold fold = new LogFold(reader, definitions, partitions, horizon);
      long shares = 0;
      long records = 0;
      long ofCallers = 0;
      long notYetCounted = 0;
      List<Difference> differences = new ArrayList<>();
      List<ToldWrongly> toldWrongly = new ArrayList<>();
      List<TopicPartition> all = allPartitions(partitions, published);
      Map<TopicPartition, Long> ends = reader.ends(all);
      CallersBesideCalls callers = new CallersBesideCalls(fold, ends);
      for (int done = 0; done < all.size(); done++) {
        TopicPartition one = all.get(done);
        progress.report("folding " + one, done, all.size());
        EntityKind kind = EntityKind.ofTopic(one.topic());
        Map<Cell, Distribution> share = published.share(kind, one.partition());
        long counted = PublishedTallies.recordsFolded(share);
        Map<Cell, Distribution> recomputed =
            fold.fold(kind, one.partition(), ends.get(one), counted);
        compare(kind, one.partition(), share, recomputed, differences);
        shares += recomputed.size();
        if (kind.isFeed()) {
          records += counted;
          notYetCounted += Math.max(0, ends.get(one) - counted);
        } else {
          ofCallers += counted;
        }
        if (kind == EntityKind.CALL) {
          toldWrongly.addAll(callers.toldWrongly(one.partition(), counted));
        }
      }
      // Their offsets do not say how many there are: transactions take up some.
      notYetCounted += Math.max(0, callers.records() - ofCallers);
      progress.report("folded", all.size(), all.size());
      return new Result(
          shares,
          records,
          notYetCounted,
          published.unreadable(),
          List.copyOf(differences),
          List.copyOf(toldWrongly));
    }
  }

  /** Shares of partitions that do not exist are compared too, with nothing. */
  private static List<TopicPartition> allPartitions(
      Map<EntityKind, Integer> partitions, PublishedTallies published) {
    List<TopicPartition> all = new ArrayList<>();
    partitions.forEach(
        (kind, count) -> {
          for (int partition = 0; partition < count; partition++) {
            all.add(new TopicPartition(kind.topic(), partition));
          }
        });
    Set<TopicPartition> strange = new HashSet<>(published.partitions());
    strange.removeAll(all);
    if (!strange.isEmpty()) {
      throw new PipelineException(
          "There are tallies of partitions that do not exist: "
              + strange
              + ". Rebuild the tallies with `peelboard replay`.");
    }
    return all;
  }

  private static void compare(
      EntityKind kind,
      int partition,
      Map<Cell, Distribution> published,
      Map<Cell, Distribution> recomputed,
      List<Difference> differences) {
    Set<Cell> cells = new HashSet<>(published.keySet());
    cells.addAll(recomputed.keySet());
    for (Cell cell : cells) {
      Distribution is = published.get(cell);
      Distribution shouldBe = recomputed.get(cell);
      if (is == null || !is.equals(shouldBe)) {
        differences.add(new Difference(kind, partition, cell, is, shouldBe));
      }
    }
  }
}
