package uk.peelboard.schemas;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Payload;

/** The events of one kind bound to the current schema of their topic. */
final class EventBinding {
  private final EntityKind kind;
  private final ReleasedSchemas schemas;
  private final PayloadType[] types;
  private final Map<Class<?>, Integer> branches = new HashMap<>();

  /**
   * @throws IllegalStateException when the domain's records and the schema differ
   */
  EventBinding(EntityKind kind, ReleasedSchemas schemas) {
    this.kind = kind;
    this.schemas = schemas;
    checkEnvelope(kind, schemas.current());
    List<Schema> union = schemas.current().getField("payload").schema().getTypes();
    List<Class<? extends Payload>> classes = kind.payloadTypes();
    if (union.size() != classes.size()) {
      throw new IllegalStateException(
          kind + " has " + classes.size() + " payloads, its schema " + union.size());
    }
    this.types = new PayloadType[union.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = new PayloadType(classes.get(i), union.get(i));
      branches.put(classes.get(i), i);
    }
  }

  private static void checkEnvelope(EntityKind kind, Schema schema) {
    List<String> fields =
        schema.getFields().stream()
            .map(field -> field.name() + " " + form(field.schema()))
            .toList();
    List<String> expected =
        List.of(
            "eventId uuid",
            kind.idField() + " string",
            "occurredAt timestamp-millis",
            "recordedAt timestamp-millis",
            "source string",
            "payload union");
    if (!fields.equals(expected)) {
      throw new IllegalStateException(
          schema.getName() + " has to have the fields " + expected + ", not " + fields);
    }
  }

  private static String form(Schema schema) {
    String logicalType = schema.getProp("logicalType");
    return logicalType == null ? schema.getType().getName() : logicalType;
  }

  ReleasedSchemas schemas() {
    return schemas;
  }

  List<PayloadType> payloadTypes() {
    return List.of(types);
  }

  PayloadType payloadType(int branch) {
    return types[branch];
  }

  PayloadType payloadType(Payload payload) {
    return types[branch(payload)];
  }

  int branches() {
    return types.length;
  }

  int branch(Payload payload) {
    Integer branch = branches.get(payload.getClass());
    if (branch == null) {
      throw new IllegalArgumentException(
          payload.getClass().getSimpleName()
              + " cannot happen to a "
              + kind.name().toLowerCase(Locale.ROOT));
    }
    return branch;
  }
}
