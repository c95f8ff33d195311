package uk.peelboard.views.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.spc.ChartPoint;
import uk.peelboard.domain.spc.ProcessChart;
import uk.peelboard.domain.spc.ProcessLimits;
import uk.peelboard.domain.spc.Variation;
import uk.peelboard.views.tally.Now;

/**
 * A KPI's process behaviour chart, to be written down: each period's figure beside what the process
 * does by itself.
 *
 * <p>Only whole periods that are over are judged: half a day's calls are no fall in demand.
 */
final class ChartAnswer {
  private static final JsonFactory JSON = new JsonFactory();

  private static final List<String> COLUMNS =
      List.of(
          "period",
          "from",
          "to",
          "value",
          "numerator",
          "denominator",
          "count",
          "target",
          "met",
          "reason",
          "judged",
          "mean",
          "lower",
          "upper",
          "trial",
          "rebased",
          "signal",
          "variation",
          "meaning");

  private final Question question;
  private final List<Row> rows;
  private final Instant asOf;
  private final Now now;
  private final ForceProfile profile;
  private final ProcessChart chart;
  private final int firstJudged;

  /**
   * @param rows one for each period, in order
   */
  ChartAnswer(
      Question question,
      List<Row> rows,
      LocalDate today,
      Instant asOf,
      Now now,
      ForceProfile profile) {
    this.question = question;
    this.rows = rows;
    this.asOf = asOf;
    this.now = now;
    this.profile = profile;
    List<Row> judged =
        rows.stream()
            .filter(row -> row.period().to().isBefore(today) && isWhole(row.period()))
            .toList();
    this.chart = ProcessChart.of(question.kpi(), profile, judged);
    this.firstJudged = judged.isEmpty() ? rows.size() : rows.indexOf(judged.get(0));
  }

  /** Whether neither end of a period has been cut off by the question. */
  private boolean isWhole(Period period) {
    return question
        .interval()
        .split(period.from().minusDays(1), period.to().plusDays(1))
        .contains(period);
  }

  String csv() {
    return table().csv();
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      Answer.writeHead(json, question, asOf, now, profile);
      json.writeBooleanField("hasShifted", chart.hasShifted());
      json.writeFieldName("rows");
      table().writeJson(json, List.of("reason"));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can fail in memory", e);
    }
    return text.toString();
  }

  private Table table() {
    Table table = new Table(COLUMNS);
    for (int i = 0; i < rows.size(); i++) {
      table.add(cells(rows.get(i), i - firstJudged));
    }
    return table;
  }

  private List<Object> cells(Row row, int place) {
    boolean judged = place >= 0 && place < chart.points().size();
    ChartPoint point = judged ? chart.points().get(place) : null;
    ProcessLimits limits = judged ? point.limits() : null;
    Variation variation = judged ? point.variation() : Variation.UNKNOWN;
    boolean isSignal = judged && point.rule() != null;
    Figure figure = row.figure();
    return Arrays.asList(
        row.period().label(),
        row.period().from(),
        row.period().to(),
        figure.value(),
        figure.numerator(),
        figure.denominator(),
        figure.count(),
        figure.target(),
        figure.met(),
        figure.reason(),
        judged,
        limits == null ? null : limits.mean(),
        limits == null ? null : limits.lower(),
        limits == null ? null : limits.upper(),
        limits == null ? null : limits.areOnTrial(),
        judged && point.startsSeries(),
        isSignal ? point.rule().words() : null,
        variation.id(),
        variation.words());
  }
}
