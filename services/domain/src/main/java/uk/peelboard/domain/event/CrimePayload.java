package uk.peelboard.domain.event;

import static java.util.Objects.requireNonNull;

/** What can happen to a recorded crime. */
public sealed interface CrimePayload extends Payload {

  /**
   * @param offenceCode the Home Office offence code of five characters, or null
   * @param victimKey a keyed hash, or null
   * @param incidentId the incident that it arose from, or null
   */
  record CrimeRecorded(
      String offenceGroup,
      String offenceCode,
      String area,
      boolean domesticAbuse,
      String victimKey,
      String incidentId)
      implements CrimePayload {
    public CrimeRecorded {
      requireNonNull(offenceGroup, "offenceGroup");
      requireNonNull(area, "area");
    }
  }

  /**
   * @param offenceCode the Home Office offence code of five characters, or null
   */
  record CrimeReclassified(String offenceGroup, String offenceCode) implements CrimePayload {
    public CrimeReclassified {
      requireNonNull(offenceGroup, "offenceGroup");
    }
  }

  record CrimeCancelled(String ground) implements CrimePayload {
    public CrimeCancelled {
      requireNonNull(ground, "ground");
    }
  }

  /**
   * @param outcome a Home Office outcome type, or a group's code where the source gives no more
   */
  record OutcomeAssigned(String outcome) implements CrimePayload {
    public OutcomeAssigned {
      requireNonNull(outcome, "outcome");
    }
  }

  /** The outcome that stands no longer does, and none takes its place. */
  record OutcomeRescinded() implements CrimePayload {}
}
