package uk.peelboard.views;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.CasePayload.CaseAssigned;
import uk.peelboard.domain.event.CasePayload.CaseClosed;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseProgressed;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.EscalationReason;
import uk.peelboard.domain.event.IncidentPayload.FlaggedBy;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentEscalated;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.TerminalAssigned;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.views.tally.TallyTable;

/** A year in a force of seven areas, the same each time, tallied entity by entity. */
public final class YearOfSevenAreas {
  private static final List<String> AREAS = List.copyOf(Force.OF_SEVEN_AREAS.areas());
  private static final List<String> OUTCOMES =
      OutcomeType.all().stream().map(OutcomeType::code).toList();
  private static final List<String> FLAGS =
      List.of("AGE_CHILD", "DOMESTIC_ABUSE", "MENTAL_HEALTH", "MISSING", "REPEAT_VICTIM");
  private static final List<String> OFFENCES =
      List.of("Violence", "Theft", "Burglary", "Robbery", "Vehicle crime", "Damage", "Drugs");

  private static final List<String> CASE_TYPES =
      List.copyOf(Force.OF_SEVEN_AREAS.caseTypes().keySet());
  private static final List<String> TEAMS = List.copyOf(Force.OF_SEVEN_AREAS.teams().keySet());
  private static final List<String> RISKS = List.of("LOW", "MEDIUM", "HIGH");

  private final Definitions definitions = new Definitions(Force.OF_SEVEN_AREAS);
  private final Random random = new Random(7);
  private final Map<Cell, Distribution> calls = new HashMap<>();
  private final Map<Cell, Distribution> incidents = new HashMap<>();
  private final Map<Cell, Distribution> crimes = new HashMap<>();
  private final Map<Cell, Distribution> cases = new HashMap<>();

  public Definitions definitions() {
    return definitions;
  }

  /**
   * @param lastDay the last of 365 days
   * @param perDay calls; a third as many incidents and a fifth as many crimes, a tenth as many
   *     cases
   */
  public void tellTo(TallyTable table, LocalDate lastDay, int perDay) {
    for (int day = 364; day >= 0; day--) {
      Instant midnight =
          lastDay.minusDays(day).atStartOfDay(definitions.profile().zone()).toInstant();
      for (int i = 0; i < perDay; i++) {
        Instant at = midnight.plusMillis(random.nextInt(86_000_000));
        call(at);
        if (i % 3 == 0) {
          incident(at, day == 0);
        }
        if (i % 5 == 0) {
          crime(at);
        }
        if (i % 10 == 0) {
          oneCase(at);
        }
      }
    }
    table.update(
        changes -> {
          calls.forEach((cell, share) -> changes.put(EntityKind.CALL, 0, cell, share));
          incidents.forEach((cell, share) -> changes.put(EntityKind.INCIDENT, 0, cell, share));
          crimes.forEach((cell, share) -> changes.put(EntityKind.CRIME, 0, cell, share));
          cases.forEach((cell, share) -> changes.put(EntityKind.CASE, 0, cell, share));
        });
  }

  private void call(Instant at) {
    String line = random.nextInt(10) < 5 ? "999" : random.nextInt(10) < 9 ? "101" : "OTHER";
    long wait = (long) (Math.abs(random.nextGaussian()) * (line.equals("999") ? 6000 : 90_000));
    List<Event> events = new ArrayList<>();
    events.add(event(at, new CallPresented(line, area(), null, null)));
    events.add(event(at.plusMillis(wait / 4), new CallQueued("main")));
    boolean abandoned = random.nextInt(20) == 0;
    Payload end = abandoned ? new CallAbandoned(Stage.QUEUE) : new CallAnswered(null);
    events.add(event(at.plusMillis(wait), end));
    add(EntityKind.CALL, events, calls);
  }

