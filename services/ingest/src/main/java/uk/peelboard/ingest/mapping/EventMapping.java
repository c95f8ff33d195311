package uk.peelboard.ingest.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventIds;
import uk.peelboard.ingest.file.CsvTable;
import uk.peelboard.ingest.mapping.MappingFile.Condition;
import uk.peelboard.ingest.mapping.MappingFile.EventRule;
import uk.peelboard.ingest.mapping.MappingFile.FieldRule;
import uk.peelboard.schemas.PayloadField;
import uk.peelboard.schemas.PayloadType;

/** How a row tells of one kind of event. */
final class EventMapping {
  private final EntityKind kind;
  private final PayloadType type;
  private final String source;
  private final Columns id;
  private final Columns at;
  private final Combine combine;
  private final List<Condition> when;
  private final LocalTimes times;
  private final Set<String> blank;
  private final List<FieldMapping> fields = new ArrayList<>();

  EventMapping(
      EntityKind kind,
      PayloadType type,
      EventRule rule,
      Columns id,
      String source,
      Set<String> blank,
      LocalTimes times,
      KeyedHash hash)
      throws MappingException {
    if (rule.at() == null) {
      throw new MappingException("at is missing: the column that says when it happened");
    }
    this.kind = kind;
    this.type = type;
    this.source = source;
    this.id = id;
    this.at = new Columns(rule.at(), blank);
    this.combine = rule.combine() == null ? Combine.EACH : rule.combine();
    this.when = rule.when() == null ? List.of() : rule.when();
    this.times = times;
    this.blank = blank;
    Map<String, FieldRule> rules = rule.fields() == null ? Map.of() : rule.fields();
    Set<String> unknown = new LinkedHashSet<>(rules.keySet());
    for (PayloadField field : type.fields()) {
      unknown.remove(field.name());
      fields.add(new FieldMapping(field, rules.get(field.name()), blank, times, hash));
    }
    if (!unknown.isEmpty()) {
      throw new MappingException(
          "no such fields %s; it has %s"
              .formatted(unknown, type.fields().stream().map(PayloadField::name).toList()));
    }
    for (Condition condition : when) {
      check(condition);
    }
  }

  private static void check(Condition condition) throws MappingException {
    int tests =
        (condition.in() == null ? 0 : 1)
            + (condition.notIn() == null ? 0 : 1)
            + (condition.blank() == null ? 0 : 1);
    if (condition.column() == null || tests != 1) {
      throw new MappingException("a condition has a column and one of in, not-in and blank");
    }
  }

  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(id.names());
    columns.addAll(at.names());
    when.forEach(condition -> columns.add(condition.column()));
    fields.forEach(field -> columns.addAll(field.columns()));
    return columns;
  }

  Combine combine() {
    return combine;
  }

  /** The event that the row tells of, or null where it has not happened. */
  AddressedEvent of(CsvTable.Row row) throws UnusableRowException {
    String time = at.of(row);
    if (time == null || !holds(row)) {
      return null;
    }
    String entityId = id.of(row);
    if (entityId == null) {
      throw new UnusableRowException("no-id", id + " is blank, so there is no " + kind.idField());
    }
    Instant occurredAt = times.parse(time, at);
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).of(row);
    }
    Payload payload = type.newPayload(values);
    return new AddressedEvent(
        kind,
        new Event(
            EventIds.of(kind, entityId, occurredAt, source, payload),
            entityId,
            occurredAt,
            // Whatever the file is imported from and when, the event is the same.
            occurredAt,
            source,
            payload));
  }

  private boolean holds(CsvTable.Row row) {
    for (Condition condition : when) {
      String value = row.get(condition.column());
      boolean holds;
      if (condition.blank() != null) {
        holds = blank.contains(value) == condition.blank();
      } else if (condition.in() != null) {
        holds = condition.in().contains(value);
      } else {
        holds = !condition.notIn().contains(value);
      }
      if (!holds) {
        return false;
      }
    }
    return true;
  }
}
