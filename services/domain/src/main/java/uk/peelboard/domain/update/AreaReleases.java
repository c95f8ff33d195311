package uk.peelboard.domain.update;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.disclosure.Disclosure;
import uk.peelboard.domain.disclosure.Published;
import uk.peelboard.domain.disclosure.Release;
import uk.peelboard.domain.disclosure.Span;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measure.Shape;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.domain.update.Plan.Ask;
import uk.peelboard.domain.update.Update.Earlier;

/**
 * How much is given of each breakdown by area, in every period that is over.
 *
 * <p>Periods are decided on in the order in which they end, of several the shortest first, from the
 * first on that the events reach: so an update never depends on later ones, and all of them
 * together tell nothing that one of them withholds. What has been published goes before all.
 */
final class AreaReleases {
  private static final List<Interval> KINDS =
      List.of(Interval.WEEK, Interval.MONTH, Interval.QUARTER, Interval.YEAR);

  private final Answers answers;
  private final PublishedAreas published;
  private final ReleaseMemory memory;
  private final Map<String, Map<String, Release>> byBreakdown = new HashMap<>();

  /**
   * @param published null where nothing is to be told of areas
   */
  AreaReleases(Answers answers, PublishedAreas published, ReleaseMemory memory) {
    this.answers = answers;
    this.published = published;
    this.memory = memory;
  }

  /** An area's figure as it was published, or null where it was not. */
  Earlier published(String kpi, Map<String, String> where, UpdatePeriod period) {
    return published == null ? null : published.figure(kpi, where, period.label());
  }

  /**
   * What is given of a breakdown in a period.
   *
   * @param counted that of what is released together whose counts decide
   */
  synchronized Release of(Ask counted, UpdatePeriod period) {
    return byBreakdown
        .computeIfAbsent(counted.released(), absent -> decide(counted))
        .getOrDefault(period.label(), Release.SUM_ONLY);
  }

  private Map<String, Release> decide(Ask counted) {
    LocalDate first = answers.firstDay(counted.kpi());
    LocalDate last = answers.lastWholeDay();
    if (published == null || first == null || first.isAfter(last)) {
      return Map.of();
    }
    ReleaseMemory.Basis basis =
        new ReleaseMemory.Basis(changed(counted.kpi(), last), first, last, published);
    return memory.of(counted.released(), basis, () -> decide(counted, first, last));
  }

  /** What is open now says nothing of past days that where it began and ended does not. */
  private long changed(Kpi kpi, LocalDate last) {
    long changed = 0;
    for (Measure<?> measure : kpi.formula().measures()) {
      if (measure.shape() != Shape.OPEN) {
        long one = answers.tallies().changed(measure, Cell.NOW, (int) last.toEpochDay());
        if (one == Tallies.ALWAYS) {
          return Tallies.ALWAYS;
        }
        changed = Math.max(changed, one);
      }
    }
    return changed;
  }

  private Map<String, Release> decide(Ask counted, LocalDate first, LocalDate last) {
    List<UpdatePeriod> periods = periods(first, last);
    List<Row> rows =
        counted.kpi().isStock()
            ? answers.atEnds(counted, periods)
            : answers.rows(counted, first, last, Interval.DAY);
    AreaCounts counts = new AreaCounts(counted.kpi(), first, last, rows);
    List<Span> spans =
        periods.stream().map(period -> counts.span(period.from(), period.to())).toList();
    Map<Span, Release> decided =
        Disclosure.decide(counts, published(counted, counts, periods), spans);
    Map<String, Release> byLabel = new HashMap<>();
    for (int i = 0; i < periods.size(); i++) {
      byLabel.put(periods.get(i).label(), decided.get(spans.get(i)));
    }
    return byLabel;
  }

  private List<Published> published(Ask counted, AreaCounts counts, List<UpdatePeriod> periods) {
    Map<String, String> where = new TreeMap<>();
    counted.where().forEach((dimension, only) -> where.put(dimension.id(), only));
    Map<String, UpdatePeriod> byLabel = new HashMap<>();
    periods.forEach(period -> byLabel.put(period.label(), period));
    List<Published> all = new ArrayList<>();
    for (PublishedAreas.Of one : published.releases(counted.kpi().id(), where)) {
      UpdatePeriod period = byLabel.get(one.period());
      if (period != null) {
        all.add(new Published(counts.span(period.from(), period.to()), one.release()));
      }
    }
    return all;
  }

  /** Every period from a first to a last day, both included, in the order in which they end. */
  private static List<UpdatePeriod> periods(LocalDate first, LocalDate last) {
    List<UpdatePeriod> periods = new ArrayList<>();
    for (Interval kind : KINDS) {
      UpdatePeriod period = UpdatePeriod.containing(kind, first);
      if (period.from().isBefore(first)) {
        period = period.next();
      }
      for (; !period.to().isAfter(last); period = period.next()) {
        periods.add(period);
      }
    }
    periods.sort(Comparator.comparing(UpdatePeriod::to).thenComparing(one -> one.period().days()));
    return periods;
  }
}
