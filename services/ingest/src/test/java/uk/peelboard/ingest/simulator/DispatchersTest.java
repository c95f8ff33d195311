package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.TerminalAssigned;
import uk.peelboard.ingest.simulator.Dispatchers.Work;

class DispatchersTest {
  private final Agenda agenda = new Agenda(START.toEpochMilli());
  private final Chance chance = new Chance(1);
  private final Recorder recorder = new Recorder(agenda, chance.split(), agenda.now(), List.of());
  private final Areas areas = new Areas(Forces.westMidlands().areas());
  private final World world = new World(agenda, recorder, new Pseudonyms(1), areas, Forces.LONDON);
  private final Dispatchers dispatchers = new Dispatchers(world, chance.split());
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void openOneTerminal() {
    dispatchers.open(Shares.parse("HALL:1"));
    // There always is something to come, as in a force.
    agenda.after(1e9, () -> {});
  }

  private Incident incident(String id) {
    return new Incident(
        id, 0, areas, agenda.now(), Urgency.PRIORITY, Incident.Kind.OTHER, null, chance);
  }

  private void ask(Work work, Incident incident) {
    dispatchers.ask(work, incident, () -> done.add(work + " " + incident.id));
  }

  private void workUntil(int jobs) {
    while (done.size() < jobs) {
      agenda.happen();
    }
  }

  private Stream<String> terminals() {
    List<Event> events = new ArrayList<>();
    recorder.deliverBefore(Long.MAX_VALUE, delivery -> events.add(delivery.event()));
    return events.stream().distinct().map(event -> ((TerminalAssigned) event.payload()).terminal());
  }

  @Test
  void theLeastPressingIsDoneLast() {
    Incident incident = incident("I");
    dispatchers.take(incident);
    ask(Work.REVIEW, incident);
    ask(Work.REVIEW, incident);
    ask(Work.CLOSE, incident);
    ask(Work.ALLOCATE, incident);
    ask(Work.ALLOCATE_IMMEDIATE, incident);
    workUntil(5);

    assertThat(done)
        .as("the first was under way")
        .containsExactly("REVIEW I", "ALLOCATE_IMMEDIATE I", "ALLOCATE I", "CLOSE I", "REVIEW I");
  }

  @Test
  void whatIsAskedOfAClosedLogIsNotDone() {
    Incident one = incident("1");
    Incident other = incident("2");
    dispatchers.take(one);
    dispatchers.take(other);
    ask(Work.CLOSE, other);
    ask(Work.REVIEW, one);
    ask(Work.REVIEW, other);
    one.closed = true;
    workUntil(2);

    assertThat(done).containsExactly("CLOSE 2", "REVIEW 2");
  }

  @Test
  void logsAreSharedEvenlyAndHandedOverWhenTerminalsChange() {
    dispatchers.open(Shares.parse("NORTH:1 SOUTH:2"));
    List<Incident> incidents = IntStream.range(0, 9).mapToObj(i -> incident("I" + i)).toList();
    incidents.forEach(dispatchers::take);
    assertThat(terminals())
        .containsOnly("NORTH-1", "SOUTH-1", "SOUTH-2")
        .filteredOn("SOUTH-2"::equals)
        .hasSize(3);

    ask(Work.CLOSE, incidents.get(3));
    ask(Work.REVIEW, incidents.get(3));
    dispatchers.open(Shares.parse("HALL:3"));
    assertThat(terminals()).hasSize(9).containsOnly("HALL-1", "HALL-2", "HALL-3");
    workUntil(2);
    assertThat(done).containsExactly("CLOSE I3", "REVIEW I3");
  }
}
