package uk.peelboard.ingest.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.Payload;

/**
 * Writes down what happens, as the force's systems and people do: now and then late, twice, after
 * what came later, or not at all. None of this changes what happens.
 */
final class Recorder {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).withZone(ZoneId.of("UTC"));

  /** Officers forget to say that they have arrived, or say so when they leave. */
  private static final double ARRIVAL_MISSING = 0.03;

  private static final double ARRIVAL_LATE = 0.05;

  /** Or write down another hour. */
  private static final double ARRIVAL_MISTYPED = 0.001;

  private static final double LATE = 0.005;
  private static final double OUT_OF_ORDER = 0.01;
  private static final double TWICE = 0.004;

  private record Outgoing(long at, long order, EntityKind kind, Event event)
      implements Comparable<Outgoing> {
    @Override
    public int compareTo(Outgoing other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final Agenda agenda;
  private final Chance ids;
  private final Chance chance;
  private final String run;
  private final long start;
  private final List<Outage> outages;
  private final PriorityQueue<Outgoing> outgoing = new PriorityQueue<>();
  private final Map<EntityKind, Long> entities = new EnumMap<>(EntityKind.class);
  private long sent;
  private long dayEnds = Long.MIN_VALUE;
  private String day;

  /**
   * @param start when the force starts, from which outages are counted
   */
  Recorder(Agenda agenda, Chance chance, long start, List<Outage> outages) {
    this.agenda = agenda;
    this.start = start;
    this.outages = outages;
    ids = chance.split();
    this.chance = chance.split();
    run = ids.uuid().toString().substring(0, 4);
  }

  /**
   * An entity's id, such as {@code I240701-5f3c-00042}: its kind, the day (UTC) it began, four
   * digits that tell runs with another seed or start apart, and a number.
   */
  String newId(EntityKind kind, char initial) {
    if (agenda.now() >= dayEnds) {
      day = DAY.format(Instant.ofEpochMilli(agenda.now()));
      dayEnds = (Math.floorDiv(agenda.now(), 86_400_000L) + 1) * 86_400_000L;
      entities.clear();
    }
    long number = entities.merge(kind, 1L, Long::sum);
    String digits = Long.toString(number);
    return initial + day + "-" + run + "-" + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
  }

  /** Writes down that something happens now. Returns the event's id. */
  UUID record(EntityKind kind, String entityId, Payload payload) {
    UUID id = ids.uuid();
    boolean arrival = payload instanceof ResourceArrived;
    if (arrival && chance.of(ARRIVAL_MISSING)) {
      return id;
    }
    long occurred = agenda.now();
    if (arrival && chance.of(ARRIVAL_MISTYPED)) {
      occurred -= (long) (chance.between(1, 12) * 3_600_000);
    }
    double delaySeconds = kind == EntityKind.CALL ? chance.draw() / 5 : chance.between(0.1, 1.5);
    if (arrival && chance.of(ARRIVAL_LATE)) {
      delaySeconds += chance.exponential(35 * 60);
    } else if (chance.of(LATE)) {
      delaySeconds += Math.min(chance.lognormal(20 * 60, 1.2), 3 * 86_400);
    }
    long recorded = agenda.now() + (long) (delaySeconds * 1000);
    Event event =
        new Event(
            id,
            entityId,
            Instant.ofEpochMilli(occurred),
            Instant.ofEpochMilli(recorded),
            sourceOf(kind),
            payload);
    double underway = chance.between(0.02, 0.3);
    if (chance.of(OUT_OF_ORDER)) {
      underway += chance.exponential(30);
    }
    send(recorded, underway, kind, event);
    if (chance.of(TWICE)) {
      send(recorded, underway + chance.exponential(120), kind, event);
    }
    return id;
  }

  /** Sends what another system wrote down long ago. */
  void takeOver(EntityKind kind, String entityId, long occurred, Payload payload) {
    Instant then = Instant.ofEpochMilli(occurred);
    send(
        agenda.now(),
        0,
        kind,
        new Event(ids.uuid(), entityId, then, then, sourceOf(kind), payload));
  }

  private void send(long recorded, double underway, EntityKind kind, Event event) {
    long at = recorded + (long) (underway * 1000);
    for (Outage outage : outages) {
      if (outage.feed() == kind) {
        at = start + outage.delayed(at - start);
      }
    }
    outgoing.add(new Outgoing(at, sent++, kind, event));
  }

  /** Hands out what is sent before {@code millis}, in the order in which it is. */
  void deliverBefore(long millis, Consumer<Delivery> to) {
    while (!outgoing.isEmpty() && outgoing.element().at() < millis) {
      Outgoing next = outgoing.remove();
      to.accept(new Delivery(Instant.ofEpochMilli(next.at()), next.kind(), next.event()));
    }
  }

  private static String sourceOf(EntityKind kind) {
    return switch (kind) {
      case CALL -> "telephony";
      case INCIDENT -> "command-and-control";
      case CRIME -> "crime-recording";
      case CASE -> "safeguarding";
      case CALLER -> throw new IllegalArgumentException("no system tells of " + kind.topic());
    };
  }
}
