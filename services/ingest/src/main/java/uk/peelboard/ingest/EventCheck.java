package uk.peelboard.ingest;

import java.time.Clock;
import java.util.Optional;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.PayloadTypes;
import uk.peelboard.schemas.Rejection;

/**
 * What the pipeline would not count is turned away already here, where its sender can be told. May be
 * used by many threads at once.
 */
public final class EventCheck {
  private final ThreadLocal<Admission> admission =
      ThreadLocal.withInitial(() -> new Admission(Admission.DEFAULT_HORIZON));
  private final Clock clock;

  public EventCheck(Clock clock) {
    this.clock = clock;
  }

  /** Why {@code event} would not be counted if it were published now. */
  public Optional<Rejection> check(AddressedEvent event) {
    Optional<Rejection> rejection =
        admission.get().check(event.kind(), event.event(), clock.instant());
    return rejection.isPresent() || isText(event)
        ? rejection
        : Optional.of(
            new Rejection(RejectionReason.UNDECODABLE, "a text has half a surrogate pair"));
  }

  /** JSON can write what no encoding of text can. */
  private static boolean isText(AddressedEvent addressed) {
    Event event = addressed.event();
    if (!isText(event.entityId()) || !isText(event.source())) {
      return false;
    }
    for (Object value : PayloadTypes.of(addressed.kind(), event.payload()).values(event.payload())) {
      if (value instanceof String text && !isText(text)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
