package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.kpi.StockMemory.Shape;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Edge;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.DistributionSum;
import uk.peelboard.domain.tally.Tallies;

/**
 * Stocks over time: how many were open, and how old the oldest was, at any second of the past.
 *
 * <p>It starts from what is open and goes back day by day along the edges, so a question about last
 * week costs a week's edges however long the history. A bound on the age moves an edge: what was
 * opened at noon is past its 15 minutes from 12:15:01; when it ends before, it begins and ends to
 * be past them in the same second, which is never.
 *
 * <p>An edge costs some 15 nanoseconds; what a past day's edges come to is remembered, so levels
 * cost that once, and after it a look at each day. So do ages, after it a look at what was open
 * when a period began or ended.
 */
final class Stocks {
  private static final int SECONDS_A_DAY = 86_400;

  private final Tallies tallies;
  private final Definitions definitions;
  private final LocalCalendar calendar;
  private final StockMemory memory;
  private final List<Period> periods;
  private final Groups groups;
  private final Stock stock;
  private final Shape shape;
  private final long now;
  private final int today;
  private final int firstDay;
  private final int daysAfterEdge;

  Stocks(
      Tallies tallies,
      Definitions definitions,
      StockMemory memory,
      Question question,
      List<Period> periods,
      Instant now,
      Stock stock) {
    this.tallies = tallies;
    this.definitions = definitions;
    this.calendar = definitions.calendar();
    this.memory = memory;
    this.periods = periods;
    this.groups = new Groups(question, definitions.profile());
    this.stock = stock;
    this.shape = new Shape(stock, question.by(), question.where());
    this.now = now.getEpochSecond();
    this.today = calendar.day(now);
    this.firstDay = Math.toIntExact(question.from().toEpochDay());
    this.daysAfterEdge = daysAfterEdge();
  }

  /** For each group, the figure of the period of an index: the level at its end, or now. */
  Map<List<String>, Function<Integer, Figure>> levels() {
    Map<List<String>, Long> ending = new HashMap<>();
    if (stock.ages().upTo() == null) {
      countOpen(ending);
    }
    List<Map<List<String>, StockCourse>> courses = new ArrayList<>();
    for (int day = firstDay; day < today; day++) {
      courses.add(courses(day));
    }
    courses.add(courseOfToday(ending));
    Set<List<String>> seen = new LinkedHashSet<>(ending.keySet());
    courses.forEach(ofDay -> seen.addAll(ofDay.keySet()));
    Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
    for (List<String> group : groups.toAnswer(seen)) {
      StockCourse[] ofGroup = new StockCourse[courses.size()];
      for (int i = 0; i < ofGroup.length; i++) {
        ofGroup[i] = courses.get(i).getOrDefault(group, StockCourse.STILL);
      }
      StockLevel level = new StockLevel(ofGroup, ending.getOrDefault(group, 0L), today, calendar);
      figures.put(
          group,
          index -> {
            Period period = periods.get(index);
            int from = (int) period.from().toEpochDay();
            return level.over(from, (int) period.to().toEpochDay(), now);
          });
    }
    return figures;
  }

  /** For each group, the figure of the period of an index: the age of the oldest at its end. */
  Map<List<String>, Function<Integer, Figure>> oldest() {
    StockAges ages =
        new StockAges(
            stock.ages().upTo() == null
                ? Long.MAX_VALUE
                : stock.ages().upTo().longest(definitions.profile()),
            calendar);
    agesOfOpen(ages);
    List<Edged> untilNow = new ArrayList<>();
    visitEdges(
        today,
        Integer.MAX_VALUE,
        (group, ofCell, origin, at, times) -> {
          if (at > now) {
            ages.add(group, origin, -times);
          } else {
            untilNow.add(new Edged(group, origin, times));
          }
        });
    Map<Integer, Map<List<String>, Figure>> byPeriod = new HashMap<>();
    int next = periods.size() - 1;
    for (; next >= 0 && periods.get(next).to().toEpochDay() >= today; next--) {
      byPeriod.put(next, ages.oldestAt(now));
    }
    untilNow.forEach(edge -> ages.add(edge.group, edge.origin, -edge.times));
    int lastDay = today - 1;
    for (; next >= 0; next--) {
      int end = (int) periods.get(next).to().toEpochDay();
      if (end < lastDay) {
        origins(end + 1, lastDay).forEach((group, moves) -> moves.takeBackFrom(ages, group));
        lastDay = end;
      }
      byPeriod.put(next, ages.oldestAt(calendar.startOf(end + 1) - 1));
    }
    Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
    for (List<String> group : groups.toAnswer(ages.groupsSeen())) {
      figures.put(
          group, index -> byPeriod.get(index).getOrDefault(group, Figure.none("none was open")));
    }
    return figures;
  }

  /** What days that are over changed in when those began that are open. */
  private Map<List<String>, StockOrigins> origins(int firstDay, int lastDay) {
    return memory.origins(
        shape,
        firstDay,
        lastDay,
        changedEdges(firstDay, lastDay),
        () -> {
          StockOrigins.Moves moves = new StockOrigins.Moves();
          visitEdges(
              firstDay,
              lastDay,
              (group, ofCell, origin, at, times) -> moves.add(group, origin, times));
          return moves.all();
        });
  }

