package uk.peelboard.domain.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.peelboard.domain.disclosure.Disclosure;
import uk.peelboard.domain.disclosure.Release;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.update.Plan.Ask;
import uk.peelboard.domain.update.Update.Earlier;
import uk.peelboard.domain.update.Update.Line;

/** Answers what is asked for areas, as far as that may be given. */
final class AreaLineWriter {
  static final String FEWER = "<" + Disclosure.FEWEST;
  static final String CONFIDENTIAL = "[c]";

  private final Answers answers;
  private final AreaReleases releases;
  private final UpdatePeriod period;

  AreaLineWriter(Answers answers, AreaReleases releases, UpdatePeriod period) {
    this.answers = answers;
    this.releases = releases;
    this.period = period;
  }

  /**
   * @param table all that the table asks, among it what is released together
   */
  List<Line> lines(Ask ask, List<Ask> table) {
    Ask counted =
        table.stream()
            .filter(one -> one.released().equals(ask.released()) && hasCounts(one))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing is counted for " + ask));
    List<Row> rows = rows(ask, period);
    Map<String, Shown> before = shown(ask, counted, period.previous());
    UpdatePeriod yearEarlier = period.aYearEarlier();
    Map<String, Shown> aYearBefore = yearEarlier == null ? null : shown(ask, counted, yearEarlier);
    Release release = releases.of(counted, period);
    List<Line> lines = new ArrayList<>();
    for (Row row : rows) {
      String area = row.codes().get(Dimension.AREA);
      lines.add(
          line(
              ask,
              row,
              shown(ask, row.figure(), release),
              earlier(ask, area, period.previous(), before.get(area)),
              aYearBefore == null ? null : earlier(ask, area, yearEarlier, aYearBefore.get(area))));
    }
    return lines;
  }

  private static boolean hasCounts(Ask ask) {
    return PublishedAreas.hasCounts(ask.kpi());
  }

  private List<Row> rows(Ask ask, UpdatePeriod of) {
    return answers.rows(ask, of.from(), of.to(), of.interval());
  }

  /** A figure, or what stands in its place. */
  private record Shown(Figure figure, String withheld, String note) {}

  private Map<String, Shown> shown(Ask ask, Ask counted, UpdatePeriod of) {
    Release release = releases.of(counted, of);
    Map<String, Shown> byArea = new TreeMap<>();
    for (Row row : rows(ask, of)) {
      byArea.put(row.codes().get(Dimension.AREA), shown(ask, row.figure(), release));
    }
    return byArea;
  }

  private Shown shown(Ask ask, Figure figure, Release release) {
    if (figure.value() == null && figure.count() == null) {
      return new Shown(null, null, figure.reason());
    }
    boolean isOfFew =
        !hasCounts(ask) && figure.count() > 0 && figure.count() < Disclosure.FEWEST_FOR_A_RATE;
    if (release == Release.WHOLE && !isOfFew) {
      return new Shown(figure, null, figure.reason());
    }
    boolean isMarked =
        release == Release.MARKED
            && figure.value() != null
            && figure.value() > 0
            && figure.value() < Disclosure.FEWEST;
    return new Shown(null, isMarked ? FEWER : CONFIDENTIAL, null);
  }

  /** What has been published of an area is never told anew, whatever has become of it. */
  private Earlier earlier(Ask ask, String area, UpdatePeriod then, Shown shown) {
    Earlier published = releases.published(ask.kpi().id(), where(ask, area), then);
    if (published != null) {
      return published;
    }
    if (shown == null) {
      return new Earlier(then.label(), null, "there are no events", null);
    }
    Double value = shown.figure == null ? null : shown.figure.value();
    return new Earlier(then.label(), value, shown.note, shown.withheld);
  }

  /** Percentiles are given without how many they are of, which is released with something else. */
  private Line line(Ask ask, Row row, Shown shown, Earlier previous, Earlier yearEarlier) {
    String area = row.codes().get(Dimension.AREA);
    Figure figure = shown.figure;
    boolean counts = figure != null && hasCounts(ask);
    return new Line(
        ask.kpi().id(),
        area.equals(Dimension.UNKNOWN) ? "Area not known" : area,
        ask.measured(),
        where(ask, area),
        row.period().label(),
        row.period().from(),
        row.period().to(),
        ask.kpi().unit().id(),
        figure == null ? null : figure.value(),
        counts ? figure.numerator() : null,
        counts ? figure.denominator() : null,
        counts ? figure.count() : null,
        row.figure().target(),
        figure == null ? null : figure.met(),
        shown.note,
        shown.withheld,
        null,
        previous,
        yearEarlier,
        null,
        List.of(),
        List.of(),
        null);
  }

  private static Map<String, String> where(Ask ask, String area) {
    Map<String, String> where = new TreeMap<>();
    ask.where().forEach((dimension, only) -> where.put(dimension.id(), only));
    where.put(Dimension.AREA.id(), area);
    return where;
  }
}
