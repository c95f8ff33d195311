package uk.peelboard.views.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.views.tally.Now;

/** A question's rows, to be written down. */
public final class Answer {
  private static final JsonFactory JSON = new JsonFactory();

  private final Question question;
  private final List<Row> rows;
  private final Instant asOf;
  private final Now now;
  private final ForceProfile profile;

  /**
   * @param asOf the moment that the rows are as of
   * @param now where that moment is from
   */
  public Answer(Question question, List<Row> rows, Instant asOf, Now now, ForceProfile profile) {
    this.question = question;
    this.rows = rows;
    this.asOf = asOf;
    this.now = now;
    this.profile = profile;
  }

  String csv() {
    return table().csv();
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      writeHead(json, question, asOf, now, profile);
      json.writeFieldName("rows");
      table().writeJson(json, List.of(reasonColumn()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can fail in memory", e);
    }
    return text.toString();
  }

  /** What was asked, and as of when it is answered. */
  static void writeHead(
      JsonGenerator json, Question question, Instant asOf, Now now, ForceProfile profile)
      throws IOException {
    json.writeFieldName("kpi");
    Catalogue.writeJson(json, question.kpi(), profile);
    json.writeStringField("from", question.from().toString());
    json.writeStringField("to", question.to().toString());
    json.writeStringField("interval", question.interval().id());
    json.writeObjectFieldStart("clock");
    json.writeStringField("kind", now.id());
    json.writeStringField("now", time(asOf, profile.zone()));
    json.writeEndObject();
  }

  /** The rows alone, as {@link #json} has them. */
  public String rowsAsJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      table().writeJson(json, List.of(reasonColumn()));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can fail in memory", e);
    }
    return text.toString();
  }

  /** With the zone's offset then, to the second or finer. */
  public static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }

  /**
   * Findings have reasons of their own: where they are told apart by them, why there is no value
   * stands under another name.
   */
  private String reasonColumn() {
    return question.by().contains(Dimension.REASON) ? "noValueReason" : "reason";
  }

  private Table table() {
    List<String> columns = new ArrayList<>(List.of("period", "from", "to"));
    question.by().forEach(dimension -> columns.add(dimension.id()));
    columns.addAll(List.of("value", "numerator", "denominator", "count", "target", "met"));
    columns.add(reasonColumn());
    String variant = question.kpi().variant(profile);
    if (variant != null) {
      columns.add("variant");
    }
    boolean isSeries = question.kpi().isSeries();
    if (isSeries) {
      columns.addAll(List.of("mean", "peak", "peakAt"));
    }
    Table table = new Table(columns);
    for (Row row : rows) {
      Figure figure = row.figure();
      List<Object> cells = new ArrayList<>(columns.size());
      cells.add(row.period().label());
      cells.add(row.period().from());
      cells.add(row.period().to());
      question.by().forEach(dimension -> cells.add(row.codes().get(dimension)));
      cells.add(figure.value());
      cells.add(figure.numerator());
      cells.add(figure.denominator());
      cells.add(figure.count());
      cells.add(figure.target());
      cells.add(figure.met());
      cells.add(figure.reason());
      if (variant != null) {
        cells.add(variant);
      }
      if (isSeries) {
        Figure.Series series = figure.series();
        cells.add(series == null ? null : series.mean());
        cells.add(series == null ? null : series.peak());
        cells.add(series == null ? null : time(series.peakAt(), profile.zone()));
      }
      table.add(cells);
    }
    return table;
  }
}
