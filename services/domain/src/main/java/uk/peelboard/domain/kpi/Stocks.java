package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Edge;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;

/**
 * Stocks over time: how many were open, and how old the oldest was, at any second of the past.
 *
 * <p>It starts from what is open and goes back along the edges, so a question about last week costs
 * a week's edges however long the history. A bound on the age moves an edge: what was opened at
 * noon is past its 15 minutes from 12:15:01; when it ends before, it begins and ends to be past
 * them in the same second, which is never.
 */
final class Stocks {
  private final Tallies tallies;
  private final LocalCalendar calendar;
  private final ForceProfile profile;
  private final List<Period> periods;
  private final Groups groups;
  private final long now;
  private final int firstDay;

  Stocks(
      Tallies tallies,
      Definitions definitions,
      Question question,
      List<Period> periods,
      Instant now) {
    this.tallies = tallies;
    this.calendar = definitions.calendar();
    this.profile = definitions.profile();
    this.periods = periods;
    this.groups = new Groups(question, profile);
    this.now = now.getEpochSecond();
    this.firstDay = Math.toIntExact(question.from().toEpochDay());
  }

  /** For each group, the figure of the period of an index: the level at its end, or now. */
  Map<List<String>, Function<Integer, Figure>> levels(Stock stock) {
    Map<List<String>, StockLevel> levels = new LinkedHashMap<>();
    boolean endlessly = stock.ages().upTo() == null;
    visitOpen(
        stock,
        (group, cell, origin, at, times) ->
            levels
                .computeIfAbsent(group, absent -> new StockLevel())
                .addLasting(endlessly ? times : 0));
    visitEdges(
        stock,
        (group, cell, origin, at, times) ->
            levels
                .computeIfAbsent(group, absent -> new StockLevel())
                .add(counted(stock, cell, origin, at), discounted(stock, cell, origin, at), times));
    return forEachGroup(levels, StockLevel::new, StockLevel::over);
  }

  /** For each group, the figure of the period of an index: the age of the oldest at its end. */
  Map<List<String>, Function<Integer, Figure>> oldest(Stock stock) {
    Map<List<String>, StockAges> ages = new LinkedHashMap<>();
    Edges into =
        (group, cell, origin, at, times) ->
            ages.computeIfAbsent(group, absent -> new StockAges()).add(origin, at, times);
    visitOpen(stock, into);
    visitEdges(stock, into);
    long oldestCounted =
        stock.ages().upTo() == null ? Long.MAX_VALUE : stock.ages().upTo().longest(profile);
    return forEachGroup(
        ages, StockAges::new, (of, from, until) -> of.oldestAt(until, oldestCounted));
  }

  /** Something open at the origin, which it came to be, or ceased to be, at a moment. */
  @FunctionalInterface
  private interface Edges {
    /**
     * @param at an epoch second; {@link StockAges#STILL} for what is open
     * @param times above zero where it begins, below where it ends
     */
    void edge(List<String> group, Cell cell, long origin, long at, long times);
  }

  /** What is worked out for a group over a window of seconds, both included. */
  @FunctionalInterface
  private interface Window<T> {
    Figure over(T of, long from, long until);
  }

  private <T> Map<List<String>, Function<Integer, Figure>> forEachGroup(
      Map<List<String>, T> found, Supplier<T> nothing, Window<T> figure) {
    Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
    for (List<String> group : groups.toAnswer(found.keySet())) {
      T of = found.containsKey(group) ? found.get(group) : nothing.get();
      figures.put(
          group,
          index -> {
            Period period = periods.get(index);
            long from = calendar.startOf((int) period.from().toEpochDay());
            long until = calendar.startOf((int) period.to().toEpochDay() + 1) - 1;
            return figure.over(of, from, Math.min(until, now));
          });
    }
    return figures;
  }

  private void visitOpen(Stock stock, Edges into) {
    tallies.visitNow(
        stock.span().open(),
        (cell, since) -> {
          List<String> group = groups.groupOf(cell);
          if (group != null && Groups.isAmong(cell, stock.only())) {
            since.forEach(
                (origin, times) -> {
                  if (isCounted(stock, cell, origin)) {
                    into.edge(group, cell, origin, StockAges.STILL, times);
                  }
                });
          }
        });
  }

  private void visitEdges(Stock stock, Edges into) {
    visitEdges(stock, stock.span().starts(), 1, into);
    visitEdges(stock, stock.span().ends(), -1, into);
  }

  private void visitEdges(Stock stock, Measure<?> edges, int sign, Edges into) {
    int daysBefore = (int) (stock.ages().longest(profile) / 86_400) + 2;
    tallies.visit(
        edges,
        firstDay - daysBefore,
        Integer.MAX_VALUE,
        (cell, distribution) -> {
          List<String> group = groups.groupOf(cell);
          if (group == null || !Groups.isAmong(cell, stock.only())) {
            return;
          }
          long dayStart = calendar.startOf(cell.day());
          distribution.forEach(
              (edge, times) -> {
                long at = dayStart + Edge.secondOfDay(edge);
                long origin = at - Edge.ageSeconds(edge);
                if (isCounted(stock, cell, origin)) {
                  into.edge(group, cell, origin, at, sign * times);
                }
              });
        });
  }

  private boolean isCounted(Stock stock, Cell cell, long origin) {
    return stock.ages().isCounted(cell, dayOf(origin), profile);
  }

  /** From when on something is old enough to be counted, its edge being at a moment. */
  private long counted(Stock stock, Cell cell, long origin, long at) {
    Ages.Bound over = stock.ages().over();
    return over == null
        ? at
        : Math.max(at, origin + over.seconds(cell, dayOf(origin), profile) + 1);
  }

  /** From when on something is too old to be counted, or never. */
  private long discounted(Stock stock, Cell cell, long origin, long at) {
    Ages.Bound upTo = stock.ages().upTo();
    return upTo == null
        ? StockLevel.NEVER
        : Math.max(at, origin + upTo.seconds(cell, dayOf(origin), profile) + 1);
  }

  private int dayOf(long epochSecond) {
    return calendar.day(Instant.ofEpochSecond(epochSecond));
  }
}
