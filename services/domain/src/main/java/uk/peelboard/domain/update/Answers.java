package uk.peelboard.domain.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Beginning;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.domain.update.Plan.Ask;

/** Puts an update's questions, to the same arithmetic as everybody's. */
final class Answers {
  private final Tallies tallies;
  private final Definitions definitions;
  private final Instant now;
  private final Figures figures;

  /** Some figures stand in several tables. */
  private final Map<Question, List<Row>> answered = new ConcurrentHashMap<>();

  private final Map<Kpi, Integer> beginnings = new ConcurrentHashMap<>();

  Answers(Tallies tallies, Definitions definitions, FigureMemory memory, Instant now) {
    this.tallies = tallies;
    this.definitions = definitions;
    this.now = now;
    this.figures = new Figures(tallies, definitions, memory);
  }

  List<Row> rows(Ask ask, LocalDate from, LocalDate to, Interval interval) {
    List<Dimension> by = ask.by() == null ? List.of() : List.of(ask.by());
    Question question = new Question(ask.kpi(), from, to, interval, by, ask.where());
    return answered.computeIfAbsent(question, asked -> figures.answer(asked, now));
  }

  /** The rows of each code of a dimension, or of null where none is asked for, in order. */
  Map<String, List<Row>> byCode(Ask ask, LocalDate from, LocalDate to, Interval interval) {
    return rows(ask, from, to, interval).stream()
        .collect(
            Collectors.groupingBy(
                row -> ask.by() == null ? "" : row.codes().get(ask.by()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** The rows of a stock at the end of each period. */
  List<Row> atEnds(Ask ask, List<UpdatePeriod> periods) {
    List<Row> rows = new ArrayList<>();
    for (Interval kind : List.of(Interval.WEEK, Interval.MONTH)) {
      List<UpdatePeriod> those =
          periods.stream().filter(period -> period.interval() == kind).toList();
      if (!those.isEmpty()) {
        rows.addAll(rows(ask, those.get(0).from(), those.get(those.size() - 1).to(), kind));
      }
    }
    return rows;
  }

  /** The first local day with any event of the feed of a KPI, or null where there is none. */
  LocalDate firstDay(Kpi kpi) {
    return dayOf(tallies.firstDay(kpi.formula().mainMeasure().of()));
  }

  /** The first local day of which a KPI can say something, or null where there is none. */
  LocalDate beginning(Kpi kpi) {
    return dayOf(beginnings.computeIfAbsent(kpi, of -> Beginning.of(of.formula(), tallies)));
  }

  private static LocalDate dayOf(int day) {
    return day == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(day);
  }

  LocalDate today() {
    return now.atZone(definitions.calendar().zone()).toLocalDate();
  }

  LocalDate lastWholeDay() {
    return today().minusDays(1);
  }

  Instant now() {
    return now;
  }

  Definitions definitions() {
    return definitions;
  }

  Tallies tallies() {
    return tallies;
  }
}
