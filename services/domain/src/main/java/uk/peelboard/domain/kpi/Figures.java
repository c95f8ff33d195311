package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.Findings;
import uk.peelboard.domain.kpi.Formula.FlowPerStock;
import uk.peelboard.domain.kpi.Formula.Maximum;
import uk.peelboard.domain.kpi.Formula.Mean;
import uk.peelboard.domain.kpi.Formula.PerPopulation;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.kpi.Formula.Ratio;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure.Shape;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;

/**
 * Answers questions from tallies. All of the arithmetic of figures is here and in {@link
 * StockAnswer}.
 *
 * <p>What belongs to days is asked for period by period, so that tallies that are kept added up
 * need not be added up again; what a stock did on past days is remembered.
 */
public final class Figures {
  private final Tallies tallies;
  private final Definitions definitions;
  private final StockMemory memory;

  /** With nothing to remember: for one question. */
  public Figures(Tallies tallies, Definitions definitions) {
    this(tallies, definitions, new StockMemory());
  }

  /**
   * @param memory of stocks, which whoever asks time and again keeps, for tallies of one origin
   */
  public Figures(Tallies tallies, Definitions definitions, StockMemory memory) {
    this.tallies = tallies;
    this.definitions = definitions;
    this.memory = memory;
  }

  /**
   * The rows of an answer: for each period in order, each group.
   *
   * @param now the moment up to which stocks are known, and after which everything is the future
   */
  public List<Row> answer(Question question, Instant now) {
    return new Answer(question, now).rows();
  }

  /** What one question needs while it is being answered. */
  private final class Answer {
    private final Question question;
    private final Instant now;
    private final Kpi kpi;
    private final List<Period> periods;
    private final Groups groups;
    private final Map<Term, Gathering> gathered = new HashMap<>();
    private Map<List<String>, Function<Integer, Figure>> stocks = Map.of();

    Answer(Question question, Instant now) {
      this.question = question;
      this.now = now;
      this.kpi = question.kpi();
      this.periods = question.interval().split(question.from(), question.to());
      this.groups = new Groups(question, definitions.profile());
    }

    List<Row> rows() {
      Formula formula = kpi.formula();
      if (formula.isStock()) {
        return rows(
            new StockAnswer(tallies, definitions, memory, question, periods, now).of(formula));
      }
      Set<List<String>> seen = new LinkedHashSet<>();
      for (Term term : termsOf(formula)) {
        seen.addAll(gather(term).groupsSeen());
      }
      if (formula instanceof FlowPerStock perStock) {
        stocks =
            new StockAnswer(tallies, definitions, memory, question, periods, now)
                .of(perStock.stock());
        seen.addAll(stocks.keySet());
      }
      if (formula instanceof Findings findings) {
        seen.addAll(gatherOpenTooLong(findings).groupsSeen());
      }
      Map<List<String>, Function<Integer, Figure>> byGroup = new LinkedHashMap<>();
      for (List<String> group : groups.toAnswer(seen)) {
        byGroup.put(group, period -> figure(formula, period, group));
      }
      return rows(byGroup);
    }

