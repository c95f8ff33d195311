package uk.peelboard.views.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.kpi.Explained;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Part;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.views.tally.Now;

/** A figure and the entities that make it up, to be written down. */
public final class ExplainedAnswer {
  private static final JsonFactory JSON = new JsonFactory();

  private final Question question;
  private final Explained explained;
  private final Figure published;
  private final Instant asOf;
  private final Now now;
  private final ForceProfile profile;

  /**
   * @param published the same figure as the tallies have it
   */
  public ExplainedAnswer(
      Question question,
      Explained explained,
      Figure published,
      Instant asOf,
      Now now,
      ForceProfile profile) {
    this.question = question;
    this.explained = explained;
    this.published = published;
    this.asOf = asOf;
    this.now = now;
    this.profile = profile;
  }

  /** The parts alone; with events, a line for each of them. */
  public String csv() {
    return table().csv();
  }

  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeFieldName("kpi");
      Catalogue.writeJson(json, question.kpi(), profile);
      json.writeStringField("from", question.from().toString());
      json.writeStringField("to", question.to().toString());
      json.writeObjectFieldStart("where");
      for (Map.Entry<Dimension, String> one : new TreeMap<>(question.where()).entrySet()) {
        json.writeStringField(one.getKey().id(), one.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("clock");
      json.writeStringField("kind", now.id());
      json.writeStringField("now", time(asOf));
      json.writeEndObject();
      json.writeFieldName("figure");
      write(json, explained.figure());
      json.writeBooleanField("agrees", explained.agreesWith(published));
      if (explained.denominatorDays() > 1) {
        json.writeNumberField("denominatorDays", explained.denominatorDays());
      }
      if (explained.each() != null) {
        json.writeStringField("each", explained.each().id());
      }
      json.writeNumberField("total", explained.total());
      json.writeNumberField("offset", explained.offset());
      json.writeBooleanField("hasMore", explained.hasMore());
      json.writeArrayFieldStart("rows");
      for (Part part : explained.parts()) {
        write(json, part);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can fail in memory", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Figure figure) throws IOException {
    json.writeStartObject();
    write(json, "value", figure.value());
    write(json, "numerator", figure.numerator());
    write(json, "denominator", figure.denominator());
    write(json, "count", figure.count());
    write(json, "target", figure.target());
    json.writeFieldName("met");
    Table.writeJson(json, figure.met());
    if (figure.reason() != null) {
      json.writeStringField("reason", figure.reason());
    }
    json.writeEndObject();
  }

  private void write(JsonGenerator json, Part part) throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", part.kind().topic());
    json.writeStringField("entity", part.entityId());
    write(json, "count", part.count());
    write(json, "numerator", part.numerator());
    write(json, "denominator", part.denominator());
    json.writeArrayFieldStart("values");
    for (long value : part.values()) {
      json.writeNumber(value);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("codes");
    for (Map.Entry<Dimension, Set<String>> one : part.codes().entrySet()) {
      json.writeArrayFieldStart(one.getKey().id());
      for (String code : one.getValue()) {
        json.writeString(code);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    if (part.journal() != null) {
      json.writeArrayFieldStart("events");
      Set<UUID> standing = standing(part);
      for (Event event : part.journal().all()) {
        json.writeStartObject();
        json.writeStringField("type", event.type());
        json.writeStringField("id", event.id().toString());
        json.writeStringField("occurredAt", time(event.occurredAt()));
        json.writeStringField("recordedAt", time(event.recordedAt()));
        json.writeStringField("source", event.source());
        json.writeBooleanField("stands", standing.contains(event.id()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Number number) throws IOException {
    json.writeFieldName(name);
    Table.writeJson(json, number);
  }

  private static Set<UUID> standing(Part part) {
    return part.journal().standing().stream()
        .map(Event::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private String time(Instant instant) {
    return Answer.time(instant, profile.zone());
  }

  private Table table() {
    List<Dimension> dimensions = dimensions();
    List<String> columns =
        new ArrayList<>(List.of("topic", "entity", "count", "numerator", "denominator", "values"));
    dimensions.forEach(dimension -> columns.add(dimension.id()));
    boolean withEvents = explained.parts().stream().anyMatch(part -> part.journal() != null);
    if (withEvents) {
      columns.addAll(List.of("event", "eventId", "occurredAt", "recordedAt", "source", "stands"));
    }
    Table table = new Table(columns);
    for (Part part : explained.parts()) {
      List<Object> cells = new ArrayList<>();
      cells.add(part.kind().topic());
      cells.add(part.entityId());
      cells.add(part.count());
      cells.add(part.numerator());
      cells.add(part.denominator());
      cells.add(part.values().stream().map(String::valueOf).collect(Collectors.joining("; ")));
      dimensions.forEach(
          dimension ->
              cells.add(
                  part.codes().containsKey(dimension)
                      ? String.join("; ", part.codes().get(dimension))
                      : null));
      if (!withEvents) {
        table.add(cells);
        continue;
      }
      Set<UUID> standing = standing(part);
      for (Event event : part.journal().all()) {
        List<Object> line = new ArrayList<>(cells);
        line.add(event.type());
        line.add(event.id());
        line.add(time(event.occurredAt()));
        line.add(time(event.recordedAt()));
        line.add(event.source());
        line.add(standing.contains(event.id()));
        table.add(line);
      }
    }
    return table;
  }

  private List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>(question.kpi().dimensions());
    if (explained.each() != null && !dimensions.contains(explained.each())) {
      dimensions.add(explained.each());
    }
    return dimensions;
  }
}
