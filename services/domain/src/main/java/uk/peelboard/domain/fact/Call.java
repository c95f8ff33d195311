package uk.peelboard.domain.fact;

import java.time.Instant;
import java.util.List;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallEnded;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallPayload.CallbackAccepted;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A call. Of several events of a type the first counts.
 *
 * <p>A call is answered, abandoned or to be called back, and never two of these: the first in time
 * decides, and a second is a finding. Any component may be null but the first event's time.
 *
 * @param firstSeenAt when its first event occurred
 * @param answeredAt null unless that is how the call's wait ended; likewise for the next two
 * @param abandonedStage how far an abandoned call had come
 * @param endedAt when the line was closed
 * @param endedTwice whether it was also said to have ended its wait in another way
 */
public record Call(
    Instant firstSeenAt,
    String line,
    String area,
    Instant presentedAt,
    Instant queuedAt,
    Instant answeredAt,
    Instant abandonedAt,
    Stage abandonedStage,
    Instant calledBackAt,
    Instant endedAt,
    boolean endedTwice)
    implements Fact {

  static Call of(List<Event> standing) {
    CallPresented presented = null;
    Instant presentedAt = null;
    Event ending = null;
    boolean endedTwice = false;
    for (Event event : standing) {
      Payload payload = event.payload();
      if (presented == null && payload instanceof CallPresented first) {
        presented = first;
        presentedAt = event.occurredAt();
      } else if (payload instanceof CallAnswered
          || payload instanceof CallAbandoned
          || payload instanceof CallbackAccepted) {
        if (ending == null) {
          ending = event;
        } else {
          endedTwice |= ending.payload().getClass() != payload.getClass();
        }
      }
    }
    return new Call(
        standing.get(0).occurredAt(),
        presented == null ? null : presented.line(),
        presented == null ? null : presented.area(),
        presentedAt,
        Journal.firstTime(standing, CallQueued.class),
        timeIf(CallAnswered.class, ending),
        timeIf(CallAbandoned.class, ending),
        ending != null && ending.payload() instanceof CallAbandoned abandoned
            ? abandoned.stage()
            : null,
        timeIf(CallbackAccepted.class, ending),
        Journal.firstTime(standing, CallEnded.class),
        endedTwice);
  }

  private static Instant timeIf(Class<? extends Payload> type, Event ending) {
    return ending != null && type.isInstance(ending.payload()) ? ending.occurredAt() : null;
  }

  /** When its wait for a person ended, however it did; null while it lasts. */
  public Instant waitedUntil() {
    if (answeredAt != null) {
      return answeredAt;
    }
    if (abandonedAt != null) {
      return abandonedAt;
    }
    return calledBackAt != null ? calledBackAt : endedAt;
  }

  /** The force's own clock start where it is known, else the BT handover. */
  public Instant waitingSince() {
    return queuedAt != null ? queuedAt : presentedAt;
  }

  /** The time whose day all of the call's figures belong to. */
  public Instant countedAt() {
    return presentedAt != null ? presentedAt : waitingSince();
  }

  public boolean abandonedInQueue() {
    return abandonedAt != null && abandonedStage != Stage.IVR;
  }

  @Override
  public List<Finding> findings(ForceProfile profile) {
    boolean noEnding =
        endedAt != null
            && waitedUntil().equals(endedAt)
            && answeredAt == null
            && abandonedAt == null
            && calledBackAt == null;
    return new Findings(profile, firstSeenAt)
        .when(presentedAt == null, "call-not-presented")
        .when(noEnding, "call-ended-neither-answered-nor-abandoned")
        .when(endedTwice, "call-answered-and-abandoned")
        .whenUnknown(Dimension.LINE, line)
        .whenUnknown(Dimension.AREA, area)
        .all();
  }
}
