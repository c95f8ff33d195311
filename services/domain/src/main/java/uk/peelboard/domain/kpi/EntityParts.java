package uk.peelboard.domain.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.kpi.Formula.DaysToClear;
import uk.peelboard.domain.kpi.Formula.FlowPerStock;
import uk.peelboard.domain.kpi.Formula.Maximum;
import uk.peelboard.domain.kpi.Formula.Mean;
import uk.peelboard.domain.kpi.Formula.Oldest;
import uk.peelboard.domain.kpi.Formula.PerCode;
import uk.peelboard.domain.kpi.Formula.PerPopulation;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.kpi.Formula.StockPer;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.CellTallies;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;

/** What single entities add to the figure of a question, as {@link Figures} has it. */
final class EntityParts {
  private static final int MILLIS_DIGITS = 3;

  private final Question question;
  private final Definitions definitions;
  private final Instant now;
  private final Dimension each;
  private final Formula formula;
  private final List<Period> periods;
  private final Groups groups;

  /**
   * @param each the dimension whose codes the figure counts or averages over, or null
   */
  EntityParts(Question question, Definitions definitions, Instant now, Dimension each) {
    this.formula = question.kpi().formula();
    this.each = each;
    // What is told apart by its codes is a stock of its own for each of them.
    this.question = each == null ? question : about(question, question.kpi().with(formula.stock()));
    this.definitions = definitions;
    this.now = now;
    this.periods = question.interval().split(question.from(), question.to());
    this.groups = new Groups(this.question, definitions.profile());
  }

  private static Question about(Question like, Kpi kpi) {
    return new Question(kpi, like.from(), like.to(), like.interval(), List.of(), like.where());
  }

  /**
   * One where it counts and none where it does not; of what is told apart by codes, one for each of
   * them. Other codes are not said yet.
   */
  List<Part> of(EntityKind kind, String entityId, Journal journal, CellTallies own) {
    sayThereHasBeenSomething(own);
    List<Part> parts = new ArrayList<>(1);
    for (Row row : each == null ? rows(own, question) : rowsBy(own, each)) {
      Figure figure = row.figure();
      if (isSomething(figure)) {
        parts.add(
            new Part(
                kind,
                entityId,
                count(figure),
                numerator(figure),
                denominator(figure),
                values(own),
                each == null ? Map.of() : Map.of(each, Set.of(row.codes().get(each))),
                journal));
      }
    }
    return parts;
  }

  /** Whether there is anything to say of the period is a question about all entities. */
  private void sayThereHasBeenSomething(CellTallies own) {
    own.begin(formula.mainMeasure(), Beginning.OF_ALL);
  }

  private List<Row> rows(Tallies own, Question asked) {
    return new Figures(own, definitions).answer(asked, now, Beginning.OF_ALL);
  }

  private List<Row> rowsBy(Tallies own, Dimension by) {
    Kpi kpi = question.kpi();
    return rows(
        own,
        new Question(
            kpi.dimensions().contains(by) ? kpi : kpi.alsoBy(by),
            question.from(),
            question.to(),
            Interval.TOTAL,
            List.of(by),
            question.where()));
  }

  private static boolean isSomething(Figure figure) {
    return (figure.count() != null && figure.count() != 0)
        || isSomething(figure.numerator())
        || isSomething(figure.denominator());
  }

  private static boolean isSomething(Double part) {
    return part != null && part != 0;
  }

  private long count(Figure figure) {
    return formula instanceof FlowPerStock ? figure.numerator().longValue() : figure.count();
  }

  private BigDecimal numerator(Figure figure) {
    if (formula instanceof Mean) {
      return BigDecimal.valueOf(Math.round(figure.numerator() * 1000), MILLIS_DIGITS);
    }
    boolean isOfOpenOnes =
        formula instanceof PerCode spread && spread.statistic() == PerCode.Statistic.MEAN;
    if (isOfOpenOnes) {
      return BigDecimal.valueOf(figure.count());
    }
    return figure.numerator() == null ? null : BigDecimal.valueOf(figure.numerator().longValue());
  }

  /** Of the entity: what the force profile knows the number of is not. */
  private BigDecimal denominator(Figure figure) {
    if (formula instanceof PerPopulation || formula instanceof StockPer) {
      return null;
    }
    if (figure.denominator() == null) {
      return null;
    }
    int days = formula instanceof DaysToClear ? DaysToClear.DAYS : 1;
    return BigDecimal.valueOf(Math.round(figure.denominator() * days));
  }

  private List<Long> values(CellTallies own) {
    if (formula instanceof Percentile || formula instanceof Maximum) {
      Flows flows = new Flows(own, definitions, question, periods, now, new Gatherings());
      FigureMemory nothing = new FigureMemory();
      StockAnswer none =
          new StockAnswer(own, definitions, nothing.stocks(), question, periods, now);
      Distribution values =
          new FlowAnswer(definitions, question, periods, now, flows, none, nothing.flows())
              .values(formula);
      List<Long> all = new ArrayList<>();
      values.forEach(
          (value, times) -> {
            for (long i = 0; i < times; i++) {
              all.add(value);
            }
          });
      return all;
    }
    if (!formula.isStock()) {
      return List.of();
    }
    Formula age = formula instanceof Oldest ? formula : new Oldest(formula.stock().aged(Ages.ANY));
    Double seconds = rows(own, about(question, question.kpi().with(age))).get(0).figure().value();
    return seconds == null ? List.of() : List.of(seconds.longValue());
  }

  /** The same with the codes under which the entity is counted. */
  Part withCodes(Part part, CellTallies own) {
    Map<Dimension, Set<String>> codes = new EnumMap<>(Dimension.class);
    Set<Cell> cells = own.cells().keySet();
    for (Dimension dimension : question.kpi().dimensions()) {
      Set<String> found = codesOfCells(cells, dimension);
      // Where cells differ, the figures say which of them count.
      if (found.size() != 1) {
        found = new TreeSet<>(CodeOrder::compare);
        for (Row row : rowsBy(own, dimension)) {
          if (isSomething(row.figure())) {
            found.add(row.codes().get(dimension));
          }
        }
      }
      if (!found.isEmpty()) {
        codes.put(dimension, found);
      }
    }
    codes.putAll(part.codes());
    return part.under(codes);
  }

  /** The codes of a dimension that any cell has which the question may count. */
  private Set<String> codesOfCells(Set<Cell> cells, Dimension dimension) {
    Set<String> codes = new TreeSet<>(CodeOrder::compare);
    for (Cell cell : cells) {
      String code = Groups.codeOf(cell, dimension);
      if (code != null && mayCount(cell, dimension)) {
        codes.add(code);
      }
    }
    return codes;
  }

  private boolean mayCount(Cell cell, Dimension dimension) {
    for (Term term : formula.terms()) {
      if (term.measure() == cell.measure()
          && term.takes(cell)
          && !term.across().contains(dimension)
          && groups.groupOf(cell, term.across()) != null) {
        return true;
      }
    }
    return formula.stock() != null
        && formula.stock().span().measures().contains(cell.measure())
        && Groups.isAmong(cell, formula.stock().only())
        && groups.groupOf(cell) != null;
  }
}
