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
import uk.peelboard.domain.event.CallerPayload.CallMade;
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
    JournalCodec codec = new JournalCodec(kind, new RecurringTexts(List.of()));
    Journal journal = journal(kind);
    int length = codec.encode("é-1", journal);
    byte[] kept = Arrays.copyOf(codec.encoded(), length + 5);

    assertThat(codec.decode(kept, length).all()).isEqualTo(journal.all());
    assertThat(codec.entityId(kept, length)).isEqualTo("é-1");
    assertThat(codec.isOf("é-1", kept, length)).isTrue();
    assertThat(codec.isOf("e-1", kept, length)).isFalse();
  }

  @Test
  void anEventOfACallTakesFewBytesMoreThanItsId() {
    JournalCodec codec = new JournalCodec(EntityKind.CALL, new RecurringTexts(List.of()));
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

  @Test
  void aTextThatRecursIsSpelledOutOnceForAllJournals() {
    RecurringTexts texts = new RecurringTexts(List.of());
    JournalCodec codec = new JournalCodec(EntityKind.CALL, texts);
    Journal journal = answeredBy("handler-of-a-rather-long-name");
    int first = codec.encode("c", journal);
    JournalCodec again = new JournalCodec(EntityKind.CALL, new RecurringTexts(texts.all()));

    assertThat(texts.all()).containsExactly("telephony", "handler-of-a-rather-long-name");
    assertThat(first).isLessThan(40);
    assertThat(again.decode(codec.encoded(), first).all()).isEqualTo(journal.all());
  }

  @Test
  void textsThatAreLongOrTooManyAreSpelledOut() {
    RecurringTexts texts = new RecurringTexts(List.of());
    for (int i = 0; i < RecurringTexts.MOST - 1; i++) {
      texts.numberOf("text " + i);
    }
    JournalCodec codec = new JournalCodec(EntityKind.CALL, texts);
    for (String handler : List.of("h".repeat(RecurringTexts.LONGEST + 1), "one too many")) {
      Journal journal = answeredBy(handler);
      int length = codec.encode("c", journal);

      assertThat(codec.decode(codec.encoded(), length).all()).isEqualTo(journal.all());
      assertThat(texts.all()).hasSize(RecurringTexts.MOST).doesNotContain(handler);
    }
  }

  private static Journal answeredBy(String handler) {
    Instant at = Events.TEN_O_CLOCK;
    return Journal.of(
        new Event(new UUID(1, 2), "c", at, at, "telephony", new CallAnswered(handler)));
  }

  @Test
  void whatFollowsFromCallsHasIdsOfFewBytes() {
    JournalCodec codec = new JournalCodec(EntityKind.CALLER, new RecurringTexts(List.of()));
    Instant at = Events.TEN_O_CLOCK;
    Event made =
        new Event(new UUID(3, 1_000_000), "k@220", at, at, "telephony", new CallMade("c", "999"));
    Event foreign = new Event(new UUID(-1, -1), "k@220", at, at, "x", new CallMade("d", "101"));

    int length = codec.encode("k@220", Journal.of(made, foreign));

    assertThat(codec.decode(codec.encoded(), length).all()).containsExactly(made, foreign);
    assertThat(codec.encode("k@220", Journal.of(made))).isLessThan(25);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCutShortIsNoJournal(EntityKind kind) {
    JournalCodec codec = new JournalCodec(kind, new RecurringTexts(List.of()));
    int length = codec.encode("é-1", journal(kind));
    byte[] kept = Arrays.copyOf(codec.encoded(), length);

    for (int shorter = 0; shorter < length; shorter++) {
      int cut = shorter;
      assertThatIllegalStateException().isThrownBy(() -> codec.decode(kept, cut));
    }
  }

  @Test
  void theVersionTellsTheKindsAndTheirSchemasApart() {
    assertThat(Arrays.stream(EntityKind.values()).map(kind -> JournalCodec.version(kind)))
        .doesNotHaveDuplicates()
        .allMatch(version -> version.startsWith("2 "));
  }
}
