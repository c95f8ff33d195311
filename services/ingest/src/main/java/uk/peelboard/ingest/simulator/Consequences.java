package uk.peelboard.ingest.simulator;

import uk.peelboard.ingest.simulator.Incident.Kind;

/** What an incident leads to: a crime, a form, an arrest, somebody to look for. */
final class Consequences {
  private final Chance chance;
  private final Asked asked;
  private final CrimeRegister crimes;
  private final DomesticAbuse domesticAbuse;
  private final MissingPeople missing;

  Consequences(
      Chance chance,
      Asked asked,
      CrimeRegister crimes,
      DomesticAbuse domesticAbuse,
      MissingPeople missing) {
    this.chance = chance;
    this.asked = asked;
    this.crimes = crimes;
    this.domesticAbuse = domesticAbuse;
    this.missing = missing;
  }

  void atOnce(Incident incident) {
    if (incident.kind == Kind.MISSING_PERSON) {
      missing.report(incident.areaWritten);
    }
  }

  /** When it is closed, seen to. */
  void afterwards(Incident incident) {
    if (incident.domesticAbuse()) {
      ofDomesticAbuse(incident.areaWritten, incident.id);
    } else if (incident.kind == Kind.OTHER
        && chance.of(Grading.crimes(incident.urgency) * asked.crimesPerIncident())) {
      crimes.enter(incident.areaWritten, false, incident.id);
    }
  }

  /**
   * @param incidentId or null, before incidents are simulated
   */
  void ofDomesticAbuse(String area, String incidentId) {
    boolean crime = chance.of(asked.domesticAbuseCrimes());
    if (crime) {
      crimes.enter(area, true, incidentId);
    }
    domesticAbuse.seenTo(area, crime);
  }
}
