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
import uk.peelboard.views.RunningViews;
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

  private static final Clock CLOCK =
      Clock.fixed(LAST.plusDays(1).atStartOfDay(LONDON).toInstant(), ZoneOffset.UTC);

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
    UpdateDesk desk =
        new UpdateDesk(table, year.definitions(), Now.wall(CLOCK), new UpdatesTopic().log());
    Gathered gathered = new Gathered();
    for (String label : PERIODS) {
      gathered.addAll(desk.update(UpdatePeriod.of(label)));
    }

    assertThat(gathered.withheld).isPositive();
    assertThat(gathered.published.values()).anyMatch(cells -> !cells.isEmpty());
    assertThat(gathered.smallCountsTold(new Figures(table.latest(), year.definitions()))).isEmpty();
  }

  /**
   * Some periods have been published before more is heard of every day, some of those are
   * superseded, and all others are as they are.
   */
  @Test
  void nobodyCanEitherFromWhatWasPublishedAndWhatHasBecomeOfIt() {
    YearOfSevenAreas year = new YearOfSevenAreas();
    TallyTable table = new TallyTable(year.definitions().profile());
    year.tellTo(table, LAST, 60);
    UpdateLog log = new UpdatesTopic().log();
    log.start();
    UpdateDesk desk = new UpdateDesk(table, year.definitions(), Now.wall(CLOCK), log);
    Publishing publishing = new Publishing(desk, log, CLOCK, () -> true);
    RunningViews.waitUntil(publishing::isReady);
    Gathered gathered = new Gathered();
    List<String> published = List.of("2024-W20", "2024-06", "2024-Q1", "2024-W18", "2024-04");
    for (String label : published) {
      publishing.publish(UpdatePeriod.of(label), null);
      gathered.addAll(desk.update(UpdatePeriod.of(label)));
    }
    assertThat(gathered.smallCountsTold(new Figures(table.latest(), year.definitions()))).isEmpty();

    year.tellTo(table, LAST, 1);
    publishing.publish(UpdatePeriod.of("2024-06"), "more was heard");
    gathered.addAll(desk.update(UpdatePeriod.of("2024-06")));
    year.tellTo(table, LAST, 1);
    for (String label : PERIODS) {
      gathered.addAll(desk.update(UpdatePeriod.of(label)));
    }
    log.close();

    assertThat(gathered.smallCountsTold(new Figures(table.latest(), year.definitions()))).isEmpty();
    assertThat(gathered.unsafe).isEmpty();
  }

  /** All that somebody has of areas. */
  private static final class Gathered {
    private final Map<Family, Map<Cells.Cell, Set<Long>>> published = new LinkedHashMap<>();
    private final Map<Family, Set<LocalDate>> moments = new HashMap<>();
    private final List<String> unsafe = new ArrayList<>();
    private int withheld;

    void addAll(Update update) {
      UpdatePeriod period = UpdatePeriod.of(update.period());
      for (Line line : areaLines(update)) {
        if (Kpis.ofId(line.kpi()).isStock()) {
          continue;
        }
        withheld += line.withheld() == null ? 0 : 1;
        note(line, period, line.value(), line.numerator(), line.denominator());
        if (line.previous() != null && line.numerator() == null) {
          note(line, period.previous(), line.previous().value(), null, null);
        }
        if (line.change() != null) {
          note(
              line,
              period,
              line.change().value(),
              line.change().numerator(),
              line.change().denominator());
          noteChange(line, line.value(), line.change().value());
        }
      }
    }

    /** A change that would itself be one of a few. */
    private void noteChange(Line line, Double was, Double is) {
      long change = was == null || is == null ? 0 : Math.abs(Math.round(is - was));
      if (Kpis.ofId(line.kpi()).isAdditive() && change > 0 && change < 5) {
        unsafe.add(line.kpi() + " of " + line.about() + " changed by " + change);
      }
    }

    private void note(
        Line line, UpdatePeriod period, Double value, Double numerator, Double denominator) {
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
        Map<Cells.Cell, Set<Long>> cells =
            published.computeIfAbsent(family, absent -> new LinkedHashMap<>());
        Double part = !isRatio ? value : isNumerator ? numerator : denominator;
        if (part != null) {
          cells
              .computeIfAbsent(
                  new Cells.Cell(area, period.from(), period.to().plusDays(1)),
                  absent -> new HashSet<>())
              .add(Math.round(part));
        }
      }
    }

    /** Counts of 1 to 4 of the moment that follow from what is still so. */
    List<String> smallCountsTold(Figures figures) {
      List<String> found = new ArrayList<>();
      published.forEach(
          (family, values) -> {
            Cells cells = new Cells(truth(figures, family), new ArrayList<>(moments.get(family)));
            List<Cells.Cell> stillSo =
                values.entrySet().stream()
                    .filter(one -> one.getValue().contains(cells.count(one.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
            cells.smallCountsToldBy(stillSo).forEach(cell -> found.add(family + ": " + cell));
          });
      return found;
    }
  }

  private static List<Line> areaLines(Update update) {
    return update.sections().stream()
        .flatMap(section -> section.tables().stream())
        .flatMap(table -> table.lines().stream())
        .filter(line -> line.where().containsKey("area"))
        .toList();
  }

  private static Map<String, Map<LocalDate, Long>> truth(Figures figures, Family family) {
    Kpi kpi = Kpis.ofId(family.kpi);
    Map<Dimension, String> where = new HashMap<>();
    family.where.forEach((dimension, code) -> where.put(Dimension.ofId(dimension), code));
    Map<String, Map<LocalDate, Long>> days = new LinkedHashMap<>();
    Question question =
        new Question(kpi, LAST.minusDays(364), LAST, Interval.DAY, List.of(Dimension.AREA), where);
    for (Row row : figures.answer(question, CLOCK.instant())) {
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
