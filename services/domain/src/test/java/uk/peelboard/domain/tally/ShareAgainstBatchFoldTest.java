package uk.peelboard.domain.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.SillyEvents;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Share.Reception;

/** Whatever comes, in whatever order and however often: the tallies are those of the batch fold. */
class ShareAgainstBatchFoldTest {
  private static final Definitions DEFINITIONS = new Definitions(Forces.WEST_MIDLANDS);

  /**
   * What comes in at some partitions.
   *
   * @param events in the order in which they come, some of them several times
   * @param publishEvery after how many events the changed cells are published
   */
  record Feed(EntityKind kind, int partitions, int publishEvery, List<Event> events) {

    int partitionOf(Event event) {
      return Math.floorMod(event.entityId().hashCode(), partitions);
    }

    List<Event> on(int partition) {
      return events.stream().filter(event -> partitionOf(event) == partition).toList();
    }

    Map<Cell, Distribution> batch(List<Event> some) {
      BatchFold fold = new BatchFold(kind, DEFINITIONS);
      some.forEach(fold::accept);
      return fold.tallies();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(kind + " on " + partitions + " partitions");
      events.forEach(event -> text.append("\n  ").append(event));
      return text.toString();
    }
  }

  @Provide
  Arbitrary<Feed> feeds() {
    return Arbitraries.of(EntityKind.class)
        .flatMap(
            kind ->
                Combinators.combine(
                        SillyEvents.of(kind).list().ofMaxSize(40),
                        Arbitraries.integers().between(0, 39).list().ofMaxSize(15),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.longs())
                    .as(
                        (events, again, partitions, publishEvery, seed) ->
                            new Feed(
                                kind,
                                partitions,
                                publishEvery,
                                disordered(events, again, new Random(seed)))));
  }

  private static List<Event> disordered(List<Event> events, List<Integer> again, Random random) {
    List<Event> feed = new ArrayList<>(events);
    again.stream().filter(i -> i < events.size()).forEach(i -> feed.add(events.get(i)));
    Collections.shuffle(feed, random);
    return feed;
  }

  private static Share fold(EntityKind kind, List<Event> events) {
    Share share = new Share(kind, DEFINITIONS);
    events.forEach(share::accept);
    return share;
  }

  @Property(tries = 1500)
  void eachShareIsTheBatchFoldOfItsPartition(@ForAll("feeds") Feed feed) {
    for (int partition = 0; partition < feed.partitions(); partition++) {
      List<Event> events = feed.on(partition);

      assertThat(fold(feed.kind(), events).cells()).isEqualTo(feed.batch(events));
    }
  }

  @Property(tries = 700)
  void anyOrderGivesTheSameShare(@ForAll("feeds") Feed feed, @ForAll long seed) {
    List<Event> shuffled = new ArrayList<>(feed.events());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(fold(feed.kind(), shuffled).cells())
        .isEqualTo(fold(feed.kind(), feed.events()).cells());
  }

  @Property(tries = 700)
  void theSumOfTheSharesIsTheBatchFoldOfEverything(@ForAll("feeds") Feed feed) {
    Map<Cell, Distribution> sum = new HashMap<>();
    for (int partition = 0; partition < feed.partitions(); partition++) {
      fold(feed.kind(), feed.on(partition))
          .cells()
          .forEach(
              (cell, part) -> sum.computeIfAbsent(cell, absent -> new Distribution()).addAll(part));
    }
    Map<Cell, Distribution> everything = feed.batch(feed.events());
    Cell lastEvent = new Cell(Measures.LAST_EVENT, Cell.NOW, feed.kind().topic());
    Distribution lastOfShares = sum.remove(lastEvent);
    Distribution lastOfAll = everything.remove(lastEvent);

    assertThat(sum).isEqualTo(everything);
    assertThat(lastOfShares == null ? null : lastOfShares.max())
        .isEqualTo(lastOfAll == null ? null : lastOfAll.max());
  }

  @Property(tries = 1000)
  void publishedChangesAmountToTheCells(@ForAll("feeds") Feed feed) {
    Share share = new Share(feed.kind(), DEFINITIONS);
    Map<Cell, Distribution> published = new HashMap<>();
    int accepted = 0;
    for (Event event : feed.events()) {
      share.accept(event);
      if (++accepted % feed.publishEvery() == 0) {
        publish(share, published);
      }
    }
    publish(share, published);

    assertThat(published).isEqualTo(share.cells());
    assertThat(share.hasChanged()).isFalse();
  }

  private static void publish(Share share, Map<Cell, Distribution> into) {
    for (Cell cell : share.takeChanged()) {
      Distribution distribution = share.of(cell);
      if (distribution == null) {
        into.remove(cell);
      } else {
        into.put(cell, distribution.copy());
      }
    }
  }

  @Property(tries = 700)
  void noCellIsEverBelowNothingBetweenTwoEvents(@ForAll("feeds") Feed feed) {
    Share share = new Share(feed.kind(), DEFINITIONS);
    for (Event event : feed.events()) {
      share.accept(event);
      share
          .cells()
          .forEach(
              (cell, distribution) ->
                  distribution.forEach(
                      (value, times) -> assertThat(times).as(cell + " of " + value).isPositive()));
    }
  }

  @Property(tries = 700)
  void whatIsReceivedIsCountedOrADuplicate(@ForAll("feeds") Feed feed) {
    Share share = new Share(feed.kind(), DEFINITIONS);
    Map<Reception, Long> receptions = new HashMap<>();
    Map<String, Long> received = new HashMap<>();
    for (Event event : feed.events()) {
      receptions.merge(share.accept(event), 1L, Long::sum);
      received.merge(event.type(), 1L, Long::sum);
    }
    share.reject("CallAnswered", RejectionReason.WRONG_PARTITION);
    share.reject(null, RejectionReason.UNDECODABLE);
    Map<String, Long> counted = byType(share, Measures.EVENTS_COUNTED);

    assertThat(byType(share, Measures.EVENTS_RECEIVED)).isEqualTo(received);
    assertThat(counted.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(receptions.getOrDefault(Reception.COUNTED, 0L));
    assertThat(
            byCode(share, Measures.EVENTS_OCCURRED, 0).values().stream()
                .mapToLong(count -> count)
                .sum())
        .isEqualTo(receptions.getOrDefault(Reception.COUNTED, 0L));
    counted.forEach((type, count) -> assertThat(count).isBetween(1L, received.get(type)));
    assertThat(byType(share, Measures.EVENTS_REJECTED))
        .isEqualTo(Map.of("CallAnswered", 1L, "unknown", 1L));
  }

  private static Map<String, Long> byType(Share share, Measure<?> measure) {
    return byCode(share, measure, 1);
  }

  private static Map<String, Long> byCode(Share share, Measure<?> measure, int code) {
    Map<String, Long> byType = new HashMap<>();
    share
        .cells()
        .forEach(
            (cell, distribution) -> {
              if (cell.measure() == measure) {
                byType.merge(cell.code(code), distribution.count(), Long::sum);
              }
            });
    return byType;
  }
}
