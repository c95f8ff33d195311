package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.CRIME;
import static uk.peelboard.ingest.simulator.CaseBook.DAY;

import java.util.Set;
import java.util.UUID;
import uk.peelboard.domain.event.CrimePayload.CrimeCancelled;
import uk.peelboard.domain.event.CrimePayload.CrimeReclassified;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.CrimePayload.OutcomeRescinded;
import uk.peelboard.domain.event.EventWithdrawn;

/**
 * Records crimes, has them looked into and, days to months later, writes down what became of them.
 * What there is to be found out is drawn when the crime is; when it is, and whether it still is,
 * depends on how long it takes until somebody looks.
 */
final class CrimeRegister {
  private static final String VIOLENCE = "Violence against the person";
  private static final String SEXUAL = "Sexual offences";

  /** Home Office offence groups, with made-up shares. */
  private static final String[] OFFENCES = {
    VIOLENCE,
    "Theft offences",
    "Criminal damage and arson",
    "Public order offences",
    "Drug offences",
    "Robbery",
    SEXUAL,
    "Possession of weapons offences",
    "Miscellaneous crimes against society"
  };

  private static final double[] OFFENCE_SHARES = {38, 33, 9, 7, 3, 3, 4, 1.5, 1.5};

  /** No suspect: what the crime desk files when it has read it. */
  private static final String NO_SUSPECT = "18";

  private static final String EVIDENCE_GONE = "15";

  private static final Set<String> NEED_EVIDENCE = Set.of("1", "2", "3", "4", "6", "8");

  /** Days without anybody looking after which a third of such evidence is left. */
  private static final double EVIDENCE_LASTS = 75;

  private static final double NEVER_DECIDED = 0.03;

  private final World world;
  private final Chance chance;
  private final Asked asked;
  private final Investigators specialists;
  private final Investigators others;
  private final VictimUpdates updates;

  CrimeRegister(World world, Chance chance, Asked asked, CaseBook cases) {
    this.world = world;
    this.chance = chance;
    this.asked = asked;
    updates = new VictimUpdates(cases, chance.split());
    specialists = new Investigators(world, chance.split(), "PPU", cases);
    others = new Investigators(world, chance.split(), "CID", null);
  }

  void plan(Staffing staffing) {
    specialists.onDuty(staffing.specialists());
    others.onDuty(staffing.investigators());
  }

  /** A crime is reported without an incident. */
  void report() {
    enter(world.areas().written(world.areas().pick(chance), chance), false, null);
  }

  /**
   * @param incidentId what it comes of, or null
   */
  void enter(String area, boolean domesticAbuse, String incidentId) {
    String crime = world.recorder().newId(CRIME, 'X');
    String offence = domesticAbuse ? VIOLENCE : OFFENCES[chance.pick(OFFENCE_SHARES)];
    String victim = chance.of(0.8) ? world.pseudonyms().of("victim " + crime) : null;
    world.record(
        CRIME, crime, new CrimeRecorded(offence, null, area, domesticAbuse, victim, incidentId));
    if (chance.of(0.01)) {
      later(6, () -> world.record(CRIME, crime, new CrimeCancelled("RECORDED_IN_ERROR")));
      return;
    }
    if (chance.of(0.02)) {
      String other = OFFENCES[chance.pick(OFFENCE_SHARES)];
      later(9, () -> world.record(CRIME, crime, new CrimeReclassified(other, null)));
    }
    String found =
        (domesticAbuse ? asked.outcomesOfDomesticAbuse() : asked.outcomes()).pick(chance);
    if (found.equals(NO_SUSPECT)) {
      later(chance.lognormal(5, 1.1), () -> decide(crime, found, domesticAbuse));
    } else if (!chance.of(NEVER_DECIDED)) {
      boolean special = domesticAbuse || offence.equals(SEXUAL);
      if (victim != null) {
        updates.promise(area, special, (special ? specialists : others).pressure());
      }
      (special ? specialists : others)
          .take(area, waited -> decide(crime, inTime(found, waited), domesticAbuse));
    }
  }

  /** What is left of the evidence after so many days. */
  private String inTime(String outcome, double waited) {
    boolean gone =
        NEED_EVIDENCE.contains(outcome) && chance.of(1 - StrictMath.exp(-waited / EVIDENCE_LASTS));
    return gone ? EVIDENCE_GONE : outcome;
  }

  /** On the day, but in office hours or thereabouts: spread over half of it. */
  private void later(double days, Runnable what) {
    world.agenda().after(days * DAY + chance.between(600, 43_200), what);
  }

  private void decide(String crime, String outcome, boolean domesticAbuse) {
    if (chance.of(0.002)) {
      mistake(crime);
    }
    world.record(CRIME, crime, new OutcomeAssigned(outcome));
    double afterwards = chance.draw();
    if (afterwards < 0.012) {
      Shares outcomes = domesticAbuse ? asked.outcomesOfDomesticAbuse() : asked.outcomes();
      String other = outcomes.pick(chance);
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
