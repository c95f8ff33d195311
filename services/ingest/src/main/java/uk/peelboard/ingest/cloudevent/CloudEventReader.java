package uk.peelboard.ingest.cloudevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventCheck;
import uk.peelboard.ingest.cloudevent.InvalidEventException.Kind;
import uk.peelboard.schemas.PayloadType;
import uk.peelboard.schemas.PayloadTypes;
import uk.peelboard.schemas.Rejection;

/**
 * Makes events of CloudEvents in structured JSON: {@code id} is the event id, {@code type} the
 * payload, {@code subject} the entity id, {@code time} when it happened, {@code data} the payload's
 * fields.
 *
 * <p>Two extensions: {@code recordedat} is when the source system wrote it down, by default now, or
 * {@code time} where that is later; {@code topic} is needed where the type alone does not tell the
 * topic, which is so for {@code EventWithdrawn}.
 */
public final class CloudEventReader {
  static final String RECORDED_AT = "recordedat";
  static final String TOPIC = "topic";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(JsonFormat.getCloudEventJacksonModule());
  private static final List<String> TEXTS =
      List.of("specversion", "id", "source", "type", "subject", "time");

  private final Clock clock;
  private final EventCheck check;

  public CloudEventReader(Clock clock) {
    this.clock = clock;
    this.check = new EventCheck(clock);
  }

  /** The event, which the pipeline would count if it were published now. */
  public AddressedEvent read(JsonNode json) throws InvalidEventException {
    if (!json.isObject()) {
      throw new InvalidEventException(Kind.NOT_AN_EVENT, "", "is not a JSON object");
    }
    for (String attribute : TEXTS) {
      requireText(json, attribute);
    }
    requireJsonData(json);
    UUID id = PayloadJson.uuid(json.get("id").textValue(), "/id");
    Instant occurredAt = Timestamps.parse(json.get("time").textValue(), "/time");
    CloudEvent cloudEvent = cloudEvent(json);
    EntityKind kind = kind(cloudEvent);
    PayloadType type = PayloadTypes.of(kind, cloudEvent.getType()).orElseThrow();
    Payload payload = PayloadJson.read(type, json.get("data"));
    AddressedEvent event =
        new AddressedEvent(
            kind,
            new Event(
                id,
                cloudEvent.getSubject(),
                occurredAt,
                recordedAt(cloudEvent, occurredAt),
                source(cloudEvent),
                payload));
    Rejection rejection = check.check(event).orElse(null);
    if (rejection != null) {
      throw new InvalidEventException(
          rejection.reason().code(), place(rejection.reason()), rejection.detail());
    }
    return event;
  }

  private static void requireText(JsonNode json, String attribute) throws InvalidEventException {
    JsonNode value = json.get(attribute);
    if (value == null || value.isNull()) {
      throw new InvalidEventException(Kind.MISSING, "/" + attribute, "is missing");
    }
    if (!value.isTextual()) {
      throw new InvalidEventException(Kind.WRONG_TYPE, "/" + attribute, "is not a string");
    }
    if (value.textValue().isEmpty()) {
      throw new InvalidEventException(Kind.MISSING, "/" + attribute, "is empty");
    }
  }

  private static CloudEvent cloudEvent(JsonNode json) throws InvalidEventException {
    try {
      return MAPPER.treeToValue(json, CloudEvent.class);
    } catch (JsonProcessingException e) {
      throw new InvalidEventException(Kind.NOT_AN_EVENT, "", e.getOriginalMessage());
    } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
      throw new InvalidEventException(Kind.NOT_AN_EVENT, "", e.getMessage());
    }
  }

  private static EntityKind kind(CloudEvent cloudEvent) throws InvalidEventException {
    String type = cloudEvent.getType();
    Set<EntityKind> kinds = PayloadTypes.kindsOf(type);
    if (kinds.isEmpty()) {
      throw new InvalidEventException(
          Kind.UNKNOWN_TYPE, "/type", "is no event's type; there are " + knownTypes());
    }
    Object topic = cloudEvent.getExtension(TOPIC);
    if (topic == null) {
      if (kinds.size() > 1) {
        throw new InvalidEventException(
            Kind.MISSING, "/" + TOPIC, "is missing: the extension says which of " + topics(kinds));
      }
      return kinds.iterator().next();
    }
    EntityKind kind = EntityKind.feedOfTopic(topic.toString());
    if (kind == null || !kinds.contains(kind)) {
      throw new InvalidEventException(
          Kind.BAD_VALUE, "/" + TOPIC, type + " goes to " + topics(kinds));
    }
    return kind;
  }

  private static String topics(Set<EntityKind> kinds) {
    return kinds.stream().map(EntityKind::topic).collect(Collectors.joining(", "));
  }

  private static String knownTypes() {
    return EntityKind.FEEDS.stream()
        .flatMap(kind -> PayloadTypes.of(kind).stream())
        .map(PayloadType::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static void requireJsonData(JsonNode json) throws InvalidEventException {
    JsonNode contentType = json.path("datacontenttype");
    if (contentType.isTextual() && !isJson(contentType.textValue())) {
      throw new InvalidEventException(
          Kind.BAD_VALUE, "/datacontenttype", "has to be application/json, or absent");
    }
    if (json.has("data_base64")) {
      throw new InvalidEventException(
          Kind.WRONG_TYPE, "/data_base64", "has to be data, as a JSON object");
    }
  }

  private static boolean isJson(String contentType) {
    String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  /** Not before it happened: an event of the future is wrong for that and for nothing else. */
  private Instant recordedAt(CloudEvent cloudEvent, Instant occurredAt)
      throws InvalidEventException {
    Object recordedAt = cloudEvent.getExtension(RECORDED_AT);
    if (recordedAt != null) {
      return Timestamps.parse(recordedAt.toString(), "/" + RECORDED_AT);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return now.isBefore(occurredAt) ? occurredAt : now;
  }

  private static String source(CloudEvent cloudEvent) throws InvalidEventException {
    try {
      return SourceNames.fromUriReference(cloudEvent.getSource().toString());
    } catch (IllegalArgumentException e) {
      throw new InvalidEventException(Kind.BAD_VALUE, "/source", e.getMessage());
    }
  }

  private static String place(RejectionReason reason) {
    return switch (reason) {
      case INVALID_ID -> "/subject";
      case IN_THE_FUTURE -> "/time";
      default -> "";
    };
  }
}
