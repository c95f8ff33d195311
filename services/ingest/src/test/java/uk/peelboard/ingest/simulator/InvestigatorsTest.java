package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvestigatorsTest {
  private final Agenda agenda = new Agenda(START.toEpochMilli());
  private final Chance chance = new Chance(1);
  private final Recorder recorder = new Recorder(agenda, chance.split(), agenda.now(), List.of());
  private final World world =
      new World(
          agenda,
          recorder,
          new Pseudonyms(1),
          new Areas(Forces.westMidlands().areas()),
          Forces.LONDON);
  private final List<Double> waited = new ArrayList<>();

  private Investigators investigators(int people) {
    Investigators investigators = new Investigators(world, chance.split(), "CID", null);
    investigators.onDuty(people);
    return investigators;
  }

  private void give(Investigators investigators, int crimes) {
    IntStream.range(0, crimes).forEach(i -> investigators.take("Coventry", waited::add));
    while (waited.size() < crimes) {
      agenda.happen();
    }
  }

  @Test
  void whereThereIsRoomNobodyWaits() {
    give(investigators(2), 34);

    assertThat(waited).containsOnly(0.0);
  }

  @Test
  void nobodyIsGivenMoreThanSeventeenAtATime() {
    give(investigators(2), 50);

    assertThat(waited).filteredOn(days -> days == 0).hasSize(34);
    assertThat(waited).filteredOn(days -> days > 0).hasSize(16);
  }

  @Test
  void theMoreOneHasTheLongerItTakes() {
    give(investigators(1), 17);
    long busy = agenda.now() - START.toEpochMilli();
    waited.clear();
    long since = agenda.now();
    give(investigators(17), 17);

    assertThat(agenda.now() - since).isLessThan(busy);
  }
}