    private List<Row> rows(Map<List<String>, Function<Integer, Figure>> byGroup) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < periods.size(); i++) {
        Period period = periods.get(i);
        String missing = missing(period);
        for (Map.Entry<List<String>, Function<Integer, Figure>> one : byGroup.entrySet()) {
          Map<Dimension, String> codes = groups.named(one.getKey());
          Figure figure = missing == null ? one.getValue().apply(i) : Figure.missing(missing);
          Double target = target(codes, period);
          Map<Dimension, String> asked = new LinkedHashMap<>();
          question.by().forEach(dimension -> asked.put(dimension, codes.get(dimension)));
          rows.add(new Row(period, asked, figure.against(target, kpi.direction())));
        }
      }
      return rows;
    }

    /** What is expected of a count is expected each day. */
    private Double target(Map<Dimension, String> codes, Period period) {
      Double target = Targets.target(definitions.profile(), kpi, codes, period.to());
      boolean isOfEachDay = target != null && kpi.formula() instanceof Count;
      return isOfEachDay ? Double.valueOf(target * period.days()) : target;
    }

    /** Why nothing can be said about a period, or null. */
    private String missing(Period period) {
      if (period.from().isAfter(today())) {
        return "the period lies in the future";
      }
      String undeclared = Undeclared.reason(kpi.formula(), definitions.profile());
      if (undeclared != null) {
        return undeclared;
      }
      int first = tallies.firstDay(kpi.formula().mainMeasure().of());
      if (first == Integer.MAX_VALUE) {
        return "there are no events yet";
      }
      if (period.to().toEpochDay() < first) {
        return "there are no events before " + LocalDate.ofEpochDay(first);
      }
      return null;
    }

    private LocalDate today() {
      return now.atZone(definitions.calendar().zone()).toLocalDate();
    }

    private Figure figure(Formula formula, int period, List<String> group) {
      if (formula instanceof Count count) {
        long counted = count(count, period, group);
        return Figure.whole(counted, counted);
      }
      if (formula instanceof Ratio ratio) {
        long numerator = count(ratio.numerator(), period, group);
        long denominator = count(ratio.denominator(), period, group);
        return denominator == 0
            ? Figure.undivided((double) numerator, "there is nothing to divide by")
            : Figure.divided(
                (double) ratio.scale() * numerator / denominator,
                (double) numerator,
                (double) denominator,
                denominator);
      }
      if (formula instanceof Mean mean) {
        Gathering.Sum sum = sum(mean.term(), period, group);
        double seconds = sum.sum() / 1000.0;
        return sum.count() == 0
            ? Figure.undivided(seconds, "there were none")
            : Figure.divided(seconds / sum.count(), seconds, (double) sum.count(), sum.count());
      }
      if (formula instanceof Percentile percentile) {
        Distribution all = distribution(percentile.terms(), period, group);
        return all.count() == 0
            ? Figure.none("there were none")
            : Figure.whole(all.percentile(percentile.percent()), all.count());
      }
      if (formula instanceof Maximum maximum) {
        Gathering.Sum sum = sum(maximum.term(), period, group);
        return sum.count() == 0
            ? Figure.none("there were none")
            : Figure.whole(distribution(maximum.term(), sum).max(), sum.count());
      }
      if (formula instanceof PerPopulation rate) {
        return perPopulation(rate, period, group);
      }
      if (formula instanceof FlowPerStock perStock) {
        return perStock(perStock, period, group);
      }
      if (formula instanceof Findings findings) {
        long found =
            sum(findings.found(), period, group).count()
                + gatherOpenTooLong(findings).sum(period, group).count();
        return Figure.whole(found, found);
      }
      throw new IllegalStateException("no arithmetic for " + formula);
    }

    private Figure perPopulation(PerPopulation rate, int index, List<String> group) {
      Period period = periods.get(index);
      String area = groups.named(group).get(Dimension.AREA);
      Population population = Targets.population(definitions.profile(), area, period.to());
      long counted = count(rate.count(), index, group);
      if (population == null) {
        return new Figure(
            null,
            (double) counted,
            null,
            counted,
            null,
            null,
            "the force profile has no population for it",
            null);
      }
      return Figure.divided(
          (double) counted * rate.inhabitants() / population.people() / years(period),
          (double) counted,
          (double) population.people(),
          counted);
    }

    /** How long a period is, as far as it has come. */
    private double years(Period period) {
      LocalDate end = (period.to().isAfter(today()) ? today() : period.to()).plusDays(1);
      double days = ChronoUnit.DAYS.between(period.from(), end);
      return days / ChronoUnit.DAYS.between(end.minusYears(1), end);
    }

    private Figure perStock(FlowPerStock rate, int index, List<String> group) {
      long counted = count(rate.count(), index, group);
      Function<Integer, Figure> level = stocks.get(group);
      long open = level == null ? 0 : level.apply(index).count();
      return open == 0
          ? Figure.undivided((double) counted, "there is nothing to divide by")
          : Figure.divided(
              (double) counted * rate.scale() / open / years(periods.get(index)),
              (double) counted,
              (double) open,
              counted);
    }

    private long count(Count count, int period, List<String> group) {
      long total = 0;
      for (Term term : count.plus()) {
        total += sum(term, period, group).count();
      }
      for (Term term : count.minus()) {
        total -= sum(term, period, group).count();
      }
      return total;
    }

    private Gathering.Sum sum(Term term, int period, List<String> group) {
      return gather(term).sum(period, groups.seenBy(term, group));
    }

    private Distribution distribution(List<Term> terms, int period, List<String> group) {
      List<Distribution> all =
          terms.stream().map(term -> distribution(term, sum(term, period, group))).toList();
      return all.size() == 1 ? all.get(0) : Distribution.sumOf(all);
    }

    private Distribution distribution(Term term, Gathering.Sum sum) {
      return gather(term).distribution(sum);
    }

    private Gathering gather(Term term) {
      return gathered.computeIfAbsent(
          term,
          absent -> {
            Gathering gathering = new Gathering();
            for (int period = 0; period < periods.size(); period++) {
              gather(term, period, gathering);
            }
            return gathering;
          });
    }

    private void gather(Term term, int period, Gathering into) {
      int first = (int) periods.get(period).from().toEpochDay();
      int last = (int) periods.get(period).to().toEpochDay();
      if (term.measure().shape() == Shape.DUE) {
        gatherDue(term, period, into);
      } else if (term.values() == Values.ALL && !needsDistribution()) {
        tallies.visitTotals(
            term.measure(),
            first,
            last,
            (cell, count, sum) -> {
              List<String> group = groups.groupOf(cell, term.across());
              if (group != null && term.takes(cell)) {
                into.add(period, group, count, sum);
              }
            });
      } else {
        tallies.visitSums(
            term.measure(),
            first,
            last,
            (cell, distribution) -> {
              List<String> group = groups.groupOf(cell, term.across());
              if (group != null && term.takes(cell)) {
                long count = term.values().count(cell, distribution, definitions.profile());
                if (needsDistribution()) {
                  into.add(period, group, count, distribution);
                } else {
                  into.add(period, group, count, distribution.sum());
                }
              }
            });
      }
    }

    /** What falls due later is not counted yet. */
    private void gatherDue(Term term, int period, Gathering into) {
      tallies.visitParts(
          term.measure(),
          (int) periods.get(period).from().toEpochDay(),
          (int) periods.get(period).to().toEpochDay(),
          (cell, distribution) -> {
            List<String> group = groups.groupOf(cell, term.across());
            long elapsed = now.getEpochSecond() - definitions.calendar().startOf(cell.day());
            if (group != null && term.takes(cell) && elapsed >= 0) {
              into.add(period, group, distribution.countUpTo(elapsed), 0);
            }
          });
    }

    private boolean needsDistribution() {
      return kpi.formula() instanceof Percentile || kpi.formula() instanceof Maximum;
    }

    /** Counted like findings, on the day since which something has been open for too long. */
    private Gathering gatherOpenTooLong(Findings findings) {
      return gathered.computeIfAbsent(
          Term.of(findings.openTooLong().span().open()),
          absent -> {
            Gathering gathering = new Gathering();
            List<String> group = groupOfOpenTooLong(findings);
            tallies.visitNow(
                findings.openTooLong().span().open(),
                (cell, since) ->
                    since.forEach(
                        (second, times) -> {
                          int day = definitions.calendar().day(Instant.ofEpochSecond(second));
                          int period = periodOf(day);
                          long age = now.getEpochSecond() - second;
                          if (group != null
                              && period >= 0
                              && findings
                                  .openTooLong()
                                  .ages()
                                  .include(age, cell, day, definitions.profile())) {
                            gathering.add(period, group, times, 0);
                          }
                        }));
            return gathering;
          });
    }

    /** The index of the period that a day is in, or below zero. */
    private int periodOf(int day) {
      for (int period = 0; period < periods.size(); period++) {
        if (day >= periods.get(period).from().toEpochDay()
            && day <= periods.get(period).to().toEpochDay()) {
          return period;
        }
      }
      return -1;
    }

    private List<String> groupOfOpenTooLong(Findings findings) {
      Map<Dimension, String> codes =
          Map.of(Dimension.TOPIC, findings.topic(), Dimension.REASON, findings.reason());
      for (Map.Entry<Dimension, String> where : question.where().entrySet()) {
        if (!where.getValue().equals(codes.get(where.getKey()))) {
          return null;
        }
      }
      return question.by().stream().map(codes::get).toList();
    }
  }

  static List<Term> termsOf(Formula formula) {
    List<Term> terms = new ArrayList<>();
    if (formula instanceof Count count) {
      terms.addAll(count.plus());
      terms.addAll(count.minus());
    } else if (formula instanceof Ratio ratio) {
      terms.addAll(termsOf(ratio.numerator()));
      terms.addAll(termsOf(ratio.denominator()));
    } else if (formula instanceof Mean mean) {
      terms.add(mean.term());
    } else if (formula instanceof Percentile percentile) {
      terms.addAll(percentile.terms());
    } else if (formula instanceof Maximum maximum) {
      terms.add(maximum.term());
    } else if (formula instanceof PerPopulation rate) {
      terms.addAll(termsOf(rate.count()));
    } else if (formula instanceof FlowPerStock rate) {
      terms.addAll(termsOf(rate.count()));
    } else if (formula instanceof Findings findings) {
      terms.add(findings.found());
    }
    return terms;
  }
}
