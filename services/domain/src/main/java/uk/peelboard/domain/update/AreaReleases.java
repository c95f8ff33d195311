package uk.peelboard.domain.update;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.disclosure.Disclosure;
import uk.peelboard.domain.disclosure.Release;
import uk.peelboard.domain.disclosure.Span;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.update.Plan.Ask;

/**
 * How much is given of each breakdown by area, in every period that is over.
 *
 * <p>Periods are decided on in the order in which they end, of several the shortest first, from the
 * first on that the events reach: so an update never depends on later ones, and all of them
 * together tell nothing that one of them withholds.
 */
final class AreaReleases {
  private static final List<Interval> KINDS =
      List.of(Interval.WEEK, Interval.MONTH, Interval.QUARTER, Interval.YEAR);

  private final Answers answers;
  private final Map<String, Map<String, Release>> byBreakdown = new HashMap<>();

  AreaReleases(Answers answers) {
    this.answers = answers;
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
    if (first == null || first.isAfter(last)) {
      return Map.of();
    }
    List<UpdatePeriod> periods = periods(first, last);
    List<Row> rows =
        counted.kpi().isStock()
            ? answers.atEnds(counted, periods)
            : answers.rows(counted, first, last, Interval.DAY);
    AreaCounts counts = new AreaCounts(counted.kpi(), first, last, rows);
    List<Span> spans =
        periods.stream().map(period -> counts.span(period.from(), period.to())).toList();
    Map<Span, Release> decided = Disclosure.decide(counts, spans);
    Map<String, Release> byLabel = new HashMap<>();
    for (int i = 0; i < periods.size(); i++) {
      byLabel.put(periods.get(i).label(), decided.get(spans.get(i)));
    }
    return byLabel;
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
