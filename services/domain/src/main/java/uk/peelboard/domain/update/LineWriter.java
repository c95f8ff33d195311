package uk.peelboard.domain.update;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.profile.Comparison;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.spc.ChartPoint;
import uk.peelboard.domain.spc.ProcessChart;
import uk.peelboard.domain.update.Plan.Ask;
import uk.peelboard.domain.update.Plan.Time;
import uk.peelboard.domain.update.Update.Comparator;
import uk.peelboard.domain.update.Update.Earlier;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Movement;
import uk.peelboard.domain.update.Update.Point;
import uk.peelboard.domain.update.Update.Stock;

/** Answers what is asked for the whole force. */
final class LineWriter {
  private final Answers answers;
  private final UpdatePeriod period;
  private final ForceProfile profile;

  LineWriter(Answers answers, UpdatePeriod period) {
    this.answers = answers;
    this.period = period;
    this.profile = answers.definitions().profile();
  }

  List<Line> lines(Ask ask) {
    return switch (ask.time()) {
      case PERIOD -> ofThePeriod(ask);
      case ROLLING_YEAR -> ofTwelveMonths(ask);
      case STEPS -> stepByStep(ask);
    };
  }

  private List<Line> ofThePeriod(Ask ask) {
    LocalDate from = beginning(ask);
    List<Line> lines = new ArrayList<>();
    answers
        .byCode(ask, from, period.to(), period.interval())
        .forEach((code, rows) -> lines.add(line(ask, code, rows)));
    return lines;
  }

  /** Of so many periods a chart is made: five years, of weeks three. */
  private static int chartLength(Interval interval) {
    return switch (interval) {
      case WEEK -> 3 * 52;
      case MONTH -> 5 * 12;
      case QUARTER -> 5 * 4;
      default -> 10;
    };
  }

  /**
   * The first day to ask for: of the first period that events cover wholly, or as far back as
   * charts and comparisons reach.
   */
  private LocalDate beginning(Ask ask) {
    LocalDate events = answers.beginning(ask.kpi());
    UpdatePeriod first = period;
    for (int i = 1; i < chartLength(period.interval()); i++) {
      if (events == null || first.previous().from().isBefore(events)) {
        break;
      }
      first = first.previous();
    }
    return first.from();
  }

  private Line line(Ask ask, String code, List<Row> rows) {
    Row row = rows.get(rows.size() - 1);
    ProcessChart chart = ProcessChart.of(ask.kpi(), profile, judged(rows));
    return line(
        ask,
        code,
        row.period(),
        row.figure(),
        earlier(ask, rows, period.previous()),
        earlier(ask, rows, period.aYearEarlier()),
        isOver() ? movement(chart) : null,
        points(chart, rows));
  }

  private boolean isOver() {
    return period.to().isBefore(answers.today());
  }

  /** A period that is not over is not compared with whole ones. */
  private List<Row> judged(List<Row> rows) {
    return isOver() ? rows : rows.subList(0, rows.size() - 1);
  }

  private static Movement movement(ProcessChart chart) {
    ChartPoint latest = chart.latest();
    return new Movement(
        latest.variation().id(),
        latest.variation().words(),
        latest.rule() == null ? null : latest.rule().words(),
        latest.limits() != null && latest.limits().areOnTrial(),
        chart.hasShifted());
  }

