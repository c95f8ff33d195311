package uk.peelboard.standalone.bench;

import static uk.peelboard.standalone.bench.Scene.DAY;
import static uk.peelboard.standalone.bench.Scene.HOUR;

import uk.peelboard.domain.event.CrimePayload.CrimeCancelled;
import uk.peelboard.domain.event.CrimePayload.CrimeReclassified;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.CrimePayload.OutcomeRescinded;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.ingest.simulator.Chance;

/** A crime is decided days to months after it was recorded. */
final class CrimeCourse {
  private static final String[] OFFENCES = {
    "Violence against the person",
    "Theft offences",
    "Criminal damage and arson",
    "Public order offences",
    "Drug offences",
    "Robbery",
    "Sexual offences"
  };
  private static final double[] OFFENCE_SHARES = {38, 33, 9, 9, 4, 3, 4};
  private static final String[] OUTCOMES = {"1", "3", "8", "22", "18", "16", "15", "14"};
  private static final double[] OUTCOME_SHARES = {8, 1, 3, 1, 43, 22, 13, 9};

  private final Scene scene;
  private final Chance chance;

  CrimeCourse(Scene scene) {
    this.scene = scene;
    this.chance = scene.chance();
  }

  void online(long at) {
    draw(at, scene.area(), chance.of(0.1), null);
  }

  void ofIncident(long at, String area, boolean domestic, String incident) {
    draw(at, area, domestic, incident);
  }

  private void draw(long recorded, String area, boolean domestic, String incident) {
    Course crime = scene.begin(EntityKind.CRIME);
    String victim = chance.of(0.8) ? scene.person() : null;
    scene.then(
        crime,
        recorded,
        new CrimeRecorded(
            domestic ? OFFENCES[0] : offence(), null, area, domestic, victim, incident));
    long at = recorded;
    if (chance.of(0.02)) {
      at += scene.exponential(6 * DAY);
      scene.then(crime, at, new CrimeReclassified(offence(), null));
    }
    if (chance.of(0.01)) {
      at += scene.exponential(6 * DAY);
      scene.then(crime, at, new CrimeCancelled("RECORDED_IN_ERROR"));
    } else if (chance.of(0.97)) {
      decide(crime, at);
    }
    scene.end(crime);
  }

  private void decide(Course crime, long from) {
    long at = from + scene.lognormal(14 * DAY, 1.1);
    scene.then(crime, at, new OutcomeAssigned(outcome()));
    double afterwards = chance.draw();
    if (afterwards < 0.012) {
      scene.then(crime, at + scene.exponential(15 * DAY), new OutcomeAssigned(outcome()));
    } else if (afterwards < 0.015) {
      scene.then(crime, at + scene.exponential(20 * DAY), new OutcomeRescinded());
    } else if (afterwards < 0.017) {
      scene.then(
          crime,
          at + scene.exponential(3 * HOUR),
          new EventWithdrawn(
              crime.events().get(crime.events().size() - 1).id(), "ENTERED_ON_WRONG_CRIME"));
    }
  }

  private String offence() {
    return OFFENCES[chance.pick(OFFENCE_SHARES)];
  }

  private String outcome() {
    return OUTCOMES[chance.pick(OUTCOME_SHARES)];
  }
}
