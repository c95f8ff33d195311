package uk.peelboard.domain.event;

import static java.util.Objects.requireNonNull;

/**
 * What a caller's journal is made of. No system sends it: the pipeline tells it of calls, whenever
 * an event changes whose call one is, when it was presented or on which line.
 *
 * <p>The event's time is the call's presentation, and it was recorded when that came in from which
 * it follows; of several events about a call the one that {@link
 * uk.peelboard.domain.fact.CallerEvents#sequence comes last} holds.
 */
public sealed interface CallerPayload extends Payload {

  /**
   * @param line 999, 101 or OTHER
   */
  record CallMade(String callId, String line) implements CallerPayload {
    public CallMade {
      requireNonNull(callId, "callId");
      requireNonNull(line, "line");
    }
  }

  /** The call was withdrawn, or turned out to be another's or of another time. */
  record CallTakenBack(String callId) implements CallerPayload {
    public CallTakenBack {
      requireNonNull(callId, "callId");
    }
  }
}
