package uk.peelboard.views.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.DistributionSum;
import uk.peelboard.domain.tally.Tallies.TotalVisitor;
import uk.peelboard.domain.tally.Tallies.Visitor;

/**
 * Days of a measure added up; calendar months, which reports are made of, for as long as nothing in
 * them changes. A month is divided where a limit of the profile changes in it.
 *
 * <p>A value costs some 10 nanoseconds to add up, a total some 5; what is remembered costs nothing.
 * It keeps as many months as were asked for last and take no more than some 100 MB.
 */
final class SumsByMonth {
  private static final int MOST_VALUES = 6_000_000;

  /** More than a cell without any value takes, in values. */
  private static final int VALUES_OF_CELL = 8;

  /** From a first to a last day, both included, that may be added up. */
  private record Run(int firstDay, int lastDay) {}

  private record Key(Measure<?> measure, Run run, boolean withValues) {}

  /** A cell's number, and what it holds. */
  private record Sum(int cell, Distribution distribution) {}

  /** Cells' numbers, and what they hold. */
  private static final class Totals {
    private final int[] cells;
    private final long[] counts;
    private final long[] sums;

    Totals(long[] counts, long[] sums) {
      this.cells =
          IntStream.range(0, counts.length).filter(i -> counts[i] != 0 || sums[i] != 0).toArray();
      this.counts = IntStream.of(cells).mapToLong(cell -> counts[cell]).toArray();
      this.sums = IntStream.of(cells).mapToLong(cell -> sums[cell]).toArray();
    }
  }

  private record Remembered(long changed, int weight, Object what) {}

  private final NavigableSet<Integer> newLimits = new TreeSet<>();
  private final Map<Key, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private final AtomicReference<DistributionSum> spare = new AtomicReference<>();
  private int weight;

  SumsByMonth(ForceProfile profile) {
    Stream.concat(
            profile.lines().values().stream().map(Line::answerWithin),
            profile.grades().values().stream().map(Grade::attendWithin))
        .map(Limits::inOrder)
        .flatMap(List::stream)
        .map(Limit::from)
        .forEach(day -> newLimits.add((int) day.toEpochDay()));
  }

  /** See {@link TallySnapshot#visitSums}. A month is added up for all cells, and remembered. */
  void visit(MeasureDays days, int firstDay, int lastDay, Predicate<Cell> wanted, Visitor visitor) {
    WantedCells cells = new WantedCells(days, wanted);
    for (Run run : runs(days, firstDay, lastDay)) {
      List<Sum> sums =
          isMonth(run)
              ? remembered(days, run, true, this::addUpAll, SumsByMonth::weightOf)
              : addUp(days, run, cells::has);
      for (Sum sum : sums) {
        if (cells.has(sum.cell)) {
          visitor.visit(days.cellOn(run.firstDay, sum.cell), sum.distribution);
        }
      }
    }
  }

  /** See {@link TallySnapshot#visitTotals}. */
  void visitTotals(MeasureDays days, int firstDay, int lastDay, TotalVisitor visitor) {
    for (Run run : runs(days, firstDay, lastDay)) {
      Totals totals =
          isMonth(run)
              ? remembered(days, run, false, SumsByMonth::total, all -> 2 * all.cells.length)
              : total(days, run);
      for (int i = 0; i < totals.cells.length; i++) {
        Cell cell = days.cellOn(run.firstDay, totals.cells[i]);
        visitor.visit(cell, totals.counts[i], totals.sums[i]);
      }
    }
  }

  /** Days in order, parted where a month or a limit begins; only where there may be any cells. */
  private List<Run> runs(MeasureDays days, int firstDay, int lastDay) {
    List<Run> runs = new ArrayList<>();
    int place = days.placeOf(firstDay);
    while (place < days.places() && days.day(place) <= lastDay) {
      int first = Math.max(firstDay, firstOfRun(days.day(place)));
      int last = Math.min(lastDay, lastOfRun(first));
      runs.add(new Run(first, last));
      place = last == Integer.MAX_VALUE ? days.places() : days.placeOf(last + 1);
    }
    return runs;
  }

