package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Journal;

class JournalCodecTest {

  private static Journal journal(EntityKind kind) {
    Journal journal = Journal.EMPTY;
    List<Event> samples = Events.samples(kind);
    for (int i = 0; i < samples.size(); i++) {
      Instant at = Events.TEN_O_CLOCK.plusSeconds((i * 7919L) % 100_000 - 50_000);
      journal =
          journal.with(
              new Event(
                  new UUID(i, -i),
                  "é-1",
                  at,
                  i % 3 == 0 ? at : at.plusMillis(i),
                  i % 4 == 0 ? "telephony" : "cad",
                  samples.get(i).payload()));
    }
    return journal;
  }

  @ParameterizedTest
  @EnumSource
  void aJournalOfEveryTypeOfEventIsReadBackAsItWas(EntityKind kind) {
    JournalCodec codec = new JournalCodec(kind);
    Journal journal = journal(kind);
    int length = codec.encode("é-1", journal);
    byte[] kept = Arrays.copyOf(codec.encoded(), length + 5);

    assertThat(codec.decode(kept, length).all()).isEqualTo(journal.all());
    assertThat(codec.entityId(kept, length)).isEqualTo("é-1");
  }

  @Test
  void anEventOfACallTakesFewBytesMoreThanItsId() {
    JournalCodec codec = new JournalCodec(EntityKind.CALL);
    Journal journal = Journal.EMPTY;
    int one = 0;
    for (int i = 0; i < 2; i++) {
      Instant at = Events.TEN_O_CLOCK.plusSeconds(i);
      journal =
          journal.with(new Event(new UUID(1, i), "c", at, at, "telephony", new CallAnswered(null)));
      one = i == 0 ? codec.encode("c", journal) : one;
    }

    assertThat(codec.encode("c", journal) - one).isLessThan(22);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCutShortIsNoJournal(EntityKind kind) {
    JournalCodec codec = new JournalCodec(kind);
    int length = codec.encode("é-1", journal(kind));
    byte[] kept = Arrays.copyOf(codec.encoded(), length);

    for (int shorter = 0; shorter < length; shorter++) {
      int cut = shorter;
      assertThatIllegalStateException().isThrownBy(() -> codec.decode(kept, cut));
    }
  }

  @Test
  void theVersionTellsTheKindsAndTheirSchemasApart() {
    assertThat(Arrays.stream(EntityKind.values()).map(kind -> new JournalCodec(kind).version()))
        .doesNotHaveDuplicates()
        .allMatch(version -> version.startsWith("1 "));
  }
}
