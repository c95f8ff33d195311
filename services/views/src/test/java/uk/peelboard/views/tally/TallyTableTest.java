package uk.peelboard.views.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Call;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Incident;
import uk.peelboard.domain.measure.CallMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.IncidentMeasures;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.views.Force;
import uk.peelboard.views.Story;

class TallyTableTest {
  private static final int DAY = (int) LocalDate.of(2024, 7, 1).toEpochDay();

  private final TallyTable table = new TallyTable(Force.SMALL);

  @Test
  void aCellIsTheSumOfItsShares() {
    Cell cell = presented(DAY, "North");
    table.update(
        changes -> {
          changes.put(EntityKind.CALL, 0, cell, of(5, 7));
          changes.put(EntityKind.CALL, 1, cell, of(7, 9));
        });

    assertThat(all()).containsExactly(Map.entry(cell, of(5, 7, 7, 9)));
  }

  @Test
  void aShareReplacesWhatItWasBefore() {
    Cell cell = presented(DAY, "North");
    table.update(
        changes -> {
          changes.put(EntityKind.CALL, 0, cell, of(5));
          changes.put(EntityKind.CALL, 1, cell, of(9));
        });
    table.update(changes -> changes.put(EntityKind.CALL, 0, cell, of(6)));
    table.update(changes -> changes.put(EntityKind.CALL, 0, cell, of(6)));

    assertThat(all()).containsExactly(Map.entry(cell, of(6, 9)));
  }

