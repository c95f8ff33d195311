package uk.peelboard.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.IncidentPayload.FlaggedBy;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.VulnerabilityFlagged;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.views.tally.TallyTable;

/**
 * What happens to a force, told in sentences, and tallied as the pipeline would: {@code
 * story.call("C1", "999", "North", "2024-07-01T12:00:00").answeredAfter(8)}.
 */
public final class Story {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Definitions definitions;
  private final int partitions;
  private final Map<EntityKind, List<Share>> shares = new EnumMap<>(EntityKind.class);
  private final Map<EntityKind, Map<String, Journal>> journals = new EnumMap<>(EntityKind.class);

  public Story(Definitions definitions) {
    this(definitions, 2);
  }

  public Story(Definitions definitions, int partitions) {
    this.definitions = definitions;
    this.partitions = partitions;
    for (EntityKind kind : EntityKind.values()) {
      List<Share> all = new ArrayList<>();
      for (int i = 0; i < partitions; i++) {
        all.add(new Share(kind, definitions));
      }
      shares.put(kind, all);
    }
  }

  /** The beginning of something, from which what follows is timed. */
  public final class Entity {
    private final EntityKind kind;
    private final String id;
    private final Instant start;

    private Entity(EntityKind kind, String id, Instant start) {
      this.kind = kind;
      this.id = id;
      this.start = start;
    }

    public Entity queuedAfter(long seconds) {
      return after(seconds, new CallQueued("main"));
    }

    public Entity answeredAfter(long seconds) {
      return after(seconds, new CallAnswered(null));
    }

    public Entity abandonedAfter(long seconds) {
      return after(seconds, new CallAbandoned(Stage.QUEUE));
    }

    public Entity abandonedInMenuAfter(long seconds) {
      return after(seconds, new CallAbandoned(Stage.IVR));
    }

    public Entity vulnerable() {
      return after(0, new VulnerabilityFlagged("ADULT", FlaggedBy.CALL_TAKER));
    }

    public Entity attendedAfter(long seconds) {
      return after(seconds, new ResourceArrived("r1", "OFFICER"));
    }

    public Entity closedAfter(long seconds) {
      return after(seconds, new IncidentClosed("RESOLVED"));
    }

    public Entity outcomeAfter(long days, String outcome) {
      return after(days * 86_400, new OutcomeAssigned(outcome));
    }

    public Entity after(long seconds, Payload payload) {
      tell(kind, id, start.plusSeconds(seconds), payload);
      return this;
    }
  }

  public Entity call(String id, String line, String area, String at) {
    return begin(EntityKind.CALL, id, at, new CallPresented(line, area, null, null));
  }

  public Entity incident(String id, String grade, String area, String at) {
    return begin(
        EntityKind.INCIDENT,
        id,
        at,
        new IncidentOpened(grade, area, null, null, null, null, null, false, true));
  }

  public Entity crime(String id, String offence, String area, String at) {
    return begin(
        EntityKind.CRIME, id, at, new CrimeRecorded(offence, null, area, false, null, null));
  }

  /** A case for a conference on high risk. */
  public Entity conference(String id, String area, String at) {
    return begin(
        EntityKind.CASE, id, at, new CaseOpened("MARAC", area, null, null, false, false, null));
  }

  /** Takes an event back, by the entity and the type that {@link #tell} gave it. */
  public void withdraw(EntityKind kind, String id, String type, String at) {
    tell(kind, id, time(at), new EventWithdrawn(eventId(kind, id, type), "told wrongly"));
  }

  public void reject(EntityKind kind, String type, RejectionReason reason) {
    shares.get(kind).get(0).reject(type, reason);
  }

  /** The same sentence again is a duplicate. */
  public void tell(EntityKind kind, String id, Instant at, Payload payload) {
    Event event =
        new Event(
            eventId(kind, id, payload.getClass().getSimpleName()), id, at, at, "story", payload);
    shares.get(kind).get(Math.floorMod(id.hashCode(), partitions)).accept(event);
    journals
        .computeIfAbsent(kind, absent -> new HashMap<>())
        .merge(id, Journal.of(event), (before, its) -> before.with(event));
  }

  /** Brings a table up to date with what has changed since the last time. */
  public void tellTo(TallyTable table) {
    table.update(
        changes -> {
          for (Map.Entry<EntityKind, List<Share>> one : shares.entrySet()) {
            for (int i = 0; i < partitions; i++) {
              Share share = one.getValue().get(i);
              for (Cell cell : share.takeChanged()) {
                Distribution held = share.of(cell);
                changes.put(one.getKey(), i, cell, held == null ? null : held.copy());
              }
            }
          }
        });
  }

  /** The journals of the entities of a kind. */
  public Map<String, Journal> journals(EntityKind kind) {
    return journals.getOrDefault(kind, Map.of());
  }

  /** Everything as it is now, by kind and partition, for writers of records. */
  public Map<EntityKind, List<Share>> shares() {
    return new HashMap<>(shares);
  }

  public Definitions definitions() {
    return definitions;
  }

  public static Instant time(String local) {
    return LocalDateTime.parse(local).atZone(LONDON).toInstant();
  }

  private Entity begin(EntityKind kind, String id, String at, Payload payload) {
    Instant start = time(at);
    tell(kind, id, start, payload);
    return new Entity(kind, id, start);
  }

  private static UUID eventId(EntityKind kind, String id, String type) {
    return UUID.nameUUIDFromBytes((kind + id + type).getBytes(UTF_8));
  }
}
