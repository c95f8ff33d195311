package uk.peelboard.ingest.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A police force that is simulated: an endless stream of the events that its systems would send.
 *
 * <p>The same profile, scenario, start and seed give the same events with the same ids, however the
 * stream is cut into pieces; another seed or start gives other ids. Not for more than one thread.
 */
public final class SimulatedForce {
  /** Goes up with every change after which the same seed gives other events. */
  public static final int MODEL = 1;

  /**
   * Crimes are recorded for so long before the start of everything else, for outcomes come late: a
   * force whose first crime was four weeks ago has solved next to none.
   */
  public static final Duration CRIMES_BEFORE_START = Duration.ofDays(84);

  private static final double HOUR = 3600;

  private final Scenario scenario;
  private final long start;
  private final Agenda agenda;
  private final Chance chance;
  private final Demand demand;
  private final Recorder recorder;
  private final ContactCentre contactCentre;
  private final ControlRoom controlRoom;
  private final CrimeRegister crimes;
  private final Safeguarding safeguarding;

  /** As {@link Scenario#WEST_MIDLANDS_2024} has it. */
  public SimulatedForce(ForceProfile profile, Instant start, long seed) {
    this(profile, Scenario.WEST_MIDLANDS_2024, start, seed);
  }

  /**
   * @param profile its areas, grades (the first is immediate, the second priority, the third
   *     scheduled, the last by telephone), zone and kinds of resource that are not police
   * @param start when the force starts from nothing, with no call and no incident open; crimes
   *     start {@link #CRIMES_BEFORE_START} earlier
   */
  public SimulatedForce(ForceProfile profile, Scenario scenario, Instant start, long seed) {
    if (profile.areas().isEmpty() || profile.grades().isEmpty()) {
      throw new IllegalArgumentException(
          "the profile " + profile.id() + " has no areas or no grades to simulate");
    }
    this.scenario = scenario;
    this.start = start.toEpochMilli();
    agenda = new Agenda(firstInstant(start).toEpochMilli());
    Chance root = new Chance(seed ^ Long.rotateLeft(this.start, 20));
    recorder = new Recorder(agenda, root.split());
    demand = new Demand(scenario, profile.zone());
    Areas areas = new Areas(profile.areas());
    World world = new World(agenda, recorder, new Pseudonyms(seed), areas, profile.zone());
    crimes = new CrimeRegister(world, root.split());
    safeguarding = new Safeguarding(world, root.split());
    controlRoom =
        new ControlRoom(
            world,
            root.split(),
            scenario,
            List.copyOf(profile.grades().keySet()),
            List.copyOf(profile.nonPoliceResourceKinds()),
            crimes,
            safeguarding);
    contactCentre = new ContactCentre(world, root.split(), scenario.handlerMargin(), controlRoom);
    chance = root.split();
    agenda.at(agenda.now(), this::hour);
  }

  /** Nothing of a force that starts at {@code start} is sent before this. */
  public static Instant firstInstant(Instant start) {
    return start.minus(CRIMES_BEFORE_START);
  }

  /**
   * Hands out, in the order of {@link Delivery#at}, what is sent before {@code until} and has not
   * been handed out yet.
   */
  public void advanceTo(Instant until, Consumer<Delivery> to) {
    long end = until.toEpochMilli();
    while (agenda.next() < end) {
      recorder.deliverBefore(agenda.next(), to);
      agenda.happen();
    }
    recorder.deliverBefore(end, to);
  }

  /** Each hour begins with a new roster, and with what the hour will bring. */
  private void hour() {
    int hourOfWeek = demand.hourOfWeek(agenda.now());
    if (agenda.now() < start) {
      during(scenario.crimesPerDay() / 24, crimes::report);
    } else {
      double mood = chance.lognormal(1, 0.06);
      controlRoom.hour(demand, hourOfWeek);
      contactCentre.hour(demand, hourOfWeek);
      during(demand.emergenciesPerHour(hourOfWeek) * mood, () -> contactCentre.ring(true));
      during(demand.nonEmergenciesPerHour(hourOfWeek) * mood, () -> contactCentre.ring(false));
      during(scenario.otherIncidentsPerDay() / 24, controlRoom::openWithoutCall);
      during(scenario.onlineCrimesPerDay() / 24, crimes::report);
      during(Safeguarding.MARAC_PER_HOUR, safeguarding::refer);
      during(Safeguarding.MISSING_PER_HOUR, safeguarding::goMissing);
    }
    agenda.after(HOUR, this::hour);
  }

  /** Something that happens so often this hour, independently of itself. */
  private void during(double perHour, Runnable what) {
    for (double at = chance.exponential(HOUR / perHour);
        at < HOUR;
        at += chance.exponential(HOUR / perHour)) {
      agenda.after(at, what);
    }
  }
}
