package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Formula.DaysToClear;
import uk.peelboard.domain.kpi.Formula.Oldest;
import uk.peelboard.domain.kpi.Formula.OverThreshold;
import uk.peelboard.domain.kpi.Formula.PerCode;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.kpi.Formula.StockByAge;
import uk.peelboard.domain.kpi.Formula.StockPer;
import uk.peelboard.domain.measure.AgeBand;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Edge;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Span;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;

/** The figures of one question about what is true at a moment. */
final class StockAnswer {
  private final Tallies tallies;
  private final Definitions definitions;
  private final Question question;
  private final List<Period> periods;
  private final Instant now;
  private final StockFigures stocks;

  /** Of any periods, with how stocks went in them. */
  StockAnswer(
      Tallies tallies,
      Definitions definitions,
      StockMemory memory,
      Question question,
      List<Period> periods,
      Instant now) {
    this(
        tallies,
        definitions,
        question,
        periods,
        now,
        new Courses(tallies, definitions, memory, periods, now));
  }

  /** With single stocks from elsewhere. */
  StockAnswer(
      Tallies tallies,
      Definitions definitions,
      Question question,
      List<Period> periods,
      Instant now,
      StockFigures stocks) {
    this.tallies = tallies;
    this.definitions = definitions;
    this.question = question;
    this.periods = periods;
    this.now = now;
    this.stocks = stocks;
  }

  /** For each group, the figure of the period of an index. */
  Map<List<String>, Function<Integer, Figure>> of(Formula formula) {
    if (formula instanceof Stock stock) {
      return stocks.levels(question, stock);
    }
    if (formula instanceof Oldest oldest) {
      return stocks.oldest(question, oldest.stock());
    }
    if (formula instanceof StockByAge byAge) {
      return byAge(byAge.stock());
    }
    if (formula instanceof OverThreshold over) {
      return overThreshold(over);
    }
    if (formula instanceof StockPer per) {
      return new StockRates(this, question, periods, definitions.profile()).of(per);
    }
    if (formula instanceof PerCode spread) {
      return new StockRates(this, question, periods, definitions.profile()).of(spread);
    }
    if (formula instanceof DaysToClear clearing) {
      return daysToClear(clearing);
    }
    throw new IllegalStateException("no arithmetic for " + formula);
  }

  /** The levels of a stock for each group of another question about the same periods. */
  Map<List<String>, Function<Integer, Figure>> levels(Question asked, Stock stock) {
    return stocks.levels(asked, stock);
  }

  /** Stocks and how they went. */
  private record Courses(
      Tallies tallies,
      Definitions definitions,
      StockMemory memory,
      List<Period> periods,
      Instant now)
      implements StockFigures {
    @Override
    public Map<List<String>, Function<Integer, Figure>> levels(Question asked, Stock stock) {
      return of(asked, stock).levels();
    }

    @Override
    public Map<List<String>, Function<Integer, Figure>> oldest(Question asked, Stock stock) {
      return of(asked, stock).oldest();
    }

    private Stocks of(Question asked, Stock stock) {
      return new Stocks(tallies, definitions, memory, asked, periods, now, stock);
    }
  }

  /** Each band is a stock of its own; a group's code for its age is put where it was asked for. */
  private Map<List<String>, Function<Integer, Figure>> byAge(Stock stock) {
    int place = question.by().indexOf(Dimension.AGE);
    String only = question.where().get(Dimension.AGE);
    if (place < 0 && only == null) {
      return stocks.levels(question, stock);
    }
    List<Dimension> by = new ArrayList<>(question.by());
    by.remove(Dimension.AGE);
    Map<Dimension, String> where = new HashMap<>(question.where());
    where.remove(Dimension.AGE);
    Map<List<String>, Function<Integer, Figure>> figures = new HashMap<>();
    for (AgeBand band : AgeBand.values()) {
      if (only == null || only.equals(band.code())) {
        stocks
            .levels(asked(by, where), stock.aged(Ages.in(band)))
            .forEach(
                (group, figure) -> {
                  List<String> codes = new ArrayList<>(group);
                  if (place >= 0) {
                    codes.add(place, band.code());
                  }
                  figures.put(codes, figure);
                });
      }
    }
    Map<List<String>, Function<Integer, Figure>> inOrder = new LinkedHashMap<>();
    for (List<String> group :
        new Groups(question, definitions.profile()).toAnswer(figures.keySet())) {
      if (figures.containsKey(group)) {
        inOrder.put(group, figures.get(group));
      }
    }
    return inOrder;
  }

