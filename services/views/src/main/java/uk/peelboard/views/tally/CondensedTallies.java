package uk.peelboard.views.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;

/**
 * The latest tallies for questions about times up to today, the same again and again: what of a
 * time lies back and is quiet is added up once for all questions and states, today and yesterday
 * once for all questions. To be used by one thread, after {@link #refresh}.
 */
public final class CondensedTallies implements Tallies {
  /** The days at the end of a time that change all the while: today and yesterday. */
  private static final int LIVE_DAYS = 2;

  /** A measure from a first to a last day, both included. */
  private record Time(Measure<?> measure, int firstDay, int lastDay) {}

  private record Sum(Cell cell, Distribution distribution) {}

  private record Total(Cell cell, long count, long sum) {}

  private record Kept<T>(long changed, List<T> all) {}

  private final Map<Time, Kept<Sum>> sums = new HashMap<>();
  private final Map<Time, Kept<Total>> totals = new HashMap<>();
  private final Set<Time> asked = new HashSet<>();
  private final Map<Class<? extends Fact>, Integer> firstDays = new HashMap<>();
  private TallySnapshot latest;

  /** Goes on to another state of the tallies. */
  public void refresh(TallySnapshot tallies) {
    latest = tallies;
    sums.keySet().retainAll(asked);
    totals.keySet().retainAll(asked);
    asked.clear();
    firstDays.clear();
  }

  @Override
  public void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    latest.visit(measure, firstDay, lastDay, visitor);
  }

  @Override
  public void visitParts(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    latest.visitParts(measure, firstDay, lastDay, visitor);
  }

  @Override
  public void visitSums(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    for (Time time : parts(measure, firstDay, lastDay)) {
      kept(
              sums,
              time,
              () -> {
                List<Sum> all = new ArrayList<>();
                latest.visitSums(
                    measure,
                    time.firstDay,
                    time.lastDay,
                    (cell, distribution) -> all.add(new Sum(cell, distribution)));
                return all;
              })
          .forEach(sum -> visitor.visit(sum.cell, sum.distribution));
    }
  }

  @Override
  public void visitTotals(Measure<?> measure, int firstDay, int lastDay, TotalVisitor visitor) {
    for (Time time : parts(measure, firstDay, lastDay)) {
      kept(
              totals,
              time,
              () -> {
                List<Total> all = new ArrayList<>();
                latest.visitTotals(
                    measure,
                    time.firstDay,
                    time.lastDay,
                    (cell, count, sum) -> all.add(new Total(cell, count, sum)));
                return all;
              })
          .forEach(total -> visitor.visit(total.cell, total.count, total.sum));
    }
  }

  @Override
  public int firstDay(Class<? extends Fact> fact) {
    return firstDays.computeIfAbsent(fact, latest::firstDay);
  }

  @Override
  public long changed(Measure<?> measure, int firstDay, int lastDay) {
    return latest.changed(measure, firstDay, lastDay);
  }

  private static List<Time> parts(Measure<?> measure, int firstDay, int lastDay) {
    int firstLive = lastDay - LIVE_DAYS + 1;
    return firstDay >= firstLive
        ? List.of(new Time(measure, firstDay, lastDay))
        : List.of(
            new Time(measure, firstDay, firstLive - 1), new Time(measure, firstLive, lastDay));
  }

  private <T> List<T> kept(Map<Time, Kept<T>> all, Time time, Supplier<List<T>> addedUp) {
    asked.add(time);
    long changed = latest.changed(time.measure, time.firstDay, time.lastDay);
    Kept<T> before = all.get(time);
    if (before != null && before.changed == changed) {
      return before.all;
    }
    Kept<T> anew = new Kept<>(changed, addedUp.get());
    all.put(time, anew);
    return anew.all;
  }
}
