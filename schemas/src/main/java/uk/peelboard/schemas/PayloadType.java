package uk.peelboard.schemas;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import uk.peelboard.domain.event.Payload;

/**
 * A payload record bound to its schema: what its fields are, and how to make and take apart one.
 */
public final class PayloadType {
  private final Class<? extends Payload> recordClass;
  private final String doc;
  private final FieldBinding[] bindings;
  private final List<PayloadField> fields;
  private final MethodHandle constructor;

  /**
   * @throws IllegalStateException when the record's components are not the schema's fields
   */
  PayloadType(Class<? extends Payload> recordClass, Schema schema) {
    this.recordClass = recordClass;
    this.doc = schema.getDoc();
    RecordComponent[] components = recordClass.getRecordComponents();
    List<String> inRecord = Arrays.stream(components).map(RecordComponent::getName).toList();
    List<String> inSchema = schema.getFields().stream().map(Schema.Field::name).toList();
    if (!schema.getName().equals(recordClass.getSimpleName()) || !inRecord.equals(inSchema)) {
      throw new IllegalStateException(
          String.format(
              "record and schema differ: %s%s and %s%s",
              recordClass.getSimpleName(), inRecord, schema.getName(), inSchema));
    }
    this.bindings = new FieldBinding[components.length];
    for (int i = 0; i < bindings.length; i++) {
      bindings[i] = new FieldBinding(components[i], schema.getFields().get(i));
    }
    this.fields = Arrays.stream(bindings).map(FieldBinding::field).toList();
    this.constructor = constructor(recordClass, components);
  }

  private static MethodHandle constructor(Class<?> recordClass, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return MethodHandles.publicLookup()
          .findConstructor(recordClass, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Payload.class, Object[].class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(recordClass.getName() + " cannot be made", e);
    }
  }

  /** As events, metrics and messages name it, such as {@code CallAnswered}. */
  public String name() {
    return recordClass.getSimpleName();
  }

  /** What it means, from the schema, in a sentence. */
  public String doc() {
    return doc;
  }

  public Class<? extends Payload> recordClass() {
    return recordClass;
  }

  /** In the order of the record's components, which is that of {@link #newPayload}. */
  public List<PayloadField> fields() {
    return fields;
  }

  /**
   * Makes one of its fields' values.
   *
   * @param values one per field, in their order, of the field's type or null
   * @throws IllegalArgumentException naming the field, when a value is of another type, or null
   *     where it may not be
   */
  public Payload newPayload(Object... values) {
    if (values.length != bindings.length) {
      throw new IllegalArgumentException(
          name() + " has " + bindings.length + " fields, not " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      PayloadField field = fields.get(i);
      if (values[i] == null ? !field.nullable() : !field.type().isInstance(values[i])) {
        throw new IllegalArgumentException(
            name() + "." + field.name() + " has to be a " + field.type().getSimpleName());
      }
    }
    return construct(values);
  }

  /** What {@code payload} consists of, in the order of the fields. */
  public Object[] values(Payload payload) {
    Object[] values = new Object[bindings.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bindings[i].get(payload);
    }
    return values;
  }

  Payload read(WireReader in, Object[] scratch) throws UnreadableEventException {
    for (int i = 0; i < bindings.length; i++) {
      scratch[i] = bindings[i].read(in);
    }
    return construct(scratch);
  }

  void write(Payload payload, WireWriter out) {
    for (FieldBinding binding : bindings) {
      binding.write(binding.get(payload), out);
    }
  }

  private Payload construct(Object[] values) {
    try {
      return (Payload) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a constructor threw a checked exception", e);
    }
  }
}
