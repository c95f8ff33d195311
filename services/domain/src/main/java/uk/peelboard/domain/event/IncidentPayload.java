package uk.peelboard.domain.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What can happen to an incident. */
public sealed interface IncidentPayload extends Payload {

  enum FlaggedBy {
    CALL_TAKER,
    OFFICER,
    AUTOMATIC,
    UNKNOWN
  }

  enum EscalationReason {
    VULNERABILITY,
    VOLUME_DEMAND,
    UNKNOWN
  }

  /**
   * @param controlRoom where it was opened, or null
   * @param category the force's code for the kind of incident, or null
   * @param callId the call that it came of, or null
   * @param callReceivedAt when that call was received, the attendance clock's start, or null
   * @param callerKey a keyed hash of the caller's number, or null
   */
  record IncidentOpened(
      String grade,
      String area,
      String controlRoom,
      String category,
      String callId,
      Instant callReceivedAt,
      String callerKey,
      boolean domesticAbuse,
      boolean requiresDeployment)
      implements IncidentPayload {
    public IncidentOpened {
      requireNonNull(grade, "grade");
      requireNonNull(area, "area");
    }
  }

  /**
   * @param reason why it was graded anew, or null
   */
  record IncidentGraded(String grade, String reason) implements IncidentPayload {
    public IncidentGraded {
      requireNonNull(grade, "grade");
    }
  }

  record VulnerabilityFlagged(String flag, FlaggedBy by) implements IncidentPayload {
    public VulnerabilityFlagged {
      requireNonNull(flag, "flag");
      requireNonNull(by, "by");
    }
  }

  /**
   * @param method such as THRIVE
   * @param level what it came to, or null
   */
  record RiskAssessed(String method, String level) implements IncidentPayload {
    public RiskAssessed {
      requireNonNull(method, "method");
    }
  }

  record VictimContacted() implements IncidentPayload {}

  record TerminalAssigned(String terminal, String controlRoom) implements IncidentPayload {
    public TerminalAssigned {
      requireNonNull(terminal, "terminal");
      requireNonNull(controlRoom, "controlRoom");
    }
  }

  /**
   * @param resource a keyed hash
   */
  record ResourceAssigned(String resource) implements IncidentPayload {
    public ResourceAssigned {
      requireNonNull(resource, "resource");
    }
  }

  /**
   * @param resource a keyed hash
   * @param kind such as OFFICER or AMBULANCE: the profile says which kinds are not police
   */
  record ResourceArrived(String resource, String kind) implements IncidentPayload {
    public ResourceArrived {
      requireNonNull(resource, "resource");
      requireNonNull(kind, "kind");
    }
  }

  record AppointmentBooked(Instant slotStart, Instant slotEnd) implements IncidentPayload {
    public AppointmentBooked {
      requireNonNull(slotStart, "slotStart");
      requireNonNull(slotEnd, "slotEnd");
    }
  }

  record IncidentEscalated(EscalationReason reason) implements IncidentPayload {
    public IncidentEscalated {
      requireNonNull(reason, "reason");
    }
  }

  record IncidentClosed(String reason) implements IncidentPayload {
    public IncidentClosed {
      requireNonNull(reason, "reason");
    }
  }

  record IncidentReopened() implements IncidentPayload {}
}
