package uk.peelboard.standalone.bench;

import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.simulator.Chance;

/**
 * An endless stream of events as a force's systems send them, in the order in which they send them:
 * calls that end within minutes, incidents of hours to days, crimes with outcomes weeks later,
 * cases over months, in the proportions of DOMAIN 1.3, 4 and 5. One in a hundred is sent twice, and
 * one in a hundred after a later one of the same entity.
 *
 * <p>Cheaper by far than the simulated force, whose people wait for one another: here every time is
 * drawn. The same profile, seed and volume give the same events, byte for byte, on any machine.
 */
final class Load {
  /** The first entity begins here, whenever the benchmark is run. */
  static final Instant BEGINS = Instant.parse("2023-07-01T00:00:00Z");

  /** How many a force as large as West Midlands sends. */
  static final double EVENTS_PER_DAY = 32_200;

  /** Of all kinds; a call has three or four, an incident twice as many. */
  private static final double EVENTS_OF_AN_ENTITY = 4.09;

  static final double SENT_TWICE = 0.01;
  static final double OUT_OF_ORDER = 0.01;

  private static final double EMERGENCY_CALLS_PER_DAY = 2300;
  private static final double NON_EMERGENCY_CALLS_PER_DAY = 3285;
  private static final double OTHER_INCIDENTS_PER_DAY = 120;
  private static final double ONLINE_CRIMES_PER_DAY = 220;
  private static final double CASES_PER_DAY = 41;

  private static final double[] BEGINNINGS = {
    EMERGENCY_CALLS_PER_DAY,
    NON_EMERGENCY_CALLS_PER_DAY,
    OTHER_INCIDENTS_PER_DAY,
    ONLINE_CRIMES_PER_DAY,
    CASES_PER_DAY
  };
  private static final double BEGINNINGS_PER_DAY =
      EMERGENCY_CALLS_PER_DAY
          + NON_EMERGENCY_CALLS_PER_DAY
          + OTHER_INCIDENTS_PER_DAY
          + ONLINE_CRIMES_PER_DAY
          + CASES_PER_DAY;

  /** How much more happens in an hour of the UTC day than on average. */
  private static final double[] DEMAND = {
    0.75, 0.6, 0.5, 0.45, 0.4, 0.45, 0.55, 0.8, 1.0, 1.15, 1.2, 1.25, 1.25, 1.25, 1.3, 1.4, 1.45,
    1.45, 1.4, 1.3, 1.2, 1.1, 1.0, 0.8
  };

  private static final double AGAIN_AFTER_MILLIS = 10.0 * Scene.MINUTE;

  private record Pending(long at, long order, AddressedEvent event) implements Comparable<Pending> {
    @Override
    public int compareTo(Pending other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final Chance chance;
  private final CallCourse calls;
  private final IncidentCourse incidents;
  private final CrimeCourse crimes;
  private final CaseCourse cases;
  private final double meanStepMillis;
  private final PriorityQueue<Pending> pending = new PriorityQueue<>();
  private double nextBegins;
  private long order;

  /**
   * @param profile its areas and grades
   * @param series in every id, so that loads with different ones have no entity in common
   * @param volume how many times as much happens as in West Midlands
   */
  Load(ForceProfile profile, String series, long seed, double volume) {
    this(profile, series, seed, volume, BEGINS);
  }

  private Load(ForceProfile profile, String series, long seed, double volume, Instant begins) {
    this.nextBegins = begins.toEpochMilli();
    this.chance = new Chance(seed);
    Scene scene = new Scene(profile, series, chance.split(), this::send);
    this.crimes = new CrimeCourse(scene);
    this.cases = new CaseCourse(scene);
    this.incidents = new IncidentCourse(scene, crimes, cases);
    this.calls = new CallCourse(scene, incidents);
    this.meanStepMillis = (double) Scene.DAY / (BEGINNINGS_PER_DAY * volume);
  }

  /** As much as makes so many events over about so many days. */
  static Load of(ForceProfile profile, BenchSettings settings) {
    return new Load(
        profile, "A", settings.seed(), settings.events() / (settings.days() * EVENTS_PER_DAY));
  }

  /** What happened to a force as large as West Midlands in so many events before that. */
  static Load before(ForceProfile profile, BenchSettings settings) {
    long millis = Math.round(settings.events() / EVENTS_PER_DAY * Scene.DAY);
    return new Load(profile, "H", settings.seed(), 1, BEGINS.minusMillis(millis));
  }

  /** How many events so many entities have, about. */
  static long eventsOf(long entities) {
    return Math.round(entities * EVENTS_OF_AN_ENTITY);
  }

  AddressedEvent next() {
    while (pending.isEmpty() || pending.peek().at() >= nextBegins) {
      begin((long) nextBegins);
      int hour = (int) (nextBegins / Scene.HOUR % DEMAND.length);
      nextBegins += chance.exponential(meanStepMillis / DEMAND[hour]);
    }
    return pending.remove().event();
  }

  private void begin(long at) {
    switch (chance.pick(BEGINNINGS)) {
      case 0 -> calls.emergency(at);
      case 1 -> calls.nonEmergency(at);
      case 2 -> incidents.withoutCall(at);
      case 3 -> crimes.online(at);
      default -> cases.open(at);
    }
  }

  private void send(Course course) {
    List<Event> events = course.events();
    int count = events.size();
    // The last one has none to come after, so the others do somewhat more often.
    double swapped = count < 2 ? 0 : OUT_OF_ORDER * count / (count - 1);
    for (int i = 0; i < count; i++) {
      AddressedEvent event = new AddressedEvent(course.kind(), events.get(i));
      long at = events.get(i).occurredAt().toEpochMilli();
      if (i + 1 < count && chance.of(swapped)) {
        at = events.get(i + 1).occurredAt().toEpochMilli() + 1;
      }
      pending.add(new Pending(at, order++, event));
      if (chance.of(SENT_TWICE)) {
        long again = at + 1 + (long) chance.exponential(AGAIN_AFTER_MILLIS);
        pending.add(new Pending(again, order++, event));
      }
    }
  }
}
