package uk.peelboard.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.BatchFold;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.standalone.profile.ProfileFile;

class PlainFoldTest {
  private final ForceProfile force = ProfileFile.load("west-midlands");
  private final Definitions definitions = new Definitions(force);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALLER")
  void givesTheTalliesOfTheBatchFold(EntityKind kind) {
    PlainFold plain = new PlainFold(kind, definitions);
    BatchFold batch = new BatchFold(kind, definitions);
    Load load = new Load(force, "A", 3, 0.2);
    for (int i = 0; i < 60_000; i++) {
      AddressedEvent one = load.next();
      if (one.kind() == kind) {
        plain.accept(one.event());
        batch.accept(one.event());
      }
    }
    assertThat(plain.tallies()).isNotEmpty().isEqualTo(batch.tallies());
  }

  @Test
  void countsTheCallersThatAShareCountsWhenItIsToldOfEachCall() {
    Share calls = new Share(EntityKind.CALL, definitions);
    BatchFold callers = new BatchFold(EntityKind.CALLER, definitions);
    PlainFold plain = new PlainFold(EntityKind.CALL, definitions);
    Load load = new Load(force, "A", 3, 0.2);
    for (int i = 0; i < 60_000; i++) {
      AddressedEvent one = load.next();
      if (one.kind() == EntityKind.CALL) {
        long offset = i;
        plain.accept(one.event());
        calls.accept(
            one.event(),
            (event, before, after) ->
                CallerEvents.following(before, after, CallerEvents.id(0, offset), Instant.EPOCH)
                    .forEach(callers::accept));
      }
    }
    Map<Cell, Distribution> unused = plain.tallies();

    Map<Cell, Distribution> ofCallers = PlainFold.ofCallers(plain.callers().values(), definitions);

    Map<Cell, Distribution> expected = callers.tallies();
    expected.keySet().removeIf(cell -> cell.measure().shape() == Measure.Shape.ACCOUNT);
    assertThat(ofCallers).isNotEmpty().isEqualTo(expected);
  }
}
