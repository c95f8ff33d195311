package uk.peelboard.ingest;

import java.time.Clock;
import java.util.Optional;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.Rejection;

/**
 * What the pipeline would not count is turned away already here, where its sender can be told. May
 * be used by many threads at once.
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
    return admission.get().check(event.kind(), event.event(), clock.instant());
  }
}
