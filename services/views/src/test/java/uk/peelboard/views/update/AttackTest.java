package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.views.UpdatesTopic;
import uk.peelboard.views.YearOfSevenAreas;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyTable;

/**
 * Somebody who adds and subtracts whatever is published in overlapping updates, of the force as of
 * areas, until a count of 1 to 4 comes out. All faces are made of the same lines.
 */
class AttackTest {
  private static final LocalDate LAST = LocalDate.of(2024, 7, 10);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final List<String> PERIODS =
      List.of(
          "2024-W14",
          "2024-W17",
          "2024-W18",
          "2024-W19",
          "2024-W20",
          "2024-W21",
          "2024-W22",
          "2024-W23",
          "2024-W26",
          "2024-04",
          "2024-05",
          "2024-06",
          "2024-Q1");

  /** Figures of one kind, for each area and time. */
  private record Family(String kpi, Map<String, String> where, boolean isNumerator) {}

  @Test
  void nobodyCanWorkOutAFigureThatIsWithheld() {
    YearOfSevenAreas year = new YearOfSevenAreas();
    TallyTable table = new TallyTable(year.definitions().profile());
    year.tellTo(table, LAST, 60);
    Clock clock = Clock.fixed(LAST.plusDays(1).atStartOfDay(LONDON).toInstant(), ZoneOffset.UTC);
    UpdateDesk desk =
        new UpdateDesk(table, year.definitions(), Now.wall(clock), new UpdatesTopic().log());

    Map<Family, Map<Cells.Cell, Long>> published = new LinkedHashMap<>();
    Map<Family, Set<LocalDate>> moments = new HashMap<>();
    int withheld = 0;
    for (String label : PERIODS) {
      UpdatePeriod period = UpdatePeriod.of(label);
      for (Line line : areaLines(desk.update(period))) {
        if (Kpis.ofId(line.kpi()).isStock()) {
          continue;
        }
        withheld += line.withheld() == null ? 0 : 1;
        note(line, period, line.value(), published, moments);
        if (line.previous() != null && line.numerator() == null) {
          note(line, period.previous(), line.previous().value(), published, moments);
        }
      }
    }

    assertThat(withheld).isPositive();
    assertThat(published.values()).anyMatch(cells -> !cells.isEmpty());
    Figures figures = new Figures(table.latest(), year.definitions());
    List<String> found = new ArrayList<>();
    published.forEach(
        (family, cells) ->
            found.addAll(
                new Cells(truth(figures, family, clock), new ArrayList<>(moments.get(family)))
                    .smallCountsToldBy(cells.keySet()).stream()
                        .map(cell -> family + ": " + cell)
                        .toList()));
    assertThat(found).isEmpty();
  }

  private static List<Line> areaLines(Update update) {
    return update.sections().stream()
        .flatMap(section -> section.tables().stream())
        .flatMap(table -> table.lines().stream())
        .filter(line -> line.where().containsKey("area"))
        .toList();
  }

  private static void note(
      Line line,
      UpdatePeriod period,
      Double value,
      Map<Family, Map<Cells.Cell, Long>> published,
      Map<Family, Set<LocalDate>> moments) {
    Map<String, String> where = new HashMap<>(line.where());
    String area = where.remove("area");
    boolean isRatio = !Kpis.ofId(line.kpi()).isAdditive();
    if (isRatio
        && !line.kpi().equals("attended-within-target")
        && !line.kpi().equals("charge-rate-tracked")) {
      return;
    }
    for (boolean isNumerator : isRatio ? new boolean[] {true, false} : new boolean[] {true}) {
      Family family = new Family(line.kpi(), where, isNumerator);
      Set<LocalDate> all = moments.computeIfAbsent(family, absent -> new TreeSet<>());
      all.add(period.from());
      all.add(period.to().plusDays(1));
      Map<Cells.Cell, Long> cells =
          published.computeIfAbsent(family, absent -> new LinkedHashMap<>());
      Double part = !isRatio ? value : isNumerator ? line.numerator() : line.denominator();
      if (part != null) {
        cells.put(new Cells.Cell(area, period.from(), period.to().plusDays(1)), Math.round(part));
      }
    }
  }

  private static Map<String, Map<LocalDate, Long>> truth(
      Figures figures, Family family, Clock clock) {
    Kpi kpi = Kpis.ofId(family.kpi);
    Map<Dimension, String> where = new HashMap<>();
    family.where.forEach((dimension, code) -> where.put(Dimension.ofId(dimension), code));
    Map<String, Map<LocalDate, Long>> days = new LinkedHashMap<>();
    Question question =
        new Question(kpi, LAST.minusDays(364), LAST, Interval.DAY, List.of(Dimension.AREA), where);
    for (Row row : figures.answer(question, clock.instant())) {
      Double count =
          kpi.isAdditive()
              ? row.figure().value()
              : family.isNumerator ? row.figure().numerator() : row.figure().denominator();
      days.computeIfAbsent(row.codes().get(Dimension.AREA), absent -> new HashMap<>())
          .put(row.period().from(), count == null ? 0 : Math.round(count));
    }
    assertThat(new HashSet<>(days.keySet())).hasSizeGreaterThan(5);
    return days;
  }
}
