package uk.peelboard.standalone.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.Payload;

/**
 * Events as unruly as real ones: out of order, twice, withdrawn. The same seed, the same events.
 */
final class RandomEvents {
  private static final Instant START = Instant.parse("2024-03-30T00:00:00Z");

  private final Random random;
  private int entities;

  record Addressed(EntityKind kind, Event event) {}

  RandomEvents(long seed) {
    random = new Random(seed);
  }

  /** All events of so many entities of each kind, shuffled. */
  List<Addressed> ofEntities(int count) {
    List<Addressed> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "E" + entities++;
      Instant at = START.plusSeconds(random.nextInt(3 * 86_400));
      addCall(id, at, events);
      addIncident(id, at, events);
      addCrime(id, at, events);
    }
    for (int i = events.size() / 100; i > 0; i--) {
      events.add(events.get(random.nextInt(events.size())));
    }
    Collections.shuffle(events, random);
    return events;
  }

  private void addCall(String id, Instant at, List<Addressed> events) {
    String line = random.nextBoolean() ? "999" : "101";
    Event presented = event(id, at, new CallPresented(line, area(), caller(), null));
    events.add(new Addressed(EntityKind.CALL, presented));
    if (random.nextInt(10) == 0) {
      Instant again = at.plusSeconds(random.nextInt(9) - 4);
      Payload otherwise = new CallPresented(line, area(), caller(), null);
      events.add(new Addressed(EntityKind.CALL, event(id, again, otherwise)));
    }
    Instant end = at.plusSeconds(random.nextInt(300) - 2);
    Payload ending =
        random.nextInt(10) == 0 ? new CallAbandoned(Stage.QUEUE) : new CallAnswered(null);
    events.add(new Addressed(EntityKind.CALL, event(id, end, ending)));
    if (random.nextInt(20) == 0) {
      Payload withdrawal = new EventWithdrawn(presented.id(), "test");
      events.add(new Addressed(EntityKind.CALL, event(id, end, withdrawal)));
    }
  }

  private void addIncident(String id, Instant at, List<Addressed> events) {
    Payload opened = new IncidentOpened("P2", area(), null, null, null, at, null, false, true);
    events.add(new Addressed(EntityKind.INCIDENT, event(id, at.plusSeconds(60), opened)));
    if (random.nextInt(4) == 0) {
      Payload graded = new IncidentGraded("P1", null);
      events.add(new Addressed(EntityKind.INCIDENT, event(id, at.plusSeconds(120), graded)));
    }
    Instant arrival = at.plusSeconds(random.nextInt(7200));
    Payload arrived = new ResourceArrived("R", "OFFICER");
    events.add(new Addressed(EntityKind.INCIDENT, event(id, arrival, arrived)));
    if (random.nextInt(10) > 0) {
      Instant closing = arrival.plusSeconds(random.nextInt(7200));
      events.add(
          new Addressed(EntityKind.INCIDENT, event(id, closing, new IncidentClosed("DONE"))));
    }
  }

  private void addCrime(String id, Instant at, List<Addressed> events) {
    Payload recorded = new CrimeRecorded("Burglary", null, area(), false, null, null);
    events.add(new Addressed(EntityKind.CRIME, event(id, at, recorded)));
    if (random.nextBoolean()) {
      Instant later = at.plusSeconds(random.nextInt(30 * 86_400));
      Payload outcome = new OutcomeAssigned(random.nextBoolean() ? "1" : "18");
      events.add(new Addressed(EntityKind.CRIME, event(id, later, outcome)));
    }
  }

  private String caller() {
    return random.nextInt(10) == 0 ? null : "k" + random.nextInt(200);
  }

  private String area() {
    return List.of("Dudley", "Walsall", "Atlantis").get(random.nextInt(3));
  }

  private Event event(String id, Instant at, Payload payload) {
    UUID eventId = new UUID(random.nextLong(), random.nextLong());
    return new Event(eventId, id, at, at, "test", payload);
  }
}
