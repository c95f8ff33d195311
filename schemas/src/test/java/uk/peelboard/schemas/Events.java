package uk.peelboard.schemas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;

/** Events for tests, of every kind and type, made from what the types say of themselves. */
final class Events {
  static final UUID ID = UUID.fromString("0190f1c2-0000-7000-8000-00000000000a");
  static final Instant TEN_O_CLOCK = Instant.parse("2024-07-01T10:00:00.123Z");

  private Events() {}

  record OfKind(EntityKind kind, Event event) {}

  static Event of(Payload payload) {
    return of("id-1", payload);
  }

  private static Event of(String entityId, Payload payload) {
    return new Event(ID, entityId, TEN_O_CLOCK, TEN_O_CLOCK.plusMillis(877), "cad", payload);
  }

  static Event answered() {
    return of(new CallAnswered("h-1"));
  }

  /** Of every payload type one event with all its fields, and one with none that may be null. */
  static List<Event> samples(EntityKind kind) {
    List<Event> samples = new ArrayList<>();
    String entityId = kind == EntityKind.CALLER ? "id-1@221" : "id-1";
    for (PayloadType type : PayloadTypes.of(kind)) {
      samples.add(of(entityId, type.newPayload(sampleValues(type, false))));
      samples.add(of(entityId, type.newPayload(sampleValues(type, true))));
    }
    return samples;
  }

  static Object[] sampleValues(PayloadType type, boolean sparse) {
    return type.fields().stream()
        .map(field -> sparse && field.nullable() ? null : sample(field))
        .toArray();
  }

  static Object sample(PayloadField field) {
    if (field.type() == String.class) {
      return field.name() + "-é";
    }
    if (field.type() == UUID.class) {
      return new UUID(7, 8);
    }
    if (field.type() == Instant.class) {
      return TEN_O_CLOCK.plusSeconds(3600);
    }
    return field.type() == Boolean.class ? true : field.type().getEnumConstants()[1];
  }

  static Arbitrary<OfKind> ofAnyKind() {
    return Arbitraries.of(EntityKind.class)
        .flatMap(kind -> any(kind).map(event -> new OfKind(kind, event)));
  }

  static Arbitrary<Event> any(EntityKind kind) {
    return Combinators.combine(ids(), texts(300), instants(), instants(), texts(40), payloads(kind))
        .as(Event::new);
  }

  private static Arbitrary<Payload> payloads(EntityKind kind) {
    return Arbitraries.of(PayloadTypes.of(kind))
        .flatMap(
            type ->
                type.fields().isEmpty()
                    ? Arbitraries.just(type.newPayload())
                    : Combinators.combine(type.fields().stream().map(Events::values).toList())
                        .as(values -> type.newPayload(values.toArray())));
  }

  private static Arbitrary<Object> values(PayloadField field) {
    Arbitrary<Object> values = valuesOf(field.type()).map(value -> value);
    return field.nullable() ? values.injectNull(0.3) : values;
  }

  private static Arbitrary<?> valuesOf(Class<?> type) {
    if (type == String.class) {
      return texts(60);
    }
    if (type == UUID.class) {
      return ids();
    }
    if (type == Instant.class) {
      return instants();
    }
    return type == Boolean.class
        ? Arbitraries.of(true, false)
        : Arbitraries.of(type.getEnumConstants());
  }

  private static Arbitrary<UUID> ids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().map(Instant::ofEpochMilli);
  }

  /** Of any characters that UTF-8 can say, beyond the basic plane among them. */
  private static Arbitrary<String> texts(int maxLength) {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(maxLength),
        Arbitraries.strings()
            .withChars("aé€\uFFFD\u0000")
            .withChars('\u4E00', '\u4EFF')
            .ofMaxLength(maxLength),
        Arbitraries.of("P1", "force\uD83D\uDE93", ""));
  }

  /** The event as Avro's own classes hold it. */
  static GenericRecord generic(EntityKind kind, Event event, Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("eventId", event.id().toString());
    record.put(kind.idField(), event.entityId());
    record.put("occurredAt", event.occurredAt().toEpochMilli());
    record.put("recordedAt", event.recordedAt().toEpochMilli());
    record.put("source", event.source());
    Payload payload = event.payload();
    PayloadType type = PayloadTypes.of(kind, payload);
    Schema payloadSchema =
        schema.getField("payload").schema().getTypes().stream()
            .filter(branch -> branch.getName().equals(type.name()))
            .findFirst()
            .orElseThrow();
    GenericRecord fields = new GenericData.Record(payloadSchema);
    Object[] values = type.values(payload);
    for (int i = 0; i < values.length; i++) {
      String name = type.fields().get(i).name();
      if (payloadSchema.getField(name) != null) {
        fields.put(name, generic(values[i], payloadSchema.getField(name).schema()));
      }
    }
    record.put("payload", fields);
    return record;
  }

  private static Object generic(Object value, Schema schema) {
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (value instanceof UUID id) {
      return id.toString();
    }
    if (value instanceof Enum<?> symbol) {
      Schema enumSchema = schema.isUnion() ? schema.getTypes().get(1) : schema;
      return new GenericData.EnumSymbol(enumSchema, symbol.name());
    }
    return value;
  }
}
