package uk.peelboard.ingest.cloudevent;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.ingest.cloudevent.InvalidEventException.Kind;
import uk.peelboard.schemas.PayloadField;
import uk.peelboard.schemas.PayloadType;

/** A payload's fields as the members of a JSON object, under the same names. */
final class PayloadJson {
  private static final String DATA = "/data";

  private PayloadJson() {}

  /**
   * @param data the object, or null where the event has no data
   */
  static Payload read(PayloadType type, JsonNode data) throws InvalidEventException {
    if (data != null && !data.isNull() && !data.isObject()) {
      throw new InvalidEventException(Kind.WRONG_TYPE, DATA, "is not a JSON object");
    }
    List<PayloadField> fields = type.fields();
    if (data != null) {
      rejectUnknown(type, data);
    }
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      PayloadField field = fields.get(i);
      JsonNode value = data == null ? null : data.get(field.name());
      if (value != null && !value.isNull()) {
        values[i] = value(field, value, DATA + "/" + field.name());
      } else if (!field.nullable()) {
        throw new InvalidEventException(
            Kind.MISSING,
            DATA + "/" + field.name(),
            "is missing; " + type.name() + " needs it: " + field.doc());
      }
    }
    return type.newPayload(values);
  }

  private static void rejectUnknown(PayloadType type, JsonNode data) throws InvalidEventException {
    Iterator<String> names = data.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (type.fields().stream().noneMatch(field -> field.name().equals(name))) {
        throw new InvalidEventException(
            Kind.UNKNOWN_FIELD,
            DATA + "/" + escaped(name),
            "is no field of %s, which has %s"
                .formatted(type.name(), type.fields().stream().map(PayloadField::name).toList()));
      }
    }
  }

  private static String escaped(String member) {
    return member.replace("~", "~0").replace("/", "~1");
  }

  private static Object value(PayloadField field, JsonNode value, String pointer)
      throws InvalidEventException {
    if (field.type() == Boolean.class) {
      if (!value.isBoolean()) {
        throw new InvalidEventException(Kind.WRONG_TYPE, pointer, "is not true or false");
      }
      return value.booleanValue();
    }
    if (!value.isTextual()) {
      throw new InvalidEventException(Kind.WRONG_TYPE, pointer, "is not a string");
    }
    String text = value.textValue();
    if (field.type() == String.class) {
      return text;
    }
    if (field.type() == Instant.class) {
      return Timestamps.parse(text, pointer);
    }
    if (field.type() == UUID.class) {
      return uuid(text, pointer);
    }
    return symbol(field.type(), text, pointer);
  }

  static UUID uuid(String text, String pointer) throws InvalidEventException {
    try {
      UUID uuid = UUID.fromString(text);
      // Java also takes shorter forms, which are not the same text again when written.
      if (uuid.toString().equalsIgnoreCase(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // Said below, for both kinds of mistake.
    }
    throw new InvalidEventException(
        Kind.BAD_VALUE, pointer, "is not a UUID such as 7d444840-9dc0-4ed1-b245-5ffdce74fad2");
  }

  private static Object symbol(Class<?> type, String text, String pointer)
      throws InvalidEventException {
    Object[] symbols = type.getEnumConstants();
    for (Object symbol : symbols) {
      if (((Enum<?>) symbol).name().equals(text)) {
        return symbol;
      }
    }
    throw new InvalidEventException(
        Kind.BAD_VALUE, pointer, "is none of " + Arrays.toString(symbols));
  }

  static void write(PayloadType type, Payload payload, JsonGenerator json) throws IOException {
    List<PayloadField> fields = type.fields();
    Object[] values = type.values(payload);
    json.writeStartObject();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        continue;
      }
      json.writeFieldName(fields.get(i).name());
      if (value instanceof Boolean truth) {
        json.writeBoolean(truth);
      } else if (value instanceof Enum<?> symbol) {
        json.writeString(symbol.name());
      } else {
        json.writeString(value.toString());
      }
    }
    json.writeEndObject();
  }
}
