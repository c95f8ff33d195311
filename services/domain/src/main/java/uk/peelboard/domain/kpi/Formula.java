package uk.peelboard.domain.kpi;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measure.Shape;
import uk.peelboard.domain.measure.Span;

/** How a KPI's value comes of measures. {@link Figures} does the arithmetic. */
public sealed interface Formula {

  /** What it is about first of all. */
  Measure<?> mainMeasure();

  /** Those of which there has to be something before there is anything to say. */
  default List<Measure<?>> mainMeasures() {
    return List.of(mainMeasure());
  }

  /** What of measures it counts; stocks are not among it. */
  default List<Term> terms() {
    return List.of();
  }

  /** The stock that it is about, or that it relates something to; null where there is none. */
  default Stock stock() {
    return null;
  }

  /** Every measure that it looks at. */
  default Set<Measure<?>> measures() {
    Set<Measure<?>> measures = new HashSet<>();
    terms().forEach(term -> measures.add(term.measure()));
    if (stock() != null) {
      measures.addAll(stock().span().measures());
    }
    return measures;
  }

  /** Whether it is about a moment, and of a period about its end. */
  default boolean isStock() {
    return false;
  }

  /** Whether its figures change within a day by the clock alone, without any event. */
  default boolean changesByTheClock() {
    return isStock()
        || stock() != null
        || terms().stream().anyMatch(term -> term.measure().shape() == Shape.DUE);
  }

  /** Whether, of a period, it also says what it was on average and at most. */
  default boolean isSeries() {
    return false;
  }

  /** Whether the parts' values add up to the whole's. */
  default boolean isAdditive() {
    return false;
  }

  /** How many there were: all of some terms less all of others. */
  record Count(List<Term> plus, List<Term> minus) implements Formula {
    public static Count of(Term... plus) {
      return new Count(List.of(plus), List.of());
    }

    public Count less(Term... more) {
      return new Count(plus, List.of(more));
    }

    @Override
    public boolean isAdditive() {
      return true;
    }

    @Override
    public List<Term> terms() {
      return all(plus, minus);
    }

    @Override
    public Measure<?> mainMeasure() {
      return plus.get(0).measure();
    }
  }

  /** So many of a hundred, or of one. */
  record Ratio(Count numerator, Count denominator, int scale) implements Formula {
    @Override
    public List<Term> terms() {
      return all(numerator.terms(), denominator.terms());
    }

    @Override
    public Measure<?> mainMeasure() {
      return denominator.mainMeasure();
    }

    @Override
    public List<Measure<?>> mainMeasures() {
      return List.of(numerator.mainMeasure(), denominator.mainMeasure());
    }
  }

  /** The exact mean of a duration, in seconds. */
  record Mean(Term term) implements Formula {
    @Override
    public List<Term> terms() {
      return List.of(term);
    }

    @Override
    public Measure<?> mainMeasure() {
      return term.measure();
    }
  }

  /** The exact percentile of durations by nearest rank, in whole seconds or days. */
  record Percentile(List<Term> terms, int percent) implements Formula {
    public Percentile(Term term, int percent) {
      this(List.of(term), percent);
    }

    @Override
    public Measure<?> mainMeasure() {
      return terms.get(0).measure();
    }
  }

  /** The longest of a duration, in whole seconds. */
  record Maximum(Term term) implements Formula {
    @Override
    public List<Term> terms() {
      return List.of(term);
    }

    @Override
    public Measure<?> mainMeasure() {
      return term.measure();
    }
  }

  /** How many for so many inhabitants and a year; other periods are annualised. */
  record PerPopulation(Count count, int inhabitants) implements Formula {
    @Override
    public List<Term> terms() {
      return count.terms();
    }

    @Override
    public Measure<?> mainMeasure() {
      return count.mainMeasure();
    }
  }

  /** How many are open, of some ages and of some codes. */
  record Stock(Span<?> span, Ages ages, Map<Dimension, Set<String>> only) implements Formula {
    public Stock {
      requireNonNull(span, "span");
      requireNonNull(ages, "ages");
      only = Map.copyOf(only);
    }

    Stock aged(Ages of) {
      return new Stock(span, of, only);
    }

    @Override
    public Stock stock() {
      return this;
    }

