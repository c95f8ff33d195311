package uk.peelboard.domain.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Something that happened to one entity.
 *
 * @param id unique to the event: a second event with the same id is a duplicate
 * @param entityId the call, incident, crime or case it is about; the key on its topic
 * @param occurredAt when it happened, the only time that counts, to the millisecond
 * @param recordedAt when the source system wrote it, to the millisecond
 * @param source which system it came from
 */
public record Event(
    UUID id,
    String entityId,
    Instant occurredAt,
    Instant recordedAt,
    String source,
    Payload payload) {

  /**
   * Time order, made total so that a journal reads the same whatever order its events came in: by
   * what happened, then by what was written down, then by the course that an entity takes (a grade
   * is given before an arrival of the same moment), then by id, then by content.
   */
  public static final Comparator<Event> IN_TIME_ORDER = Event::compareInTime;

  private static final Comparator<Event> WITHIN_A_MOMENT =
      Comparator.comparing(Event::payload, PayloadOrder.BY_COURSE)
          .thenComparing(Event::id)
          .thenComparing(Event::source)
          .thenComparing(Event::payload, PayloadOrder.BY_CONTENT);

  public Event {
    requireNonNull(id, "id");
    requireNonNull(entityId, "entityId");
    requireNonNull(occurredAt, "occurredAt");
    requireNonNull(recordedAt, "recordedAt");
    requireNonNull(source, "source");
    requireNonNull(payload, "payload");
  }

  /** Nearly always the first comparison decides, and it is made for every event. */
  private static int compareInTime(Event one, Event other) {
    int byTime = one.occurredAt.compareTo(other.occurredAt);
    if (byTime != 0) {
      return byTime;
    }
    int byWriting = one.recordedAt.compareTo(other.recordedAt);
    return byWriting != 0 ? byWriting : WITHIN_A_MOMENT.compare(one, other);
  }

  /** What happened, as events, metrics and messages name it, such as {@code CallAnswered}. */
  public String type() {
    return payload.getClass().getSimpleName();
  }
}
