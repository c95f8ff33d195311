package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.CRIME;

import java.util.UUID;
import uk.peelboard.domain.event.CrimePayload.CrimeCancelled;
import uk.peelboard.domain.event.CrimePayload.CrimeReclassified;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.CrimePayload.OutcomeRescinded;
import uk.peelboard.domain.event.EventWithdrawn;

/**
 * Records crimes and, days to months later, what became of them. How long that takes is drawn, for
 * investigators and their workloads are not simulated yet.
 */
final class CrimeRegister {
  /** Home Office offence groups with made-up shares. */
  private static final String[] OFFENCES = {
    "Violence against the person",
    "Theft offences",
    "Criminal damage and arson",
    "Public order offences",
    "Drug offences",
    "Robbery",
    "Sexual offences",
    "Possession of weapons offences",
    "Miscellaneous crimes against society"
  };

  private static final double[] OFFENCE_SHARES = {38, 33, 9, 7, 3, 3, 4, 1.5, 1.5};

  /**
   * Home Office outcome types with made-up shares: a little over an eighth is positive (types 1, 2,
   * 3, 6, 7 and 8), which makes 12% of the crimes recorded meanwhile, for some take longer than the
   * simulation has gone on and some are never decided.
   */
  private static final String[] OUTCOMES = {
    "1", "2", "3", "6", "7", "8", "22", "18", "16", "15", "14", "21", "20", "10", "9", "17"
  };

  private static final double[] OUTCOME_SHARES = {
    8.1, 0.4, 1.0, 0.1, 0.4, 2.8, 0.8, 42, 21, 9, 6, 2.5, 2.2, 1.5, 0.7, 1.3
  };

  private static final int POSITIVE_OR_DIVERTED = 7;
  private static final int NO_SUSPECT = 7;

  private static final double NEVER_DECIDED = 0.03;

  private final World world;
  private final Chance chance;

  CrimeRegister(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
  }

  /** A crime comes of an incident. */
  void arise(Incident incident) {
    boolean domesticAbuse = incident.domesticAbuse && chance.of(0.95);
    enter(incident.areaWritten, domesticAbuse, incident.id);
  }

  /** A crime is reported without an incident. */
  void report() {
    String area = world.areas().written(world.areas().pick(chance), chance);
    enter(area, chance.of(0.1), null);
  }

  private void enter(String area, boolean domesticAbuse, String incidentId) {
    String crime = world.recorder().newId(CRIME, 'X');
    String offence = domesticAbuse ? OFFENCES[0] : offence();
    String victim = chance.of(0.8) ? world.pseudonyms().of("victim " + crime) : null;
    world.record(
        CRIME, crime, new CrimeRecorded(offence, null, area, domesticAbuse, victim, incidentId));
    if (chance.of(0.01)) {
      later(6, () -> world.record(CRIME, crime, new CrimeCancelled("RECORDED_IN_ERROR")));
      return;
    }
    if (chance.of(0.02)) {
      later(9, () -> world.record(CRIME, crime, new CrimeReclassified(offence(), null)));
    }
    if (!chance.of(NEVER_DECIDED)) {
      int outcome = chance.pick(OUTCOME_SHARES);
      later(daysTo(outcome), () -> decide(crime, OUTCOMES[outcome]));
    }
  }

  private String offence() {
    return OFFENCES[chance.pick(OFFENCE_SHARES)];
  }

  private double daysTo(int outcome) {
    if (outcome < POSITIVE_OR_DIVERTED) {
      return chance.lognormal(12, 1.2);
    }
    return outcome == NO_SUSPECT ? chance.lognormal(5, 1.1) : chance.lognormal(24, 0.9);
  }

  /** On the day, but in office hours or thereabouts: spread over half of it. */
  private void later(double days, Runnable what) {
    world.agenda().after(days * 86_400 + chance.between(600, 43_200), what);
  }

  private void decide(String crime, String outcome) {
    if (chance.of(0.002)) {
      mistake(crime);
    }
    world.record(CRIME, crime, new OutcomeAssigned(outcome));
    double afterwards = chance.draw();
    if (afterwards < 0.012) {
      String other = OUTCOMES[chance.pick(OUTCOME_SHARES)];
      later(15, () -> world.record(CRIME, crime, new OutcomeAssigned(other)));
    } else if (afterwards < 0.015) {
      later(20, () -> world.record(CRIME, crime, new OutcomeRescinded()));
    }
  }

  /** Entered on the wrong crime, and taken back. */
  private void mistake(String crime) {
    UUID wrong = world.record(CRIME, crime, new OutcomeAssigned("8"));
    world
        .agenda()
        .after(
            chance.exponential(3 * 3600),
            () -> world.record(CRIME, crime, new EventWithdrawn(wrong, "ENTERED_ON_WRONG_CRIME")));
  }
}
