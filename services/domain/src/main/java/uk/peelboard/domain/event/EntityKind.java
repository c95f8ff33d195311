package uk.peelboard.domain.event;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What events are about: each kind has a topic of its own and is keyed by its own id. */
public enum EntityKind {
  CALL("calls", "callId", CallPayload.class),
  INCIDENT("incidents", "incidentId", IncidentPayload.class),
  CRIME("crimes", "crimeRef", CrimePayload.class),
  CASE("cases", "caseId", CasePayload.class),
  /** Told of by the pipeline itself, from calls: no system sends its events. */
  CALLER("callers", "callerId", CallerPayload.class);

  /** The kinds whose events come in from the force's systems. */
  public static final List<EntityKind> FEEDS = List.of(CALL, INCIDENT, CRIME, CASE);

  private final String topic;
  private final String idField;
  private final List<Class<? extends Payload>> payloadTypes;

  EntityKind(String topic, String idField, Class<? extends Payload> payloads) {
    this.topic = topic;
    this.idField = idField;
    Stream<Class<?>> own = Arrays.stream(payloads.getPermittedSubclasses());
    this.payloadTypes =
        (payloads == CallerPayload.class
                ? own
                : Stream.concat(own, Stream.of(EventWithdrawn.class)))
            .<Class<? extends Payload>>map(type -> type.asSubclass(Payload.class))
            .toList();
  }

  /** The topic that carries this kind's events. */
  public String topic() {
    return topic;
  }

  /** Whether its events come in from the force's systems, and not from the pipeline itself. */
  public boolean isFeed() {
    return FEEDS.contains(this);
  }

  /** The name of the field that holds the entity id. */
  public String idField() {
    return idField;
  }

  /** Every payload that an event about this kind may carry, in the order of the schema's union. */
  public List<Class<? extends Payload>> payloadTypes() {
    return payloadTypes;
  }

  /** The kind whose events come in on {@code topic}, or null when none do. */
  public static EntityKind feedOfTopic(String topic) {
    EntityKind kind = ofTopic(topic);
    return kind != null && kind.isFeed() ? kind : null;
  }

  /** The kind whose events {@code topic} carries, or null when it carries none. */
  public static EntityKind ofTopic(String topic) {
    for (EntityKind kind : values()) {
      if (kind.topic.equals(topic)) {
        return kind;
      }
    }
    return null;
  }
}
