package uk.peelboard.standalone.bench;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.simulator.Chance;

/** Where a load's courses are drawn: the force's codes, its people, and the dice. */
final class Scene {
  static final long SECOND = Duration.ofSeconds(1).toMillis();
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  static final String[] RISKS = {"LOW", "MEDIUM", "HIGH"};

  private static final int PEOPLE = 2_900_000;
  private static final int FREQUENT_CALLERS = 150;
  private static final int HANDLERS = 300;
  private static final int OFFICERS = 1200;

  private final Chance chance;
  private final String series;
  private final List<String> areas;
  private final List<ControlRoom> rooms;
  private final List<String> grades;
  private final String[] handlers;
  private final String[] officers;
  private final Consumer<Course> to;
  private long entities;

  /**
   * @param series in every entity's id
   * @param to receives each course as soon as it is drawn to its end
   */
  Scene(ForceProfile profile, String series, Chance chance, Consumer<Course> to) {
    this.chance = chance;
    this.series = series;
    this.rooms = List.copyOf(profile.controlRooms().values());
    this.areas = List.copyOf(profile.areas());
    this.grades = List.copyOf(profile.grades().keySet());
    this.handlers = people(HANDLERS);
    this.officers = people(OFFICERS);
    this.to = to;
  }

  Chance chance() {
    return chance;
  }

  /** An entity to which nothing has happened yet. */
  Course begin(EntityKind kind) {
    return new Course(kind, kind.name().charAt(0) + "A-" + series + "-%08d".formatted(entities++));
  }

  void then(Course course, long at, Payload payload) {
    course.then(chance.uuid(), at, payload);
  }

  void end(Course course) {
    to.accept(course);
  }

  /** A time between the two, in milliseconds. */
  long between(long least, long most) {
    return (long) chance.between((double) least, (double) most);
  }

  /** A time drawn around a mean, in milliseconds. */
  long exponential(long mean) {
    return (long) chance.exponential((double) mean);
  }

  /** A time drawn around a median, in milliseconds. */
  long lognormal(long median, double spread) {
    return (long) chance.lognormal((double) median, spread);
  }

  String area() {
    return areas.get(chance.below(areas.size()));
  }

  /** One of the control rooms; null where the force has none. */
  ControlRoom room() {
    return rooms.isEmpty() ? null : rooms.get(chance.below(rooms.size()));
  }

  /** One of a room's terminals. */
  String terminal(ControlRoom room) {
    List<String> terminals = List.copyOf(room.terminals());
    return terminals.get(chance.below(terminals.size()));
  }

  /** One of the grades; the most urgent is the first. */
  String grade(int rank) {
    return grades.get(Math.min(rank, grades.size() - 1));
  }

  int grades() {
    return grades.size();
  }

  String handler() {
    return handlers[chance.below(handlers.length)];
  }

  String officer() {
    return officers[chance.below(officers.length)];
  }

  /** Of those who ring, as a keyed hash looks; a few ring very often. */
  String caller() {
    long number = chance.below(chance.of(0.03) ? FREQUENT_CALLERS : PEOPLE) + 1L;
    long mixed = number * 0x9E3779B97F4A7C15L;
    return HexFormat.of().toHexDigits(mixed ^ (mixed >>> 29));
  }

  /** Somebody new, as a keyed hash looks. */
  String person() {
    return HexFormat.of().toHexDigits(chance.uuid().getMostSignificantBits());
  }

  private String[] people(int number) {
    String[] people = new String[number];
    for (int i = 0; i < number; i++) {
      people[i] = person();
    }
    return people;
  }
}
