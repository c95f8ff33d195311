package uk.peelboard.schemas;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import uk.peelboard.domain.event.Payload;

/** One component of a payload record bound to the schema's field of the same name. */
final class FieldBinding {
  private enum Form {
    TEXT,
    RECURRING_TEXT,
    UUID,
    INSTANT,
    BOOLEAN,
    ENUM
  }

  private final PayloadField field;
  private final Form form;
  private final List<?> symbols;
  private final MethodHandle accessor;

  /**
   * @throws IllegalStateException when the component is not what the field says
   */
  FieldBinding(RecordComponent component, Schema.Field avro) {
    String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    require(component.getName().equals(avro.name()), name, "is called " + avro.name());
    boolean nullable = avro.schema().isUnion();
    Schema schema = nullable ? onlyType(avro.schema(), name) : avro.schema();
    Class<?> type = MethodType.methodType(component.getType()).wrap().returnType();
    require(!nullable || !component.getType().isPrimitive(), name, "may be null");
    this.form = form(schema, avro, name);
    this.symbols = form == Form.ENUM ? List.of(type.getEnumConstants()) : List.of();
    require(isOf(type, schema), name, "is " + schema + ", and the record has " + type.getName());
    this.field = new PayloadField(avro.name(), type, nullable, avro.doc());
    try {
      this.accessor =
          MethodHandles.publicLookup()
              .unreflect(component.getAccessor())
              .asType(MethodType.methodType(Object.class, Payload.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  private static Schema onlyType(Schema union, String name) {
    List<Schema> types = union.getTypes();
    require(
        types.size() == 2 && types.get(0).getType() == Schema.Type.NULL,
        name,
        "is a union other than of null and one type");
    return types.get(1);
  }

  private static Form form(Schema schema, Schema.Field avro, String name) {
    String logicalType = schema.getProp("logicalType");
    return switch (schema.getType()) {
      case STRING -> {
        require(logicalType == null || logicalType.equals("uuid"), name, "is a " + logicalType);
        boolean recurring = Boolean.TRUE.equals(avro.getObjectProp("recurring"));
        yield logicalType != null ? Form.UUID : recurring ? Form.RECURRING_TEXT : Form.TEXT;
      }
      case LONG -> {
        require("timestamp-millis".equals(logicalType), name, "is a long but no timestamp-millis");
        yield Form.INSTANT;
      }
      case BOOLEAN -> Form.BOOLEAN;
      case ENUM -> Form.ENUM;
      default -> throw new IllegalStateException(name + ": no way to read " + schema);
    };
  }

  private boolean isOf(Class<?> type, Schema schema) {
    return switch (form) {
      case TEXT, RECURRING_TEXT -> type == String.class;
      case UUID -> type == UUID.class;
      case INSTANT -> type == Instant.class;
      case BOOLEAN -> type == Boolean.class;
      case ENUM ->
          type.isEnum()
              && type.getSimpleName().equals(schema.getName())
              && Arrays.stream(type.getEnumConstants())
                  .map(constant -> ((Enum<?>) constant).name())
                  .toList()
                  .equals(schema.getEnumSymbols());
    };
  }

  private static void require(boolean holds, String name, String mismatch) {
    if (!holds) {
      throw new IllegalStateException(name + " and the schema differ: the field " + mismatch);
    }
  }

  PayloadField field() {
    return field;
  }

  Object get(Payload payload) {
    try {
      return (Object) accessor.invokeExact(payload);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor threw a checked exception", e);
    }
  }

  Object read(WireReader in) throws UnreadableEventException {
    if (field.nullable() && in.readIndex(2) == 0) {
      return null;
    }
    return switch (form) {
      case TEXT -> in.readText(EventCodec.MAX_TEXT_BYTES);
      case RECURRING_TEXT -> in.readRecurringText(EventCodec.MAX_TEXT_BYTES);
      case UUID -> in.readUuid();
      case INSTANT -> Instant.ofEpochMilli(in.readLong());
      case BOOLEAN -> in.readBoolean();
      case ENUM -> symbols.get(in.readIndex(symbols.size()));
    };
  }

  void write(Object value, WireWriter out) {
    if (field.nullable()) {
      out.writeLong(value == null ? 0 : 1);
      if (value == null) {
        return;
      }
    }
    switch (form) {
      case TEXT -> out.writeText((String) value, EventCodec.MAX_TEXT_BYTES);
      case RECURRING_TEXT -> out.writeRecurringText((String) value, EventCodec.MAX_TEXT_BYTES);
      case UUID -> out.writeUuid((UUID) value);
      case INSTANT -> out.writeLong(((Instant) value).toEpochMilli());
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case ENUM -> out.writeLong(symbols.indexOf(value));
    }
  }
}