  private boolean isMonth(Run run) {
    return run.firstDay == firstOfRun(run.firstDay) && run.lastDay == lastOfRun(run.firstDay);
  }

  private int firstOfRun(int day) {
    if (day == Cell.NOW) {
      return day;
    }
    int first = (int) LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
    Integer limit = newLimits.floor(day);
    return limit == null ? first : Math.max(first, limit);
  }

  private int lastOfRun(int day) {
    if (day == Cell.NOW) {
      return day;
    }
    int next = (int) LocalDate.ofEpochDay(day).withDayOfMonth(1).plusMonths(1).toEpochDay();
    Integer limit = newLimits.higher(day);
    return limit == null ? next - 1 : Math.min(next, limit) - 1;
  }

  private <T> T remembered(
      MeasureDays days,
      Run run,
      boolean withValues,
      BiFunction<MeasureDays, Run, T> addedUp,
      ToIntFunction<T> weighed) {
    Key key = new Key(days.measure(), run, withValues);
    long changed = days.changed(run.firstDay, run.lastDay);
    Remembered before = find(key);
    if (before != null && before.changed == changed) {
      @SuppressWarnings("unchecked") // what a key stands for has one type
      T what = (T) before.what;
      return what;
    }
    T what = addedUp.apply(days, run);
    remember(key, new Remembered(changed, weighed.applyAsInt(what), what));
    return what;
  }

  private synchronized Remembered find(Key key) {
    return remembered.get(key);
  }

  private synchronized void remember(Key key, Remembered anew) {
    Remembered before = remembered.put(key, anew);
    weight += anew.weight - (before == null ? 0 : before.weight);
    while (weight > MOST_VALUES && remembered.size() > 1) {
      Key oldest = remembered.keySet().iterator().next();
      weight -= remembered.remove(oldest).weight;
    }
  }

  private static int weightOf(List<Sum> sums) {
    return sums.stream().mapToInt(sum -> sum.distribution.size() + VALUES_OF_CELL).sum();
  }

  private List<Sum> addUpAll(MeasureDays days, Run run) {
    return addUp(days, run, any -> true);
  }

  private List<Sum> addUp(MeasureDays days, Run run, IntPredicate wanted) {
    List<PackedShares.Cursor> cursors = cursors(days, run);
    DistributionSum ready = spare.getAndSet(null);
    DistributionSum adding = ready == null ? new DistributionSum() : ready;
    List<Sum> sums = new ArrayList<>();
    while (true) {
      int cell = Integer.MAX_VALUE;
      for (PackedShares.Cursor cursor : cursors) {
        cell = Math.min(cell, cursor.cell());
      }
      if (cell == Integer.MAX_VALUE) {
        spare.set(adding);
        return sums;
      }
      boolean isWanted = wanted.test(cell);
      for (PackedShares.Cursor cursor : cursors) {
        for (; cursor.cell() == cell; cursor.next()) {
          if (isWanted) {
            cursor.addTo(adding);
          }
        }
      }
      if (isWanted) {
        sums.add(new Sum(cell, adding.take()));
      }
    }
  }

  private static Totals total(MeasureDays days, Run run) {
    long[] counts = new long[days.numbers()];
    long[] sums = new long[days.numbers()];
    for (PackedShares.Cursor cursor : cursors(days, run)) {
      for (; cursor.cell() != Integer.MAX_VALUE; cursor.next()) {
        counts[cursor.cell()] += cursor.count();
        sums[cursor.cell()] += cursor.sum();
      }
    }
    return new Totals(counts, sums);
  }

  /** Each at a day's first share. */
  private static List<PackedShares.Cursor> cursors(MeasureDays days, Run run) {
    List<PackedShares.Cursor> cursors = new ArrayList<>();
    int place = days.placeOf(run.firstDay);
    for (; place < days.places() && days.day(place) <= run.lastDay; place++) {
      PackedShares.Cursor cursor = days.shares(place).new Cursor();
      if (cursor.next()) {
        cursors.add(cursor);
      }
    }
    return cursors;
  }
}
