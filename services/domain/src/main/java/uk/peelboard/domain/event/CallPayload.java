package uk.peelboard.domain.event;

import static java.util.Objects.requireNonNull;

/** What can happen to a call. */
public sealed interface CallPayload extends Payload {

  /** How far an abandoned call had come: the recorded menu, or a queue for a person. */
  enum Stage {
    IVR,
    QUEUE,
    UNKNOWN
  }

  /**
   * Clock start on the BT handover basis.
   *
   * @param line 999, 101 or OTHER
   * @param area the local policing area, or null
   * @param callerKey a keyed hash of the caller's number, or null when withheld
   * @param originForce the force that passed the call on, or null
   */
  record CallPresented(String line, String area, String callerKey, String originForce)
      implements CallPayload {
    public CallPresented {
      requireNonNull(line, "line");
    }
  }

  /** Clock start on the force basis: the call reached a queue for a person. */
  record CallQueued(String queue) implements CallPayload {
    public CallQueued {
      requireNonNull(queue, "queue");
    }
  }

  /**
   * A call handler answered; an automated greeting is not an answer.
   *
   * @param handler a keyed hash, or null
   */
  record CallAnswered(String handler) implements CallPayload {}

  record CallAbandoned(Stage stage) implements CallPayload {
    public CallAbandoned {
      requireNonNull(stage, "stage");
    }
  }

  /** The caller accepted to be called back: neither answered nor abandoned. */
  record CallbackAccepted() implements CallPayload {}

  /**
   * @param incidentId the incident that came of the call, or null
   */
  record CallEnded(String incidentId) implements CallPayload {}
}
