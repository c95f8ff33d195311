package uk.peelboard.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.BatchFold;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.standalone.profile.ProfileFile;

class PlainFoldTest {
  @ParameterizedTest
  @EnumSource
  void givesTheTalliesOfTheBatchFold(EntityKind kind) {
    ForceProfile force = ProfileFile.load("west-midlands");
    Definitions definitions = new Definitions(force);
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
}
