package uk.peelboard.standalone.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.FlaggedBy;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Edge;
import uk.peelboard.domain.measure.Measure.Shape;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

/**
 * The tallies of many years of a force like West Midlands, the same each time: 2,300 calls a day to
 * 999 and as many to others, 2,000 incidents, 950 crimes, in the shares of four partitions.
 *
 * <p>Four weeks are made of stories and tallied by every measure there is; they come again and
 * again, so that ten years take seconds to tell. What begins in one round of four weeks ends in the
 * next; of the last round, what would end after it is open.
 */
final class YearsOfTallies {
  private static final int ROUND = 28;
  private static final int PARTITIONS = 4;
  private static final int CALLS_A_DAY = 4600;
  private static final int INCIDENTS_A_DAY = 2000;
  private static final int CRIMES_A_DAY = 950;
  private static final int SECONDS_A_DAY = 86_400;

  /** Four weeks in which the clocks do not change. */
  private static final LocalDate MODEL = LocalDate.of(2024, 6, 3);

  private static final LocalDate LAST = LocalDate.of(2024, 7, 31);

  static final int DAYS_OF_TEN = 3653;
  static final int DAYS_OF_ONE = 366;

  private static final List<String> OFFENCES =
      List.of(
          "Violence",
          "Sexual",
          "Robbery",
          "Burglary",
          "Vehicle",
          "Theft",
          "Shoplifting",
          "Bicycle",
          "Damage",
          "Drugs",
          "Weapons",
          "Public order",
          "Other",
          "Fraud");

  private static final List<String> OUTCOMES =
      OutcomeType.all().stream().map(OutcomeType::code).toList();

  /** Receives one share of one cell. The share is not to be changed. */
  @FunctionalInterface
  interface Listener {
    void put(EntityKind kind, int partition, Cell cell, Distribution share);
  }

  /** Of a share, all but the day. */
  private record Share(EntityKind kind, int partition, Cell cell) {}

  private final Definitions definitions;
  private final LocalDate lastDay;
  private final int days;
  private final Random random = new Random(7);
  private final List<String> areas;
  private final List<String> grades;
  private final Instant end;
  private final List<Map<Share, Distribution>> round = new ArrayList<>();
  private final Map<Share, Distribution> open = new HashMap<>();

  /**
   * @param lastDay the last of all days, over when the tallies are told
   * @param days how many
   */
  YearsOfTallies(ForceProfile profile, LocalDate lastDay, int days) {
    this.definitions = new Definitions(profile);
    this.lastDay = lastDay;
    this.days = days;
    this.areas = List.copyOf(profile.areas());
    this.grades = List.copyOf(profile.grades().keySet());
    this.end = start(MODEL.plusDays(ROUND), profile.zone());
    for (int day = 0; day < ROUND; day++) {
      round.add(new HashMap<>());
    }
    for (int day = 0; day < ROUND; day++) {
      Instant midnight = start(MODEL.plusDays(day), profile.zone());
      for (int i = 0; i < CALLS_A_DAY; i++) {
        tell(EntityKind.CALL, call(midnight));
      }
      for (int i = 0; i < INCIDENTS_A_DAY; i++) {
        tell(EntityKind.INCIDENT, incident(midnight));
      }
      for (int i = 0; i < CRIMES_A_DAY; i++) {
        tell(EntityKind.CRIME, crime(midnight));
      }
    }
  }

  /** So many days to the end of July 2024. */
  static YearsOfTallies lately(ForceProfile profile, int days) {
    return new YearsOfTallies(profile, LAST, days);
  }

