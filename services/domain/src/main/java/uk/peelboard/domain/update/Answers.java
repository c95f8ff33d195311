package uk.peelboard.domain.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.CaseMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.tally.Cell;
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

  private Map<String, LocalDate> firstDaysOfCases;

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
    int day = tallies.firstDay(kpi.formula().mainMeasure().of());
    return day == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(day);
  }

  /**
   * The first local day of which a KPI can say something, or null where there is none: each type of
   * case may come from a system of its own, since a day of its own.
   */
  LocalDate beginning(Kpi kpi) {
    return kpi.caseTypes().stream()
        .map(firstDaysOfCases()::get)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElseGet(() -> firstDay(kpi));
  }

  private synchronized Map<String, LocalDate> firstDaysOfCases() {
    if (firstDaysOfCases == null) {
      Map<String, LocalDate> days = new HashMap<>();
      tallies.visitParts(
          CaseMeasures.CASES_OPENED,
          Cell.NOW + 1,
          (int) today().toEpochDay(),
          (cell, opened) -> {
            LocalDate day = LocalDate.ofEpochDay(cell.day());
            days.merge(cell.code(0), day, (one, other) -> one.isBefore(other) ? one : other);
          });
      firstDaysOfCases = days;
    }
    return firstDaysOfCases;
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
