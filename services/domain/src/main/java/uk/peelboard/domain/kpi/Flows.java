package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Formula.Findings;
import uk.peelboard.domain.kpi.Formula.Maximum;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure.Shape;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.DistributionSum;
import uk.peelboard.domain.tally.Tallies;

/** What the terms of one question come to in each of its periods and groups. */
final class Flows {
  private final Tallies tallies;
  private final Definitions definitions;
  private final Question question;
  private final List<Period> periods;
  private final Instant now;
  private final Groups groups;
  private final boolean needsDistribution;
  private final Gatherings gathered;

  /** By period; by the very object, since what a term is takes long to compare for each figure. */
  private final IdentityHashMap<Term, Gathering[]> known = new IdentityHashMap<>();

  private DistributionSum adding;

  Flows(
      Tallies tallies,
      Definitions definitions,
      Question question,
      List<Period> periods,
      Instant now,
      Gatherings gathered) {
    this.tallies = tallies;
    this.definitions = definitions;
    this.question = question;
    this.periods = periods;
    this.now = now;
    this.gathered = gathered;
    this.groups = new Groups(question, definitions.profile());
    this.needsDistribution =
        question.kpi().formula() instanceof Percentile
            || question.kpi().formula() instanceof Maximum;
  }

  Set<List<String>> groupsSeen(Term term, int period) {
    return gather(term, period).groupsSeen();
  }

  /** What {@link Tallies#changed} says of all that terms count on some days. */
  long changed(List<Term> terms, FlowMemory.Run days) {
    long changed = 0;
    for (Term term : terms) {
      long one = tallies.changed(term.measure(), days.firstDay(), days.lastDay());
      if (one == Tallies.ALWAYS) {
        return Tallies.ALWAYS;
      }
      changed = Math.max(changed, one);
    }
    return changed;
  }

  /**
   * @param group as the term's measure sees it
   */
  Gathering.Sum sum(Term term, int period, List<String> group) {
    return gather(term, period).sum(group);
  }

  /** The values of a sum, for a formula that asks for them. */
  Distribution distribution(Gathering.Sum sum) {
    if (adding == null) {
      adding = new DistributionSum();
    }
    return sum.distribution(adding);
  }

  private Gathering gather(Term term, int period) {
    Gathering[] ofTerm = known.computeIfAbsent(term, absent -> new Gathering[periods.size()]);
    if (ofTerm[period] == null) {
      ofTerm[period] =
          gathered.of(asked(term, period), gathering -> gather(term, period, gathering));
    }
    return ofTerm[period];
  }

  private Gatherings.Asked asked(Term term, int period) {
    Period days = periods.get(period);
    return new Gatherings.Asked(
        term, days.from(), days.to(), question.by(), question.where(), needsDistribution);
  }

  private void gather(Term term, int period, Gathering into) {
    int first = (int) periods.get(period).from().toEpochDay();
    int last = (int) periods.get(period).to().toEpochDay();
    if (term.measure().shape() == Shape.DUE) {
      gatherDue(term, period, into);
    } else if (term.values() == Values.ALL && !needsDistribution) {
      tallies.visitTotals(
          term.measure(),
          first,
          last,
          (cell, count, sum) -> {
            List<String> group = groups.groupOf(cell, term.across());
            if (group != null && term.takes(cell)) {
              into.add(group, count, sum);
            }
          });
    } else {
      tallies.visitSums(
          term.measure(),
          first,
          last,
          cell -> term.takes(cell) && groups.groupOf(cell, term.across()) != null,
          (cell, distribution) -> {
            List<String> group = groups.groupOf(cell, term.across());
            long count = term.values().count(cell, distribution, definitions.profile());
            if (needsDistribution) {
              into.add(group, count, distribution);
            } else {
              into.add(group, count, distribution.sum());
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
            into.add(group, distribution.countUpTo(elapsed), 0);
          }
        });
  }

  /** Counted like findings, on the day since which something has been open for too long. */
  Gathering openTooLong(Findings findings, int period) {
    return gathered.of(
        asked(Term.of(findings.openTooLong().span().open()), period),
        gathering -> {
          List<String> group = groupOfOpenTooLong(findings);
          if (group != null) {
            gatherOpenTooLong(findings.openTooLong(), period, group, gathering);
          }
        });
  }

  private void gatherOpenTooLong(
      Formula.Stock tooLong, int period, List<String> group, Gathering into) {
    tallies.visitParts(
        tooLong.span().open(),
        (int) periods.get(period).from().toEpochDay(),
        (int) periods.get(period).to().toEpochDay(),
        (cell, since) -> {
          long elapsed = now.getEpochSecond() - definitions.calendar().startOf(cell.day());
          since.forEach(
              (second, times) -> {
                if (tooLong
                    .ages()
                    .include(elapsed - second, cell, cell.day(), definitions.profile())) {
                  into.add(group, times, 0);
                }
              });
        });
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