  /** The last second of {@link #lately}. */
  static Instant end(ForceProfile profile) {
    return start(LAST.plusDays(1), profile.zone()).minusSeconds(1);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** How many days there are. */
  int days() {
    return days;
  }

  /**
   * Every share of one day.
   *
   * @param back how many days before the last
   */
  void tellDay(int back, Listener listener) {
    int day = (int) lastDay.minusDays(back).toEpochDay();
    round
        .get(ROUND - 1 - back % ROUND)
        .forEach(
            (share, held) ->
                listener.put(share.kind, share.partition, share.cell.on(day), on(day, held)));
  }

  /** The shares of the last day and of what is open, as if all of them had changed. */
  void tellToday(Listener listener) {
    tellDay(0, listener);
    int day = (int) lastDay.toEpochDay();
    int lastOfModel = (int) MODEL.plusDays(ROUND - 1).toEpochDay();
    open.forEach(
        (share, held) -> {
          int since = share.cell.day() - lastOfModel + day;
          listener.put(share.kind, share.partition, share.cell.on(since), on(since, held));
        });
    long after = lastDay.plusDays(1).atStartOfDay(definitions.profile().zone()).toEpochSecond();
    for (EntityKind kind : List.of(EntityKind.CALL, EntityKind.INCIDENT, EntityKind.CRIME)) {
      Distribution latest = new Distribution();
      latest.add(after * 1000 - 1, 1, 0);
      listener.put(kind, 0, new Cell(Measures.LAST_EVENT, Cell.NOW, kind.topic()), latest);
    }
  }

  /** A day of 23 hours has no edges in its 24th. */
  private Distribution on(int day, Distribution model) {
    LocalCalendar calendar = definitions.calendar();
    long last = calendar.startOf(day + 1) - calendar.startOf(day) - 1;
    if (last >= SECONDS_A_DAY - 1) {
      return model;
    }
    Distribution shorter = new Distribution();
    shorter.add(0, 0, model.sum());
    model.forEach(
        (value, times) -> {
          long after = Math.max(0, Edge.secondOfDay(value) - last);
          shorter.add(value - after, times, 0);
        });
    return shorter;
  }

  private void tell(EntityKind kind, List<Event> events) {
    int partition = random.nextInt(PARTITIONS);
    int first = (int) MODEL.toEpochDay();
    Measures.contribute(
        Fact.of(kind, events, definitions.profile()),
        definitions,
        (measure, day, codes, value, sum) -> {
          if (measure.shape() != Shape.OPEN) {
            Map<Share, Distribution> cells = round.get(Math.floorMod(day - first, ROUND));
            add(cells, new Share(kind, partition, new Cell(measure, 0, codes)), value, sum);
          }
        });
    List<Event> so = events.stream().filter(event -> event.occurredAt().isBefore(end)).toList();
    Measures.contribute(
        Fact.of(kind, so, definitions.profile()),
        definitions,
        (measure, day, codes, value, sum) -> {
          if (measure.shape() == Shape.OPEN) {
            add(open, new Share(kind, partition, new Cell(measure, day, codes)), value, sum);
          }
        });
  }

  private static void add(Map<Share, Distribution> cells, Share share, long value, long sum) {
    cells.computeIfAbsent(share, absent -> new Distribution()).add(value, 1, sum);
  }

  private List<Event> call(Instant midnight) {
    Instant at = midnight.plusSeconds(random.nextInt(SECONDS_A_DAY));
    String line = random.nextInt(2) == 0 ? "999" : random.nextInt(10) < 9 ? "101" : "OTHER";
    long wait = (long) (Math.abs(random.nextGaussian()) * (line.equals("999") ? 6000 : 90_000));
    boolean abandoned = random.nextInt(20) == 0;
    return List.of(
        event(at, new CallPresented(line, any(areas), null, null)),
        event(at.plusMillis(wait / 4), new CallQueued("main")),
        event(
            at.plusMillis(wait),
            abandoned ? new CallAbandoned(Stage.QUEUE) : new CallAnswered(null)));
  }

  private List<Event> incident(Instant midnight) {
    Instant at = midnight.plusSeconds(random.nextInt(SECONDS_A_DAY));
    int grade = random.nextInt(grades.size());
    List<Event> events = new ArrayList<>();
    events.add(
        event(
            at,
            new IncidentOpened(
                grades.get(grade),
                any(areas),
                null,
                null,
                null,
                null,
                null,
                random.nextInt(8) == 0,
                true)));
    if (random.nextInt(6) == 0) {
      events.add(event(at, new VulnerabilityFlagged("ADULT", FlaggedBy.CALL_TAKER)));
    }
    long assigned = 30 + (long) (Math.abs(random.nextGaussian()) * 400 * (1 + grade * grade * 4));
    long arrived = assigned + 60 + (long) (Math.abs(random.nextGaussian()) * 700);
    events.add(event(at.plusSeconds(assigned), new ResourceAssigned("r")));
    events.add(event(at.plusSeconds(arrived), new ResourceArrived("r", "OFFICER")));
    events.add(
        event(
            at.plusSeconds(arrived + 600 + random.nextInt(20_000)),
            new IncidentClosed("RESOLVED")));
    return events;
  }

  private List<Event> crime(Instant midnight) {
    Instant at = midnight.plusSeconds(random.nextInt(SECONDS_A_DAY));
    return List.of(
        event(
            at,
            new CrimeRecorded(any(OFFENCES), null, any(areas), random.nextInt(6) == 0, null, null)),
        event(at.plusSeconds(1 + random.nextInt(3_000_000)), new OutcomeAssigned(any(OUTCOMES))));
  }

  private String any(List<String> codes) {
    return codes.get(random.nextInt(codes.size()));
  }

  private Event event(Instant at, Payload payload) {
    return new Event(new UUID(random.nextLong(), random.nextLong()), "e", at, at, "bench", payload);
  }
}