    @Override
    public boolean isStock() {
      return true;
    }

    @Override
    public boolean isSeries() {
      return true;
    }

    @Override
    public boolean isAdditive() {
      return true;
    }

    @Override
    public Measure<?> mainMeasure() {
      return span.starts();
    }
  }

  /** How many are open for so many of something that the force profile knows the number of. */
  record StockPer(Stock stock, Divisor divisor, int scale) implements Formula {
    @Override
    public boolean isStock() {
      return true;
    }

    @Override
    public Measure<?> mainMeasure() {
      return stock.mainMeasure();
    }
  }

  /** How a stock is spread over the codes of a dimension, those with none left out. */
  record PerCode(Stock stock, Dimension each, Statistic statistic) implements Formula {

    /** What is asked of the spread. */
    public enum Statistic {
      MEAN,
      MOST
    }

    @Override
    public boolean isStock() {
      return true;
    }

    @Override
    public Measure<?> mainMeasure() {
      return stock.mainMeasure();
    }
  }

  /**
   * How many there were in a year for so many that are open at the period's end; other periods are
   * annualised.
   */
  record FlowPerStock(Count count, Stock stock, int scale) implements Formula {
    @Override
    public List<Term> terms() {
      return count.terms();
    }

    @Override
    public Measure<?> mainMeasure() {
      return count.mainMeasure();
    }
  }

  /** How many are open, told apart by their age among all else. */
  record StockByAge(Stock stock) implements Formula {
    public StockByAge {
      if (!stock.ages().equals(Ages.ANY)) {
        throw new IllegalArgumentException("a stock by age is of all ages");
      }
    }

    @Override
    public boolean isStock() {
      return true;
    }

    @Override
    public boolean isSeries() {
      return true;
    }

    @Override
    public boolean isAdditive() {
      return true;
    }

    @Override
    public Measure<?> mainMeasure() {
      return stock.mainMeasure();
    }
  }

  /**
   * For how many codes of a dimension a stock is above the lowest threshold that the profile has
   * for a KPI.
   */
  record OverThreshold(Stock stock, Dimension each, String kpi) implements Formula {
    public OverThreshold {
      requireNonNull(stock, "stock");
      if (!stock.ages().equals(Ages.ANY)) {
        throw new IllegalArgumentException("a threshold is for a stock of all ages");
      }
      requireNonNull(each, "each");
      requireNonNull(kpi, "kpi");
    }

    @Override
    public boolean isStock() {
      return true;
    }

    @Override
    public boolean isSeries() {
      return true;
    }

    @Override
    public boolean isAdditive() {
      return true;
    }

    @Override
    public Measure<?> mainMeasure() {
      return stock.mainMeasure();
    }
  }

  /** In how many days a stock is gone, going on as in the {@link #DAYS} whole days before. */
  record DaysToClear(Stock stock, Count out, Count in) implements Formula {
    /** How many days its fall is taken from. */
    public static final int DAYS = 7;

    @Override
    public boolean isStock() {
      return true;
    }

    @Override
    public List<Term> terms() {
      return all(out.terms(), in.terms());
    }

    @Override
    public Measure<?> mainMeasure() {
      return stock.mainMeasure();
    }
  }

  /** How old the oldest is that is open, in whole seconds. */
  record Oldest(Stock stock) implements Formula {
    public Oldest {
      if (stock.ages().over() != null || !stock.ages().areFixed()) {
        throw new IllegalArgumentException(
            "the oldest is asked for up to an age, the same for all");
      }
    }

    @Override
    public boolean isStock() {
      return true;
    }

    @Override
    public Measure<?> mainMeasure() {
      return stock.mainMeasure();
    }
  }

  /** Findings, with those that only the clock can tell: what has been open for too long. */
  record Findings(Term found, Stock openTooLong, String topic, String reason) implements Formula {
    @Override
    public boolean isAdditive() {
      return true;
    }

    @Override
    public List<Term> terms() {
      return List.of(found);
    }

    @Override
    public Stock stock() {
      return openTooLong;
    }

    @Override
    public Measure<?> mainMeasure() {
      return found.measure();
    }
  }

  private static List<Term> all(List<Term> some, List<Term> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
