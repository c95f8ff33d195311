package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Edge;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Span;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;

/**
 * Stocks as they are at one moment, and not how they went: for periods that it is in. What is open
 * says that by itself, but for edges of today after the moment. Tallies are gone through once for
 * all that is asked of them, however it is told apart and whatever ages it is of.
 *
 * <p>Cells here are of no day: those that differ by nothing but their day are one. A group of which
 * nothing is counted has a level for as long as {@link Stocks} would give it one: while an edge has
 * a say in today.
 */
final class OpenAt implements StockFigures {
  private static final Figure NONE = Figure.none("none was open");

  private final Tallies tallies;
  private final ForceProfile profile;
  private final LocalCalendar calendar;
  private final long now;
  private final int today;
  private final Map<Span<?>, Today> todays = new HashMap<>();
  private final Map<Span<?>, Map<Cell, Long>> counts = new HashMap<>();
  private final Map<Span<?>, Map<Cell, OpenSince>> since = new HashMap<>();
  private final Map<EdgesFrom, Set<Cell>> moved = new HashMap<>();

  /** Something that comes to be, or ceases to be, after the moment. */
  private record Later(Cell cell, long origin, long times) {}

  /** The cells that have edges today or later. */
  private record Today(Set<Cell> cells, List<Later> later) {}

  private record EdgesFrom(Span<?> span, int firstDay) {}

  OpenAt(Tallies tallies, Definitions definitions, Instant now) {
    this.tallies = tallies;
    this.profile = definitions.profile();
    this.calendar = definitions.calendar();
    this.now = now.getEpochSecond();
    this.today = calendar.day(now);
  }

  @Override
  public Map<List<String>, Function<Integer, Figure>> levels(Question question, Stock stock) {
    ByGroup<Long> levels = new ByGroup<>(question, stock, Long::sum);
    Ages ages = stock.ages();
    if (ages.equals(Ages.ANY)) {
      counts(stock.span()).forEach(levels::add);
    } else {
      since(stock.span())
          .forEach(
              (cell, open) -> {
                long level = open.count(cell, ages, now, profile);
                if (level != 0) {
                  levels.add(cell, level);
                }
              });
    }
    for (Cell cell : moved(new EdgesFrom(stock.span(), today - ages.daysAfterEdge(profile)))) {
      if (ages.isCounted(cell, today, profile)) {
        levels.add(cell, 0L);
      }
    }
    return levels.figures(0L, level -> Figure.stock(level, null));
  }

  @Override
  public Map<List<String>, Function<Integer, Figure>> oldest(Question question, Stock stock) {
    ByGroup<Figure> oldest = new ByGroup<>(question, stock, OpenAt::older);
    long upTo = stock.ages().greatest(profile);
    since(stock.span()).forEach((cell, open) -> oldest.add(cell, open.oldest(upTo, now)));
    today(stock.span()).cells.forEach(cell -> oldest.add(cell, NONE));
    return oldest.figures(NONE, figure -> figure);
  }

  /** What a stock's cells come to in each group of a question. */
  private final class ByGroup<T> {
    private final Groups groups;
    private final Stock stock;
    private final BinaryOperator<T> sum;
    private final Map<List<String>, T> all = new HashMap<>();

    ByGroup(Question question, Stock stock, BinaryOperator<T> sum) {
      this.groups = new Groups(question, profile);
      this.stock = stock;
      this.sum = sum;
    }

    void add(Cell cell, T what) {
      List<String> group = groups.groupOf(cell);
      if (group != null && Groups.isAmong(cell, stock.only())) {
        all.merge(group, what, sum);
      }
    }

    Map<List<String>, Function<Integer, Figure>> figures(T nothing, Function<T, Figure> figureOf) {
      Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
      for (List<String> group : groups.toAnswer(all.keySet())) {
        Figure figure = figureOf.apply(all.getOrDefault(group, nothing));
        figures.put(group, index -> figure);
      }
      return figures;
    }
  }

  private static Figure older(Figure one, Figure other) {
    if (one.value() == null || other.value() == null) {
      return one.value() == null ? other : one;
    }
    Figure older = one.value() >= other.value() ? one : other;
    return Figure.whole(older.value().longValue(), one.count() + other.count());
  }

  /** How many are open. */
  private Map<Cell, Long> counts(Span<?> span) {
    return counts.computeIfAbsent(
        span,
        absent -> {
          Map<Cell, Long> all = new HashMap<>();
          tallies.visitTotals(
              span.open(),
              Integer.MIN_VALUE,
              Integer.MAX_VALUE,
              (cell, count, sum) -> all.merge(cell.on(Cell.NOW), count, Long::sum));
          today(span).later.forEach(one -> all.merge(one.cell, -one.times, Long::sum));
          return all;
        });
  }

  /** Since when they are open. */
  private Map<Cell, OpenSince> since(Span<?> span) {
    return since.computeIfAbsent(
        span,
        absent -> {
          Map<Cell, OpenSince> all = new HashMap<>();
          tallies.visitParts(
              span.open(),
              Integer.MIN_VALUE,
              Integer.MAX_VALUE,
              (cell, seconds) -> since(cell.on(Cell.NOW), all).addAll(cell.day(), seconds));
          today(span).later.forEach(one -> since(one.cell, all).add(one.origin, -one.times));
          return all;
        });
  }

  private OpenSince since(Cell cell, Map<Cell, OpenSince> all) {
    return all.computeIfAbsent(cell, absent -> new OpenSince(calendar));
  }

  /** The cells that have edges on a day or after it. */
  private Set<Cell> moved(EdgesFrom from) {
    Set<Cell> ofToday = today(from.span).cells;
    if (from.firstDay == today) {
      return ofToday;
    }
    return moved.computeIfAbsent(
        from,
        absent -> {
          Set<Cell> all = new HashSet<>(ofToday);
          for (Measure<?> edges : List.of(from.span.starts(), from.span.ends())) {
            tallies.visitTotals(
                edges,
                from.firstDay,
                today - 1,
                (cell, count, sum) -> all.add(open(from.span, cell)));
          }
          return all;
        });
  }

  private Today today(Span<?> span) {
    return todays.computeIfAbsent(
        span,
        absent -> {
          Today of = new Today(new HashSet<>(), new ArrayList<>());
          visitToday(span, span.starts(), 1, of);
          visitToday(span, span.ends(), -1, of);
          return of;
        });
  }

  private void visitToday(Span<?> span, Measure<?> edges, int sign, Today into) {
    tallies.visitParts(
        edges,
        today,
        Integer.MAX_VALUE,
        (on, distribution) -> {
          Cell cell = open(span, on);
          into.cells.add(cell);
          long dayStart = calendar.startOf(on.day());
          for (int i = 0; i < distribution.size(); i++) {
            long edge = distribution.value(i);
            long at = dayStart + Edge.secondOfDay(edge);
            if (at > now) {
              long times = sign * distribution.countAt(i);
              into.later.add(new Later(cell, at - Edge.ageSeconds(edge), times));
            }
          }
        });
  }

  private static Cell open(Span<?> span, Cell edges) {
    return new Cell(span.open(), Cell.NOW, edges.codes().toArray(String[]::new));
  }
}
