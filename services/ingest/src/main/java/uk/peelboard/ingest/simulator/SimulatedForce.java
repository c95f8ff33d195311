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
  public static final int MODEL = 3;

  /**
   * Crimes and cases are recorded for so long before the start of everything else, for outcomes
   * come late: a force whose first crime was four weeks ago has solved next to none.
   */
  public static final Duration REGISTERS_BEFORE_START = Duration.ofDays(84);

  private static final double HOUR = 3600;

  /**
   * The part of domestic abuse incidents that is seen to: the others are duplicates or cancelled.
   */
  private static final double SEEN_TO = 0.88;

  private final Scenario scenario;
  private final long start;
  private final Agenda agenda;
  private final Chance chance;
  private final Areas areas;
  private final Demand demand;
  private final Recorder recorder;
  private final ContactCentre contactCentre;
  private final ControlRoom controlRoom;
  private final CrimeRegister crimes;
  private final Consequences consequences;
  private final Conferences conferences;
  private final OffenderManagement offenders;
  private final OrganisedCrime organisedCrime;
  private Demand.Week week;
  private Staffing staffing;

  /** As the first of {@link Scenario#NAMES} has it. */
  public SimulatedForce(ForceProfile profile, Instant start, long seed) {
    this(profile, Scenario.named(Scenario.NAMES.get(0)), start, seed);
  }

  /** With {@link #REGISTERS_BEFORE_START}. */
  public SimulatedForce(ForceProfile profile, Scenario scenario, Instant start, long seed) {
    this(profile, scenario, firstInstant(start), start, seed);
  }

  /**
   * @param profile its areas, grades (the first is immediate, the second priority, the third
   *     scheduled, the last by telephone), zone and kinds of resource that are not police
   * @param registers when crimes and cases start
   * @param start when the force starts from nothing, with no call and no incident open
   */
  public SimulatedForce(
      ForceProfile profile, Scenario scenario, Instant registers, Instant start, long seed) {
    if (profile.areas().isEmpty() || profile.grades().isEmpty()) {
      throw new IllegalArgumentException(
          "the profile " + profile.id() + " has no areas or no grades to simulate");
    }
    this.scenario = scenario;
    this.start = start.toEpochMilli();
    agenda = new Agenda(registers.toEpochMilli());
    Chance root = new Chance(seed ^ Long.rotateLeft(this.start, 20));
    recorder = new Recorder(agenda, root.split(), this.start, scenario.outages());
    Asked asked = scenario.asked();
    demand = new Demand(asked, profile.zone());
    areas = new Areas(profile.areas());
    World world = new World(agenda, recorder, new Pseudonyms(seed), areas, profile.zone());
    CaseBook cases = new CaseBook(world, root.split());
    conferences = new Conferences(world, root.split(), cases);
    DomesticAbuse domesticAbuse = new DomesticAbuse(world, root.split(), asked, cases, conferences);
    crimes = new CrimeRegister(world, root.split(), asked, cases);
    offenders = new OffenderManagement(world, root.split(), asked.offenders(), cases);
    organisedCrime = new OrganisedCrime(root.split(), asked.crimeGroups(), cases);
    MissingPeople missing = new MissingPeople(cases, root.split());
    consequences = new Consequences(root.split(), asked, crimes, domesticAbuse, missing);
    controlRoom =
        new ControlRoom(
            world,
            root.split(),
            asked,
            List.copyOf(profile.grades().keySet()),
            List.copyOf(profile.nonPoliceResourceKinds()),
            consequences);
    contactCentre = new ContactCentre(world, root.split(), controlRoom);
    chance = root.split();
    agenda.at(agenda.now(), this::begin);
  }

  /** Nothing of a force that starts at {@code start} is sent before this. */
  public static Instant firstInstant(Instant start) {
    return start.minus(REGISTERS_BEFORE_START);
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

  private void begin() {
    offenders.begin();
    organisedCrime.begin();
    hour();
  }

  /** Each hour begins with those who are on duty then, and with what the hour will bring. */
  private void hour() {
    int hourOfWeek = demand.hourOfWeek(agenda.now());
    boolean started = agenda.now() >= start;
    plan(hourOfWeek, started);
    if (hourOfWeek % 24 == 9) {
      offenders.day(staffing);
      organisedCrime.day();
      conferences.day(staffing);
    }
    Asked asked = scenario.asked();
    if (started) {
      double mood = chance.lognormal(1, 0.06);
      controlRoom.hour(hourOfWeek);
      contactCentre.hour(hourOfWeek);
      during(week.emergencies(hourOfWeek) * mood, () -> contactCentre.ring(true));
      during(week.others(hourOfWeek) * mood, () -> contactCentre.ring(false));
      during(asked.otherIncidentsPerDay() / 24, controlRoom::openWithoutCall);
      during(asked.onlineCrimesPerDay() / 24, crimes::report);
    } else {
      double abuse = asked.incidentsPerDay() * asked.domesticAbuseIncidents() * SEEN_TO;
      during(asked.otherCrimesPerDay() / 24, crimes::report);
      during(
          abuse / 24,
          () -> consequences.ofDomesticAbuse(areas.written(areas.pick(chance), chance), null));
    }
    agenda.after(HOUR, this::hour);
  }

  /** At the start of everything, of a week, and when staff changes. */
  private void plan(int hourOfWeek, boolean started) {
    Staffing now = scenario.staffing(Duration.ofMillis(agenda.now() - start));
    if (!now.equals(staffing) || hourOfWeek == 0 || agenda.now() == start) {
      staffing = now;
      week = demand.week(agenda.now());
      crimes.plan(now);
      if (started) {
        controlRoom.plan(week, now);
        contactCentre.plan(week, now);
      }
    }
  }

  /** Something that happens so often this hour, independently of itself. */
  private void during(double perHour, Runnable what) {
    if (perHour <= 0) {
      return;
    }
    for (double at = chance.exponential(HOUR / perHour);
        at < HOUR;
        at += chance.exponential(HOUR / perHour)) {
      agenda.after(at, what);
    }
  }
}