  /** Each code has steps of its own, and while those are above the threshold it counts as one. */
  private Map<List<String>, Function<Integer, Figure>> overThreshold(OverThreshold over) {
    Map<List<String>, List<Steps>> steps = stepsOfEach(over);
    Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
    for (List<String> group :
        new Groups(question, definitions.profile()).toAnswer(steps.keySet())) {
      Map<Double, Steps> byThreshold = new HashMap<>();
      figures.put(
          group,
          index -> {
            Period period = periods.get(index);
            Double limit = Targets.lowestThreshold(definitions.profile(), over.kpi(), period.to());
            if (limit == null) {
              return Figure.missing("the force profile has no threshold for " + over.kpi());
            }
            Steps count =
                byThreshold.computeIfAbsent(
                    limit,
                    absent -> {
                      Steps all = new Steps();
                      steps
                          .getOrDefault(group, List.of())
                          .forEach(one -> all.addWhileOver(one, limit));
                      return all;
                    });
            long from = definitions.calendar().startOf((int) period.from().toEpochDay());
            long until = definitions.calendar().startOf((int) period.to().toEpochDay() + 1) - 1;
            return count.over(from, Math.min(until, now.getEpochSecond()));
          });
    }
    return figures;
  }

  private Map<List<String>, List<Steps>> stepsOfEach(OverThreshold over) {
    List<Dimension> by = new ArrayList<>(question.by());
    by.add(over.each());
    Question finer = asked(by.stream().distinct().toList(), question.where());
    Groups groups = new Groups(finer, definitions.profile());
    Map<List<String>, Steps> steps = new LinkedHashMap<>();
    Span<?> span = over.stock().span();
    tallies.visitTotals(
        span.open(),
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        (cell, count, sum) -> of(cell, over, groups, steps).ifPresent(one -> one.addOpen(count)));
    int firstDay = Math.toIntExact(question.from().toEpochDay());
    for (Measure<?> edges : List.of(span.starts(), span.ends())) {
      int sign = edges == span.starts() ? 1 : -1;
      tallies.visitParts(
          edges,
          firstDay,
          Integer.MAX_VALUE,
          cell -> groups.groupOf(cell) != null && Groups.isAmong(cell, over.stock().only()),
          (cell, distribution) -> {
            long dayStart = definitions.calendar().startOf(cell.day());
            of(cell, over, groups, steps)
                .ifPresent(
                    one ->
                        distribution.forEach(
                            (edge, times) ->
                                one.add(dayStart + Edge.secondOfDay(edge), sign * times)));
          });
    }
    Map<List<String>, List<Steps>> byGroup = new LinkedHashMap<>();
    steps.forEach(
        (codes, one) ->
            byGroup
                .computeIfAbsent(
                    codes.subList(0, question.by().size()), absent -> new ArrayList<>())
                .add(one));
    return byGroup;
  }

  private static Optional<Steps> of(
      Cell cell, OverThreshold over, Groups groups, Map<List<String>, Steps> steps) {
    List<String> group = groups.groupOf(cell);
    return group == null || !Groups.isAmong(cell, over.stock().only())
        ? Optional.empty()
        : Optional.of(steps.computeIfAbsent(group, absent -> new Steps()));
  }

  private Map<List<String>, Function<Integer, Figure>> daysToClear(DaysToClear clearing) {
    Falls falls = new Falls(clearing);
    Map<List<String>, Function<Integer, Figure>> figures = new LinkedHashMap<>();
    stocks
        .levels(question, clearing.stock())
        .forEach(
            (group, level) ->
                figures.put(group, index -> falls.daysToClear(group, index, level.apply(index))));
    return figures;
  }

  /** How fast a stock falls. */
  private final class Falls {
    private final DaysToClear clearing;
    private final Groups groups = new Groups(question, definitions.profile());
    private final Map<Integer, Map<List<String>, Long>> byLastDay = new HashMap<>();

    Falls(DaysToClear clearing) {
      this.clearing = clearing;
    }

    Figure daysToClear(List<String> group, int index, Figure level) {
      int today = definitions.calendar().day(now);
      int lastDay = Math.min((int) periods.get(index).to().toEpochDay(), today - 1);
      if (lastDay - DaysToClear.DAYS + 1 < tallies.firstDay(clearing.mainMeasure().of())) {
        return Figure.missing("there are not yet %d days to go by".formatted(DaysToClear.DAYS));
      }
      double fall =
          byLastDay.computeIfAbsent(lastDay, this::falls).getOrDefault(group, 0L)
              / (double) DaysToClear.DAYS;
      double open = level.value();
      return fall > 0
          ? Figure.divided(open / fall, open, fall, level.count())
          : new Figure(
              null, open, fall, level.count(), null, null, "it is not becoming fewer", null);
    }

    /** By how much more went out than came in, over all of the days that end with one. */
    private Map<List<String>, Long> falls(int lastDay) {
      Map<List<String>, Long> falls = new HashMap<>();
      clearing.out().plus().forEach(term -> add(term, lastDay, 1, falls));
      clearing.in().plus().forEach(term -> add(term, lastDay, -1, falls));
      return falls;
    }

    private void add(Term term, int lastDay, int sign, Map<List<String>, Long> falls) {
      tallies.visitTotals(
          term.measure(),
          lastDay - DaysToClear.DAYS + 1,
          lastDay,
          (cell, count, sum) -> {
            List<String> group = groups.groupOf(cell);
            if (group != null && term.takes(cell)) {
              falls.merge(group, sign * count, Long::sum);
            }
          });
    }
  }

  private Question asked(List<Dimension> by, Map<Dimension, String> where) {
    return new Question(
        question.kpi(), question.from(), question.to(), question.interval(), by, where);
  }
}