  private void incident(Instant at, boolean maybeOpen) {
    List<Event> events = new ArrayList<>();
    String grade = "P" + (1 + random.nextInt(6));
    events.add(
        event(at, new IncidentOpened(grade, area(), null, null, null, null, null, false, true)));
    int terminal = random.nextInt(15);
    events.add(event(at.plusSeconds(2), new TerminalAssigned("T-" + terminal, "ROOM")));
    events.add(event(at.plusSeconds(15), new RiskAssessed("THRIVE", null)));
    if (random.nextInt(6) == 0) {
      String flag = FLAGS.get(random.nextInt(FLAGS.size()));
      events.add(event(at, new VulnerabilityFlagged(flag, FlaggedBy.CALL_TAKER)));
      events.add(event(at, new VulnerabilityFlagged(flag, FlaggedBy.AUTOMATIC)));
    }
    if (random.nextInt(20) == 0) {
      EscalationReason reason =
          random.nextBoolean() ? EscalationReason.VULNERABILITY : EscalationReason.VOLUME_DEMAND;
      events.add(event(at.plusSeconds(60), new IncidentEscalated(reason)));
    }
    if (grade.equals("P3") && random.nextInt(2) == 0) {
      Instant slot = at.plus(Duration.ofDays(random.nextInt(5)));
      events.add(
          event(at.plusSeconds(30), new AppointmentBooked(slot, slot.plus(Duration.ofHours(4)))));
    }
    boolean open = maybeOpen && random.nextInt(3) == 0;
    long arrival = 120 + (long) (Math.abs(random.nextGaussian()) * 1500);
    if (random.nextInt(30) == 0) {
      events.add(event(at.plusSeconds(arrival), new IncidentClosed("DOCTRINE")));
    } else if (!open) {
      events.add(event(at.plusSeconds(arrival / 2), new ResourceAssigned("r")));
      events.add(event(at.plusSeconds(arrival), new ResourceArrived("r", "OFFICER")));
      events.add(event(at.plusSeconds(arrival + 3000), new IncidentClosed("RESOLVED")));
    }
    add(EntityKind.INCIDENT, events, incidents);
  }

  private void crime(Instant at) {
    List<Event> events = new ArrayList<>();
    String offence = OFFENCES.get(random.nextInt(OFFENCES.size()));
    events.add(
        event(at, new CrimeRecorded(offence, null, area(), random.nextInt(5) == 0, null, null)));
    events.add(
        event(
            at.plusSeconds(1 + random.nextInt(3_000_000)),
            new OutcomeAssigned(OUTCOMES.get(random.nextInt(OUTCOMES.size())))));
    add(EntityKind.CRIME, events, crimes);
  }

  private void oneCase(Instant at) {
    String type = CASE_TYPES.get(random.nextInt(CASE_TYPES.size()));
    String team = TEAMS.get(random.nextInt(TEAMS.size()));
    String risk = RISKS.get(random.nextInt(RISKS.size()));
    Instant due = at.plusSeconds(1 + random.nextInt(3_000_000));
    List<Event> events = new ArrayList<>();
    events.add(event(at, new CaseOpened(type, area(), team, risk, false, true, due)));
    events.add(event(at.plusSeconds(60), new CaseAssigned("h" + random.nextInt(200), team)));
    events.add(event(at.plusSeconds(4_000), new CaseProgressed("HEARD")));
    if (random.nextInt(20) > 0) {
      events.add(event(at.plusSeconds(random.nextInt(6_000_000)), new CaseClosed("ENDED")));
    }
    events.sort(Event.IN_TIME_ORDER);
    add(EntityKind.CASE, events, cases);
  }

  private String area() {
    return AREAS.get(random.nextInt(AREAS.size()));
  }

  private Event event(Instant at, Payload payload) {
    return new Event(new UUID(random.nextLong(), random.nextLong()), "e", at, at, "year", payload);
  }

  private void add(EntityKind kind, List<Event> events, Map<Cell, Distribution> cells) {
    events.sort(Event.IN_TIME_ORDER);
    Measures.contribute(
        Fact.of(kind, events, definitions.profile()),
        definitions,
        (measure, day, codes, value, sum) ->
            cells
                .computeIfAbsent(new Cell(measure, day, codes), absent -> new Distribution())
                .add(value, 1, sum));
  }
}