  private static List<Point> points(ProcessChart chart, List<Row> rows) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < chart.points().size(); i++) {
      ChartPoint point = chart.points().get(i);
      points.add(
          new Point(
              rows.get(i).period().label(),
              point.observation().from(),
              point.observation().value(),
              point.limits() == null ? null : point.limits().mean(),
              point.limits() == null ? null : point.limits().lower(),
              point.limits() == null ? null : point.limits().upper(),
              point.variation().id(),
              point.startsSeries()));
    }
    return points;
  }

  private Earlier earlier(Ask ask, List<Row> rows, UpdatePeriod then) {
    if (then == null) {
      return null;
    }
    for (Row row : rows) {
      if (row.period().label().equals(then.label())) {
        return new Earlier(then.label(), row.figure().value(), row.figure().reason(), null);
      }
    }
    LocalDate events = answers.beginning(ask.kpi());
    String reason = events == null ? "there are no events" : "events begin on " + Words.day(events);
    return new Earlier(then.label(), null, reason, null);
  }

  private List<Line> ofTwelveMonths(Ask ask) {
    List<Line> lines = new ArrayList<>();
    LocalDate from = aYearBefore(period.to());
    Map<String, List<Row>> now = answers.byCode(ask, from, period.to(), Interval.TOTAL);
    now.forEach(
        (code, rows) ->
            lines.add(
                line(
                    ask,
                    code,
                    named(rows.get(0).period()),
                    rows.get(0).figure(),
                    twelveMonthsTo(ask, period.previous().to()),
                    twelveMonthsTo(ask, period.to().minusYears(1)),
                    null,
                    List.of())));
    return lines;
  }

  private static LocalDate aYearBefore(LocalDate to) {
    return to.plusDays(1).minusYears(1);
  }

  private static Period named(Period months) {
    return new Period("12 months to " + months.to(), months.from(), months.to());
  }

  private Earlier twelveMonthsTo(Ask ask, LocalDate to) {
    LocalDate from = aYearBefore(to);
    String label = "12 months to " + to;
    LocalDate events = answers.beginning(ask.kpi());
    if (events == null || events.isAfter(from)) {
      return new Earlier(label, null, "events do not reach as far back", null);
    }
    Figure figure = answers.rows(ask, from, to, Interval.TOTAL).get(0).figure();
    return new Earlier(label, figure.value(), figure.reason(), null);
  }

  private List<Line> stepByStep(Ask ask) {
    List<Line> lines = new ArrayList<>();
    for (Row row : answers.rows(ask, period.from(), period.to(), Plan.stepsOf(period.interval()))) {
      lines.add(line(ask, "", row.period(), row.figure(), null, null, null, List.of()));
    }
    return lines;
  }

  private Line line(
      Ask ask,
      String code,
      Period of,
      Figure figure,
      Earlier previous,
      Earlier yearEarlier,
      Movement movement,
      List<Point> trend) {
    Map<String, String> where = new TreeMap<>();
    ask.where().forEach((dimension, only) -> where.put(dimension.id(), only));
    if (ask.by() != null) {
      where.put(ask.by().id(), code);
    }
    Figure.Series series = figure.series();
    return new Line(
        ask.kpi().id(),
        ask.time() == Time.STEPS ? ask.about() : about(ask, code),
        ask.measured(),
        where,
        of.label(),
        of.from(),
        of.to(),
        ask.kpi().unit().id(),
        figure.value(),
        figure.numerator(),
        figure.denominator(),
        figure.count(),
        figure.target(),
        figure.met(),
        note(ask, of, figure),
        null,
        series == null ? null : new Stock(series.mean(), series.peak(), series.peakAt()),
        previous,
        yearEarlier,
        movement,
        trend,
        comparators(ask.kpi().id(), where),
        null);
  }

  private static String about(Ask ask, String code) {
    if (ask.by() == null) {
      return ask.about();
    }
    return Words.code(ask.by(), code);
  }

  /** Events that begin within the time make a figure of a part of it; a variant is always named. */
  private String note(Ask ask, Period of, Figure figure) {
    List<String> notes = new ArrayList<>();
    LocalDate events = answers.beginning(ask.kpi());
    boolean isBefore = figure.value() == null && events != null && events.isAfter(of.to());
    boolean begins = events != null && events.isAfter(of.from()) && !ask.kpi().isStock();
    if (isBefore || (begins && figure.reason() == null)) {
      notes.add("events begin on " + Words.day(events));
    } else if (figure.reason() != null) {
      notes.add(figure.reason());
    }
    if (ask.kpi().variant(profile) != null) {
      notes.add(Words.positive(profile.positiveOutcome()));
    }
    return notes.isEmpty() ? null : String.join("; ", notes);
  }

  private List<Comparator> comparators(String kpi, Map<String, String> where) {
    return profile.comparisons().stream()
        .filter(one -> one.kpi().equals(kpi) && one.where().equals(where))
        .map(LineWriter::comparator)
        .toList();
  }

  private static Comparator comparator(Comparison one) {
    return new Comparator(one.of(), one.value(), one.from(), one.to(), one.source());
  }
}
