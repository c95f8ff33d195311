package uk.peelboard.schemas;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Payload;

/** Every payload that may travel, by the kind of entity that it is about. */
public final class PayloadTypes {
  private static final Map<EntityKind, EventBinding> BINDINGS = bindings();

  private PayloadTypes() {}

  private static Map<EntityKind, EventBinding> bindings() {
    Map<EntityKind, EventBinding> bindings = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      bindings.put(kind, new EventBinding(kind, ReleasedSchemas.of(kind)));
    }
    return bindings;
  }

  static EventBinding binding(EntityKind kind) {
    return BINDINGS.get(kind);
  }

  /** In the order of the schema's union. */
  public static List<PayloadType> of(EntityKind kind) {
    return binding(kind).payloadTypes();
  }

  /** The payload of that name, such as {@code CallAnswered}, if {@code kind} has one. */
  public static Optional<PayloadType> of(EntityKind kind, String name) {
    return of(kind).stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /**
   * The type that {@code payload} is of.
   *
   * @throws IllegalArgumentException when {@code payload} cannot happen to {@code kind}
   */
  public static PayloadType of(EntityKind kind, Payload payload) {
    return binding(kind).payloadType(payload);
  }

  /**
   * The kinds whose events come in and may have a payload of that name: all of them for {@code
   * EventWithdrawn}, one for any other that is known, otherwise none.
   */
  public static Set<EntityKind> kindsOf(String name) {
    Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
    EntityKind.FEEDS.stream().filter(kind -> of(kind, name).isPresent()).forEach(kinds::add);
    return kinds;
  }
}
