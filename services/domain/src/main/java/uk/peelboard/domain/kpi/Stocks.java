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
  /**
   * So many days are worked out in one go: not more moves than fit into memory, and where it is not
   * remembered by the day, the same days whatever period is asked for.
   */
  private static final int DAYS_AT_ONCE = 28;

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
    this.daysAfterEdge = stock.ages().daysAfterEdge(definitions.profile());
  }

  /** For each group, the figure of the period of an index: the level at its end, or now. */
  Map<List<String>, Function<Integer, Figure>> levels() {
    Map<List<String>, Long> ending = new HashMap<>();
    if (stock.ages().upTo() == null) {
      countOpen(ending);
    }
    List<Map<List<String>, StockCourse>> courses = new ArrayList<>();
    coursesOfPastDays(courses);
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
    StockAges ages = new StockAges(stock.ages().greatest(definitions.profile()), calendar);
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
      while (end < lastDay) {
        int first = Math.max(end + 1, Math.floorDiv(lastDay, DAYS_AT_ONCE) * DAYS_AT_ONCE);
        origins(first, lastDay).forEach((group, moves) -> moves.takeBackFrom(ages, group));
        lastDay = first - 1;
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
        cell -> Groups.isAmong(cell, stock.only()) && groups.groupOf(cell) != null,
        (cell, distribution) -> {
          List<String> group = groups.groupOf(cell);
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

  /**
   * How each day that is over went. Those that are not remembered are worked out several in a row:
   * bounds on the age make a day look at the edges of days before it, which the next day does too.
   */
  private void coursesOfPastDays(List<Map<List<String>, StockCourse>> into) {
    int day = firstDay;
    while (day < today) {
      long[] changed = new long[Math.min(DAYS_AT_ONCE, today - day)];
      int unknown = 0;
      Map<List<String>, StockCourse> known = null;
      while (known == null && unknown < changed.length) {
        changed[unknown] = changedEdges(day + unknown - daysAfterEdge, day + unknown);
        known = memory.courses(shape, day + unknown, changed[unknown]);
        unknown += known == null ? 1 : 0;
      }
      if (unknown > 0) {
        StockMoves moves = new StockMoves(calendar, day, unknown, daysAfterEdge);
        visitEdges(day - daysAfterEdge, day + unknown - 1, moves::edge);
        List<Map<List<String>, StockCourse>> workedOut = moves.courses();
        for (int i = 0; i < unknown; i++) {
          memory.remember(shape, day + i, changed[i], workedOut.get(i));
        }
        into.addAll(workedOut);
      }
      if (known != null) {
        into.add(known);
      }
      day = firstDay + into.size();
    }
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
    StockMoves moves =
        new StockMoves(
            calendar, today, now + 1, (group, times) -> ending.merge(group, -times, Long::sum));
    visitEdges(today - daysAfterEdge, Integer.MAX_VALUE, moves::edge);
    return moves.courses().get(0);
  }
}
