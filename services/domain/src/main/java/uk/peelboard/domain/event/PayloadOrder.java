package uk.peelboard.domain.event;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders payloads of one moment: by the course that an entity takes, which is the order in which
 * its payloads are declared, and payloads of a type by their components. Equal ones alone compare
 * as equal: a text would not tell a missing component from one that reads "null".
 */
final class PayloadOrder {
  static final Comparator<Payload> BY_COURSE = Comparator.comparing(PayloadOrder::rank);
  static final Comparator<Payload> BY_CONTENT = BY_COURSE.thenComparing(PayloadOrder::compare);

  private static final Map<Class<?>, Integer> RANKS = ranks();

  private static final Comparator<Comparable<Object>> NULLS_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private PayloadOrder() {}

  private static Map<Class<?>, Integer> ranks() {
    Map<Class<?>, Integer> ranks = new HashMap<>();
    for (EntityKind kind : EntityKind.values()) {
      List<Class<? extends Payload>> types = kind.payloadTypes();
      for (Class<? extends Payload> type : types) {
        ranks.put(type, types.indexOf(type));
      }
    }
    ranks.put(EventWithdrawn.class, Integer.MAX_VALUE);
    return ranks;
  }

  private static Integer rank(Payload payload) {
    return RANKS.get(payload.getClass());
  }

  /** Of payloads of one type, or of one rank in different kinds' courses. */
  private static int compare(Payload one, Payload other) {
    if (one.equals(other)) {
      return 0;
    }
    int byType = one.getClass().getSimpleName().compareTo(other.getClass().getSimpleName());
    if (byType != 0) {
      return byType;
    }
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      int byComponent = NULLS_FIRST.compare(value(component, one), value(component, other));
      if (byComponent != 0) {
        return byComponent;
      }
    }
    throw new IllegalStateException("differ in no component: " + one + ", " + other);
  }

  @SuppressWarnings("unchecked")
  private static Comparable<Object> value(RecordComponent component, Payload payload) {
    try {
      return (Comparable<Object>) component.getAccessor().invoke(payload);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a payload's components are public", e);
    }
  }
}