  private record Edged(List<String> group, long origin, long times) {}

  /** Something came to be, or ceased to be, at a moment. */
  @FunctionalInterface
  private interface Edges {
    /**
     * @param origin what its age counts from, an epoch second
     * @param at an epoch second
     * @param times above zero where it begins, below where it ends
     */
    void edge(List<String> group, CellAges ages, long origin, long at, long times);
  }

  /** How many are open, whether old enough to be counted already or only later. */
  private void countOpen(Map<List<String>, Long> into) {
    tallies.visitTotals(
        stock.span().open(),
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        (cell, count, sum) -> {
          List<String> group = groups.groupOf(cell);
          if (group != null
              && Groups.isAmong(cell, stock.only())
              && stock.ages().isCounted(cell, cell.day(), definitions.profile())) {
            into.merge(group, count, Long::sum);
          }
        });
  }

  private void agesOfOpen(StockAges into) {
    tallies.visitParts(
        stock.span().open(),
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        (cell, since) -> {
          List<String> group = groups.groupOf(cell);
          if (group != null && Groups.isAmong(cell, stock.only())) {
            into.addAll(group, cell.day(), since);
          }
        });
  }

  private void visitEdges(int firstDay, int lastDay, Edges into) {
    visitEdges(stock.span().starts(), 1, firstDay, lastDay, into);
    visitEdges(stock.span().ends(), -1, firstDay, lastDay, into);
  }

  private void visitEdges(Measure<?> edges, int sign, int firstDay, int lastDay, Edges into) {
    tallies.visitParts(
        edges,
        firstDay,
        lastDay,
        (cell, distribution) -> {
          List<String> group = groups.groupOf(cell);
          if (group == null || !Groups.isAmong(cell, stock.only())) {
            return;
          }
          CellAges ages = new CellAges(stock.ages(), cell, definitions);
          long dayStart = calendar.startOf(cell.day());
          for (int i = 0; i < distribution.size(); i++) {
            long edge = distribution.value(i);
            long at = dayStart + Edge.secondOfDay(edge);
            long origin = at - Edge.ageSeconds(edge);
            if (ages.isCounted(origin)) {
              into.edge(group, ages, origin, at, sign * distribution.countAt(i));
            }
          }
        });
  }

  /** Bounds on the age count something, or cease to, some days after its edge. */
  private int daysAfterEdge() {
    long longest = stock.ages().longest(definitions.profile());
    return longest == 0 ? 0 : (int) (longest / SECONDS_A_DAY) + 1;
  }

  /** How a day that is over went. */
  private Map<List<String>, StockCourse> courses(int day) {
    int first = day - daysAfterEdge;
    return memory.courses(
        shape,
        day,
        changedEdges(first, day),
        () -> {
          MovesOfDay moves = new MovesOfDay(calendar.startOf(day), calendar.startOf(day + 1));
          visitEdges(first, day, moves);
          return moves.courses();
        });
  }

  private long changedEdges(int firstDay, int lastDay) {
    long starts = tallies.changed(stock.span().starts(), firstDay, lastDay);
    long ends = tallies.changed(stock.span().ends(), firstDay, lastDay);
    boolean isKnown = starts != Tallies.ALWAYS && ends != Tallies.ALWAYS;
    return isKnown ? Math.max(starts, ends) : Tallies.ALWAYS;
  }

  /**
   * How today has gone up to now.
   *
   * @param ending takes the levels at the end of all days, and is given those of now
   */
  private Map<List<String>, StockCourse> courseOfToday(Map<List<String>, Long> ending) {
    MovesOfDay moves = new MovesOfDay(calendar.startOf(today), now + 1);
    moves.after = (group, times) -> ending.merge(group, -times, Long::sum);
    visitEdges(today - daysAfterEdge, Integer.MAX_VALUE, moves);
    return moves.courses();
  }

  /** Takes those moves that fall between two epoch seconds, the second excluded. */
  private static final class MovesOfDay implements Edges {
    private final long from;
    private final long until;
    private final Map<List<String>, StockCourse.Moves> moves = new HashMap<>();
    private After after = (group, times) -> {};
    private List<String> group;
    private StockCourse.Moves ofGroup;

    /** What is to be done with moves from the second on. */
    @FunctionalInterface
    private interface After {
      void move(List<String> group, long times);
    }

    MovesOfDay(long from, long until) {
      this.from = from;
      this.until = until;
    }

    @Override
    public void edge(List<String> of, CellAges ages, long origin, long at, long times) {
      if (group != of) {
        group = of;
        ofGroup = moves.computeIfAbsent(of, absent -> new StockCourse.Moves());
      }
      move(ages.counted(origin, at), times);
      long discounted = ages.discounted(origin, at);
      if (discounted != CellAges.NEVER) {
        move(discounted, -times);
      }
    }

    private void move(long at, long times) {
      if (at >= until) {
        after.move(group, times);
      } else if (at >= from) {
        ofGroup.add((int) (at - from), times);
      }
    }

    Map<List<String>, StockCourse> courses() {
      DistributionSum adding = new DistributionSum();
      Map<List<String>, StockCourse> courses = new HashMap<>();
      moves.forEach((of, its) -> courses.put(of, its.course((int) (until - from), adding)));
      return courses;
    }
  }
}
