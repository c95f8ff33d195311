package uk.peelboard.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Call;
import uk.peelboard.domain.fact.Case;
import uk.peelboard.domain.fact.Crime;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.views.Force;
import uk.peelboard.views.YearOfSevenAreas;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyTable;

class FigureSnapshotsBudgetTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 7, 31);
  private static final Instant NOW = Instant.parse("2024-07-31T22:30:00Z");

  private static final int MOST_SERIES = 11_500;

  private static final TallyTable TABLE = new TallyTable(Force.OF_SEVEN_AREAS);
  private static FigureSnapshots snapshots;
  private static YearOfSevenAreas year;

  @BeforeAll
  static void tellAYear() {
    year = new YearOfSevenAreas();
    year.tellTo(TABLE, TODAY, Integer.getInteger("perDay", 400));
    snapshots =
        new FigureSnapshots(
            TABLE,
            year.definitions(),
            Now.wall(Clock.fixed(NOW, ZoneOffset.UTC)),
            () -> true,
            "test");
    snapshots.refresh();
  }

  @Test
  void seriesStayWithinTheirBudget() {
    Map<String, Integer> series = new TreeMap<>();
    for (MetricSnapshot metric : snapshots.collect()) {
      series.put(metric.getMetadata().getName(), metric.getDataPoints().size());
    }
    long lines = page().lines().filter(line -> !line.startsWith("#") && !line.isBlank()).count();
    System.out.println("series " + lines + " of " + series);

    assertThat(lines).isLessThanOrEqualTo(MOST_SERIES);
  }

  @Test
  void aYearIsWorkedOutAndScrapedWhileTodayGoesOn() {
    for (int i = 0; i < 5; i++) {
      touchToday();
      snapshots.refresh();
      long began = System.nanoTime();
      int length = page().length();
      System.out.printf(
          "figures of a year: %.1f ms, scrape: %.1f ms, %,d bytes%n",
          snapshots.latest().took().toNanos() / 1e6, (System.nanoTime() - began) / 1e6, length);
      assertThat(snapshots.latest().version()).isEqualTo(TABLE.latest().version());
    }
  }

  @Test
  void aYearByMonthIsAnswered() {
    for (String kpi : new String[] {"attendance-median", "open-incidents", "outcomes-tracked"}) {
      Question question =
          new Question(
              Kpis.ofId(kpi),
              TODAY.minusDays(364),
              TODAY,
              Interval.MONTH,
              kpi.startsWith("outcomes")
                  ? List.of(Dimension.OUTCOME_GROUP, Dimension.AREA)
                  : List.of(Dimension.GRADE, Dimension.AREA),
              Map.of());
      for (int i = 0; i < 5; i++) {
        long began = System.nanoTime();
        int rows = new Figures(TABLE.latest(), year.definitions()).answer(question, NOW).size();
        System.out.printf("%s: %d rows in %.1f ms%n", kpi, rows, (System.nanoTime() - began) / 1e6);
        assertThat(rows).isPositive();
      }
    }
  }

  /** As if every cell of today had just been published again. */
  private static void touchToday() {
    Map<Cell, Distribution> today = new HashMap<>();
    int day = (int) TODAY.toEpochDay();
    Measures.all().forEach(measure -> TABLE.latest().visit(measure, day, day, today::put));
    TABLE.update(
        changes ->
            today.forEach(
                (cell, held) -> {
                  EntityKind kind =
                      cell.measure().of() == Call.class
                          ? EntityKind.CALL
                          : cell.measure().of() == Crime.class
                              ? EntityKind.CRIME
                              : cell.measure().of() == Case.class
                                  ? EntityKind.CASE
                                  : EntityKind.INCIDENT;
                  changes.put(kind, 0, cell, held.copy());
                }));
  }

  private static String page() {
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(snapshots);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
