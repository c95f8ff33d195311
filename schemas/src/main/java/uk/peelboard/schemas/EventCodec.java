package uk.peelboard.schemas;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.Schema;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.event.RejectionReason;

/**
 * Events to bytes and back, in Avro's single-object encoding.
 *
 * <p>What the current version wrote is read and written here by hand, in a third of the time that
 * Avro's generic reader and a conversion of its records take; what older versions wrote is first
 * resolved by Avro itself. Not safe for use by more than one thread at a time: make one for each.
 */
public final class EventCodec {
  /** The longest text that a payload may have, in bytes of UTF-8. */
  public static final int MAX_TEXT_BYTES = 1000;

  private final Map<EntityKind, EventBinding> bindings = new EnumMap<>(EntityKind.class);
  // Per kind and branch the array that a payload's fields are read into.
  private final Map<EntityKind, Object[][]> scratch = new EnumMap<>(EntityKind.class);
  private final WireReader in = new WireReader();
  private final WireWriter out = new WireWriter();
  private final OldVersionReader oldVersions = new OldVersionReader();

  public EventCodec() {
    this(PayloadTypes::binding);
  }

  EventCodec(Function<EntityKind, EventBinding> bindingOf) {
    for (EntityKind kind : EntityKind.values()) {
      EventBinding binding = bindingOf.apply(kind);
      bindings.put(kind, binding);
      scratch.put(kind, scratch(binding));
    }
  }

  /** For each branch an array that a payload's fields can be read into. */
  static Object[][] scratch(EventBinding binding) {
    return binding.payloadTypes().stream()
        .map(type -> new Object[type.fields().size()])
        .toArray(Object[][]::new);
  }

  /**
   * The event in the current version. Times are cut to the millisecond, which is all that an event
   * has.
   *
   * @throws IllegalArgumentException when the payload cannot happen to {@code kind}, or a text is
   *     longer than {@value #MAX_TEXT_BYTES} bytes or has half a surrogate pair
   */
  public byte[] encode(EntityKind kind, Event event) {
    EventBinding binding = bindings.get(kind);
    Payload payload = event.payload();
    int branch = binding.branch(payload);
    out.reset();
    SingleObject.writeHeader(out, binding.schemas().currentFingerprint());
    out.writeUuid(event.id());
    out.writeText(event.entityId(), Integer.MAX_VALUE);
    out.writeLong(event.occurredAt().toEpochMilli());
    out.writeLong(event.recordedAt().toEpochMilli());
    out.writeText(event.source(), Integer.MAX_VALUE);
    out.writeLong(branch);
    binding.payloadType(branch).write(payload, out);
    return out.toBytes();
  }

  /**
   * Whatever {@code bytes} are, either an event comes of them or the exception.
   *
   * @param bytes may be null, which is no event
   */
  public Event decode(EntityKind kind, byte[] bytes) throws UnreadableEventException {
    if (bytes == null) {
      throw new UnreadableEventException(RejectionReason.NO_VALUE, "the record has no value");
    }
    EventBinding binding = bindings.get(kind);
    ReleasedSchemas schemas = binding.schemas();
    long fingerprint = SingleObject.fingerprint(bytes);
    if (fingerprint == schemas.currentFingerprint()) {
      in.reset(bytes, SingleObject.HEADER_BYTES);
    } else {
      Schema writer = schemas.version(fingerprint);
      if (writer == null) {
        throw unknownSchema(schemas, fingerprint);
      }
      in.reset(oldVersions.rewrite(bytes, writer, schemas.current()), 0);
    }
    return read(kind, binding);
  }

  private Event read(EntityKind kind, EventBinding binding) throws UnreadableEventException {
    UUID id = in.readUuid();
    String entityId = in.readText();
    long occurredAt = in.readLong();
    long recordedAt = in.readLong();
    String source = in.readRecurringText(Integer.MAX_VALUE);
    int branch = in.readIndex(binding.branches());
    Payload payload = binding.payloadType(branch).read(in, scratch.get(kind)[branch]);
    in.expectEnd();
    Instant occurred = Instant.ofEpochMilli(occurredAt);
    Instant recorded = recordedAt == occurredAt ? occurred : Instant.ofEpochMilli(recordedAt);
    return new Event(id, entityId, occurred, recorded, source, payload);
  }

  private UnreadableEventException unknownSchema(ReleasedSchemas schemas, long fingerprint) {
    String detail = String.format("fingerprint %016x is none of %s", fingerprint, schemas.name());
    for (EventBinding other : bindings.values()) {
      if (other.schemas().version(fingerprint) != null) {
        detail = "a " + other.schemas().name() + " where a " + schemas.name() + " belongs";
      }
    }
    return new UnreadableEventException(RejectionReason.UNKNOWN_SCHEMA, detail);
  }
}