  @Test
  void aCellWithoutSharesIsGone() {
    Cell cell = presented(DAY, "North");
    table.update(changes -> changes.put(EntityKind.CALL, 0, cell, of(5)));
    table.update(
        changes -> {
          changes.put(EntityKind.CALL, 0, cell, null);
          changes.put(EntityKind.CALL, 3, cell, null);
        });

    assertThat(all()).isEmpty();
    assertThat(table.latest().size()).isZero();
    assertThat(table.latest().firstDay(Call.class)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aCellEmptiedAndFilledInOneBatchHoldsWhatCameLast() {
    Cell cell = presented(DAY, "North");
    table.update(changes -> changes.put(EntityKind.CALL, 0, cell, of(5)));
    table.update(
        changes -> {
          changes.put(EntityKind.CALL, 0, cell, null);
          changes.put(EntityKind.CALL, 0, cell, of(8));
        });

    assertThat(all()).containsExactly(Map.entry(cell, of(8)));
    assertThat(table.latest().size()).isEqualTo(1);
  }

  @Test
  void holdsWhateverAShareCanHold() {
    Cell cell = presented(DAY, "North");
    Distribution share = new Distribution();
    long most = (1L << 61) - 1;
    for (long value : new long[] {-most, -1, 0, 1, 127, 128, 131_072, most}) {
      share.add(value, 1 + Math.floorMod(value, 300), value / 2);
    }
    table.update(changes -> changes.put(EntityKind.CALL, 70, cell, share.copy()));

    assertThat(all()).containsExactly(Map.entry(cell, share));
    assertThat(byCodes(table.latest()::visitSums, cell.measure(), DAY, DAY).values())
        .containsExactly(share);
  }

  @Test
  void aSnapshotStaysAsItWas() {
    Cell cell = presented(DAY, "North");
    table.update(changes -> changes.put(EntityKind.CALL, 0, cell, of(5)));
    TallySnapshot before = table.latest();
    table.update(changes -> changes.put(EntityKind.CALL, 0, cell, null));

    assertThat(byCodes(before::visit, cell.measure(), DAY, DAY).values()).containsExactly(of(5));
    assertThat(before.size()).isEqualTo(1);
    assertThat(table.latest().changed(cell.measure(), DAY, DAY))
        .isGreaterThan(before.changed(cell.measure(), DAY, DAY));
  }

  @Test
  void visitsTheDaysAskedForAndNeverWhatIsAboutNow() {
    Cell now = new Cell(Measures.LAST_EVENT, Cell.NOW, "calls");
    table.update(
        changes -> {
          changes.put(EntityKind.CALL, 0, presented(DAY - 1, "North"), of(1));
          changes.put(EntityKind.CALL, 0, presented(DAY, "North"), of(2));
          changes.put(EntityKind.CALL, 0, presented(DAY + 1, "North"), of(3));
          changes.put(EntityKind.CALL, 0, now, of(99));
        });

    assertThat(days(DAY, DAY)).containsExactly(DAY);
    assertThat(days(Integer.MIN_VALUE, DAY)).containsExactly(DAY - 1, DAY);
    assertThat(days(DAY, Integer.MAX_VALUE)).containsExactly(DAY, DAY + 1);
    Map<Cell, Distribution> aboutNow = new HashMap<>();
    table.latest().visitNow(Measures.LAST_EVENT, aboutNow::put);
    assertThat(aboutNow).containsExactly(Map.entry(now, of(99)));
  }

  @Test
  void knowsTheFirstDayOfEachKindOfFact() {
    table.update(changes -> changes.put(EntityKind.CALL, 0, presented(DAY, "North"), of(1)));

    assertThat(table.latest().firstDay(Call.class)).isEqualTo(DAY);
    assertThat(table.latest().firstDay(Incident.class)).isEqualTo(Integer.MAX_VALUE);
    assertThat(table.latest().firstDay(Fact.class)).isEqualTo(DAY);
  }

  @Test
  void whatHasBeenOpenSinceADayDoesNotMakeItTheFirst() {
    Cell since = new Cell(IncidentMeasures.OPEN_DOMESTIC_ABUSE.open(), DAY - 9, "P1", "North");
    Cell opened = new Cell(IncidentMeasures.OPEN_DOMESTIC_ABUSE.starts(), DAY, "P1", "North");
    table.update(
        changes -> {
          changes.put(EntityKind.INCIDENT, 0, since, of(1));
          changes.put(EntityKind.INCIDENT, 0, opened, of(1));
        });

    assertThat(table.latest().firstDay(Incident.class)).isEqualTo(DAY);
  }

  @Test
  void readersSeeWholeBatchesOnly() throws Exception {
    Cell north = presented(DAY, "North");
    Cell south = presented(DAY, "South");
    ExecutorService reader = Executors.newSingleThreadExecutor();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    try {
      Future<Integer> torn =
          reader.submit(
              () -> {
                int seenTorn = 0;
                started.countDown();
                while (written.getCount() > 0) {
                  seenTorn += sum(table.latest()) % 2 == 0 ? 0 : 1;
                }
                return seenTorn;
              });
      started.await();
      for (int i = 1; i <= 2000; i++) {
        int times = i;
        table.update(
            changes -> {
              changes.put(EntityKind.CALL, 0, north, times(times));
              changes.put(EntityKind.CALL, 0, south, times(times));
            });
      }
      written.countDown();

      assertThat(torn.get()).isZero();
    } finally {
      reader.shutdownNow();
    }
  }

  @Test
  void addedUpBeforehandItAnswersTheSame() {
    Story story = new Story(new Definitions(Force.SMALL), 3);
    for (int i = 0; i < 400; i++) {
      String at = LocalDate.of(2023, 12, 1).plusDays(i % 200) + "T10:00:00";
      story.call("C" + i, i % 2 == 0 ? "999" : "101", "North", at).answeredAfter(i % 23);
      story.incident("I" + i, "P1", "South", at).attendedAfter(500 + i);
    }
    CondensedTallies condensed = new CondensedTallies();
    for (int round = 0; round < 4; round++) {
      story.call("D" + round, "999", "South", "2024-02-0" + (round + 1) + "T10:00:00");
      if (round != 2) {
        story.tellTo(table);
      }
      condensed.refresh(table.latest());
      int last = (int) LocalDate.of(2024, 6, 3).toEpochDay();
      for (int first = last - 190; first <= last; first += 7) {
        for (Measure<?> measure : List.of(CallMeasures.CALL_ANSWER, CallMeasures.CALLS_PRESENTED)) {
          Map<List<String>, Distribution> added =
              byCodes(table.latest()::visit, measure, first, last);
          assertThat(byCodes(table.latest()::visitParts, measure, first, last)).isEqualTo(added);
          assertThat(byCodes(table.latest()::visitSums, measure, first, last)).isEqualTo(added);
          assertThat(byCodes(condensed::visitSums, measure, first, last)).isEqualTo(added);
          assertThat(totals(table.latest(), measure, first, last)).isEqualTo(totals(added));
          assertThat(totals(condensed, measure, first, last)).isEqualTo(totals(added));
        }
      }
    }
  }

  /** One of the ways in which tallies can be had. */
  @FunctionalInterface
  private interface Way {
    void visit(Measure<?> measure, int firstDay, int lastDay, Tallies.Visitor visitor);
  }

  private static Map<List<String>, Distribution> byCodes(
      Way way, Measure<?> measure, int firstDay, int lastDay) {
    Map<List<String>, Distribution> sums = new HashMap<>();
    way.visit(
        measure,
        firstDay,
        lastDay,
        (cell, distribution) ->
            sums.computeIfAbsent(cell.codes(), absent -> new Distribution()).addAll(distribution));
    return sums;
  }

  private static Map<List<String>, List<Long>> totals(Map<List<String>, Distribution> sums) {
    Map<List<String>, List<Long>> totals = new HashMap<>();
    sums.forEach((codes, sum) -> totals.put(codes, List.of(sum.count(), sum.sum())));
    return totals;
  }

  private static Map<List<String>, List<Long>> totals(
      Tallies tallies, Measure<?> measure, int firstDay, int lastDay) {
    Map<List<String>, List<Long>> totals = new HashMap<>();
    tallies.visitTotals(
        measure,
        firstDay,
        lastDay,
        (cell, count, sum) ->
            totals.merge(
                cell.codes(),
                List.of(count, sum),
                (one, two) -> List.of(one.get(0) + two.get(0), one.get(1) + two.get(1))));
    return totals;
  }

  private Map<Cell, Distribution> all() {
    Map<Cell, Distribution> all = new HashMap<>();
    table
        .latest()
        .visit(CallMeasures.CALLS_PRESENTED, Integer.MIN_VALUE, Integer.MAX_VALUE, all::put);
    return all;
  }

  private static long sum(Tallies tallies) {
    long[] sum = {0};
    tallies.visit(CallMeasures.CALLS_PRESENTED, DAY, DAY, (cell, held) -> sum[0] += held.count());
    return sum[0];
  }

  private static Cell presented(int day, String area) {
    return new Cell(CallMeasures.CALLS_PRESENTED, day, "999", area);
  }

  private static Distribution of(long... values) {
    Distribution distribution = new Distribution();
    for (long value : values) {
      distribution.add(value, 1, 0);
    }
    return distribution;
  }

  private static Distribution times(int times) {
    Distribution distribution = new Distribution();
    distribution.add(0, times, 0);
    return distribution;
  }

  /** The days that a visit comes by, in order. */
  private List<Integer> days(int first, int last) {
    Set<Integer> days = new TreeSet<>();
    table
        .latest()
        .visit(CallMeasures.CALLS_PRESENTED, first, last, (cell, held) -> days.add(cell.day()));
    return List.copyOf(days);
  }
}
