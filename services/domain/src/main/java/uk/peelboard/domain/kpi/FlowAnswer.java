package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import uk.peelboard.domain.calendar.Interval;
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
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Tallies;

/** The figures of one question about what happened on some days. */
final class FlowAnswer {
  private final Definitions definitions;
  private final Question question;
  private final List<Period> periods;
  private final Instant now;
  private final Groups groups;
  private final Flows flows;
  private final StockAnswer stocks;
  private final FlowMemory memory;
  private final List<FlowMemory.Known> known = new ArrayList<>();
  private Map<List<String>, Function<Integer, Figure>> levels = Map.of();

  /**
   * @param stocks answers the same question, where something is related to a stock
   */
  FlowAnswer(
      Definitions definitions,
      Question question,
      List<Period> periods,
      Instant now,
      Flows flows,
      StockAnswer stocks,
      FlowMemory memory) {
    this.definitions = definitions;
    this.question = question;
    this.periods = periods;
    this.now = now;
    this.groups = new Groups(question, definitions.profile());
    this.flows = flows;
    this.stocks = stocks;
    this.memory = memory;
  }

  /** For each group, the figure of the period of an index. */
  Map<List<String>, Function<Integer, Figure>> of(Formula formula) {
    Set<List<String>> seen = new LinkedHashSet<>();
    FlowMemory.Shape shape = FlowMemory.Shape.of(question);
    for (int i = 0; i < periods.size(); i++) {
      int period = i;
      FlowMemory.Known ofPeriod =
          memory.of(
              shape, runOf(period), changed(formula, period), () -> groupsSeen(formula, period));
      known.add(ofPeriod);
      seen.addAll(ofPeriod.groups());
    }
    if (formula instanceof FlowPerStock perStock) {
      levels = stocks.of(perStock.stock());
      seen.addAll(levels.keySet());
    }
    Map<List<String>, Function<Integer, Figure>> byGroup = new LinkedHashMap<>();
    for (List<String> group : groups.toAnswer(seen)) {
      byGroup.put(
          group,
          period -> known.get(period).figure(group, absent -> figure(formula, period, group)));
    }
    return byGroup;
  }

  private FlowMemory.Run runOf(int period) {
    Period of = periods.get(period);
    return new FlowMemory.Run((int) of.from().toEpochDay(), (int) of.to().toEpochDay());
  }

  /**
   * What can be said of whether a period's figures are as before: nothing of one that the clock
   * alone may change. Single days are asked for by the thousand, and quick to add up.
   */
  private long changed(Formula formula, int period) {
    boolean maySettle =
        formula.stock() == null
            && periods.get(period).to().isBefore(today())
            && question.interval() != Interval.DAY;
    return maySettle ? flows.changed(formula.terms(), runOf(period)) : Tallies.ALWAYS;
  }

  private Set<List<String>> groupsSeen(Formula formula, int period) {
    Set<List<String>> seen = new LinkedHashSet<>();
    for (Term term : formula.terms()) {
      seen.addAll(flows.groupsSeen(term, period));
    }
    if (formula instanceof Findings findings) {
      seen.addAll(flows.openTooLong(findings, period).groupsSeen());
    }
    return seen;
  }

  /** The values of which something is asked, in the first period and over all groups. */
  Distribution values(Formula formula) {
    return distribution(formula.terms(), 0, List.of());
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
          : Figure.whole(flows.distribution(sum).max(), sum.count());
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
              + flows.openTooLong(findings, period).sum(group).count();
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
    Function<Integer, Figure> level = levels.get(group);
    long open = level == null ? 0 : level.apply(index).count();
    return open == 0
        ? Figure.unrelated((double) counted, counted, "there is nothing to divide by")
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
    return flows.sum(term, period, groups.seenBy(term, group));
  }

  /** The values of terms, each as often as there was one. */
  private Distribution distribution(List<Term> terms, int period, List<String> group) {
    List<Distribution> all =
        terms.stream().map(term -> flows.distribution(sum(term, period, group))).toList();
    return all.size() == 1 ? all.get(0) : Distribution.sumOf(all);
  }

  private LocalDate today() {
    return now.atZone(definitions.calendar().zone()).toLocalDate();
  }
}
