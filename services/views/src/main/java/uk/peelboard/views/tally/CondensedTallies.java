package uk.peelboard.views.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measure.Shape;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;

/**
 * A table's tallies for questions about times as a whole, asked again and again: the days of a time
 * are added up once for all questions, and what lies back and is quiet once for all states.
 *
 * <p>Added up, days become one, so answers are right to the last digit for questions of one period,
 * and for no others. Days are kept apart where a limit of the profile changes between them, for
 * whether something was in time depends on it. Of what happened at a second of a day, no more than
 * how often is kept. To be used by one thread, within {@link TallyTable#read}, after {@link
 * #refresh}.
 */
public final class CondensedTallies implements Tallies {
  private static final int BLOCK_BITS = 5;

  /** The days at the end of a time that change all the while: today and yesterday. */
  private static final int LIVE_DAYS = 2;

  private record Block(Measure<?> measure, int number) {
    int firstDay() {
      return number << BLOCK_BITS;
    }

    int lastDay() {
      return firstDay() + (1 << BLOCK_BITS) - 1;
    }
  }

  /** A measure from a first to a last day, both included. */
  private record Time(Measure<?> measure, int firstDay, int lastDay) {

    /** What of it lies back; may be nothing. */
    Time settled() {
      return new Time(measure, firstDay, lastDay - LIVE_DAYS);
    }

    boolean hasAny(Set<Integer> days) {
      return days != null && days.stream().anyMatch(day -> day >= firstDay && day <= lastDay);
    }
  }

  /** Codes, and since when the same limits have held. */
  private record Group(int limitsSince, List<String> codes) {}

  private record Added(Cell cell, Distribution distribution) {}

  private final TallyTable table;
  private final NavigableSet<Integer> newLimits = new TreeSet<>(Set.of(Integer.MIN_VALUE));
  private final Map<Block, List<Added>> blocks = new HashMap<>();
  private final Map<Time, List<Added>> settled = new HashMap<>();
  private final Map<Time, List<Added>> times = new HashMap<>();
  private final Set<Time> asked = new HashSet<>();
  private Set<Block> restless = Set.of();

  public CondensedTallies(TallyTable table, ForceProfile profile) {
    this.table = table;
    Stream.concat(
            profile.lines().values().stream().map(Line::answerWithin),
            profile.grades().values().stream().map(Grade::attendWithin))
        .map(Limits::inOrder)
        .flatMap(List::stream)
        .map(Limit::from)
        .forEach(day -> newLimits.add((int) day.toEpochDay()));
  }

  /** Takes note of what has changed. */
  public void refresh() {
    Map<Measure<?>, Set<Integer>> changedDays = table.takeChangedDays();
    Set<Block> changed = new HashSet<>();
    changedDays.forEach(
        (measure, days) -> days.forEach(day -> changed.add(new Block(measure, day >> BLOCK_BITS))));
    changed.forEach(blocks::remove);
    restless = changed;
    times.keySet().retainAll(asked);
    times.keySet().removeIf(time -> changedDays.containsKey(time.measure));
    settled.keySet().retainAll(asked.stream().map(Time::settled).toList());
    settled.keySet().removeIf(time -> time.hasAny(changedDays.get(time.measure)));
    asked.clear();
  }

  @Override
  public void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
    boolean addedUp =
        measure.shape() == Shape.HAPPENING
            || measure.shape() == Shape.DURATION
            || measure.shape() == Shape.DAYS;
    if (addedUp && firstDay != Cell.NOW && lastDay != Integer.MAX_VALUE) {
      Time time = new Time(measure, firstDay, lastDay);
      asked.add(time);
      times
          .computeIfAbsent(time, this::addUp)
          .forEach(added -> visitor.visit(added.cell, added.distribution));
    } else {
      table.visit(measure, firstDay, lastDay, visitor);
    }
  }

  @Override
  public int firstDay(Class<? extends Fact> fact) {
    return table.firstDay(fact);
  }

  private List<Added> addUp(Time time) {
    Sums sums = new Sums(time.measure, time.firstDay);
    Time back = time.settled();
    int firstLive = time.firstDay;
    if (back.lastDay >= back.firstDay) {
      settled
          .computeIfAbsent(back, this::addUpSettled)
          .forEach(added -> sums.add(added.cell, added.distribution));
      firstLive = back.lastDay + 1;
    }
    table.visit(time.measure, firstLive, time.lastDay, sums::add);
    return sums.all();
  }

  private List<Added> addUpSettled(Time time) {
    Sums sums = new Sums(time.measure, time.firstDay);
    int day = time.firstDay;
    while (day <= time.lastDay) {
      Block block = new Block(time.measure, day >> BLOCK_BITS);
      int last = Math.min(block.lastDay(), time.lastDay);
      if (day == block.firstDay() && last == block.lastDay() && !restless.contains(block)) {
        blocks
            .computeIfAbsent(block, this::addUp)
            .forEach(added -> sums.add(added.cell, added.distribution));
      } else {
        table.visit(time.measure, day, last, sums::add);
      }
      day = last + 1;
    }
    return sums.all();
  }

  private List<Added> addUp(Block block) {
    Sums sums = new Sums(block.measure, block.firstDay());
    table.visit(block.measure, block.firstDay(), block.lastDay(), sums::add);
    return sums.all();
  }

  /** Cells of one measure being added up from some day on. */
  private final class Sums {
    private final Measure<?> measure;
    private final int firstDay;
    private final Map<Group, Distribution> sums = new HashMap<>();

    Sums(Measure<?> measure, int firstDay) {
      this.measure = measure;
      this.firstDay = firstDay;
    }

    void add(Cell cell, Distribution distribution) {
      Distribution sum =
          sums.computeIfAbsent(
              new Group(newLimits.floor(cell.day()), cell.codes()), absent -> new Distribution());
      if (measure.shape() == Shape.HAPPENING) {
        sum.add(0, distribution.count(), distribution.sum());
      } else {
        sum.addAll(distribution);
      }
    }

    List<Added> all() {
      List<Added> all = new ArrayList<>();
      sums.forEach(
          (group, sum) -> {
            int day = Math.max(firstDay, group.limitsSince);
            String[] codes = group.codes.toArray(String[]::new);
            all.add(new Added(new Cell(measure, day, codes), sum));
          });
      return all;
    }
  }
}
