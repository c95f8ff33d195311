package uk.peelboard.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.schemas.PayloadField;
import uk.peelboard.schemas.PayloadType;
import uk.peelboard.schemas.PayloadTypes;

/** Events of every kind and type, with every field there or not. */
public final class AnyEvents {
  private AnyEvents() {}

  public static Arbitrary<AddressedEvent> events() {
    return Arbitraries.of(EntityKind.FEEDS).flatMap(AnyEvents::eventsOf);
  }

  private static Arbitrary<AddressedEvent> eventsOf(EntityKind kind) {
    return Combinators.combine(
            uuids(),
            texts().ofMinLength(1).filter(AnyEvents::hasNoSpace),
            instants(),
            instants(),
            texts().ofMinLength(1).filter(AnyEvents::hasNoSpace),
            Arbitraries.of(PayloadTypes.of(kind)).flatMap(AnyEvents::payloads))
        .as(
            (id, entityId, occurredAt, recordedAt, source, payload) ->
                new AddressedEvent(
                    kind, new Event(id, entityId, occurredAt, recordedAt, source, payload)));
  }

  private static Arbitrary<Payload> payloads(PayloadType type) {
    List<Arbitrary<Object>> values = new ArrayList<>();
    for (PayloadField field : type.fields()) {
      Arbitrary<Object> value = values(field.type());
      values.add(field.nullable() ? value.injectNull(0.3) : value);
    }
    return Combinators.combine(values).as(all -> type.newPayload(all.toArray()));
  }

  private static Arbitrary<Object> values(Class<?> type) {
    if (type == Boolean.class) {
      return Arbitraries.of(true, false).map(value -> (Object) value);
    }
    if (type == Instant.class) {
      return instants().map(value -> (Object) value);
    }
    if (type == UUID.class) {
      return uuids().map(value -> (Object) value);
    }
    return type == String.class
        ? texts().map(text -> (Object) text)
        : Arbitraries.of(type.getEnumConstants()).map(symbol -> (Object) symbol);
  }

  private static Arbitrary<UUID> uuids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("1900-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2024-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  private static StringArbitrary texts() {
    return Arbitraries.strings()
        .ascii()
        .withChars('é', '\u0000', '"', '\\', '%', 'ß', '雨', '\u2028')
        .ofMaxLength(40);
  }

  private static boolean hasNoSpace(String text) {
    return text.chars()
        .noneMatch(
            at ->
                at <= ' ' || at == 0x7f || Character.isSpaceChar(at) || Character.isISOControl(at));
  }
}
