package uk.peelboard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Journal;

class FiledJournalsTest {
  private static final Instant NOON = Instant.parse("2024-07-01T11:00:00Z");

  @TempDir private Path directory;

  private static Event event(Random random, String id) {
    Instant at = NOON.plusSeconds(random.nextInt(100_000));
    return new Event(
        new UUID(random.nextLong(), random.nextLong()),
        id,
        at,
        at,
        "telephony",
        switch (random.nextInt(3)) {
          case 0 -> new CallAnswered("H-" + random.nextInt(300));
          case 1 -> new CallQueued("101");
          default -> new CallQueued("q".repeat(900));
        });
  }

  @Test
  void keepsTheLastJournalOfEachOfManyEntitiesAndTakesThemUpAgain() {
    FiledJournals journals = new FiledJournals(EntityKind.CALL, directory);
    Map<String, Journal> expected = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 60_000; i++) {
      String id = "C-" + random.nextInt(20_000);
      Journal more = journals.of(id).with(event(random, id));
      journals.keep(id, more);
      expected.put(id, more);
    }
    FiledJournals again = FiledJournals.resumed(EntityKind.CALL, directory, journals.index());

    assertThat(journals.entities()).isEqualTo(again.entities()).isEqualTo(expected.size());
    expected.forEach(
        (id, journal) -> {
          assertThat(journals.of(id).all()).isEqualTo(journal.all());
          assertThat(again.of(id).all()).isEqualTo(journal.all());
        });
    assertThat(again.of("C-20001")).isSameAs(Journal.EMPTY);
    assertThat(again.bytes()).isEqualTo(journals.bytes());
  }

  @Test
  void oneJournalThatNeverStopsGrowingTakesNoMoreThanAFewTimesItsLength() {
    FiledJournals journals = new FiledJournals(EntityKind.CALL, directory);
    Random random = new Random(7);
    Journal journal = Journal.EMPTY;
    for (int i = 0; i < 400; i++) {
      journal = journal.with(event(random, "C"));
      journals.keep("C", journal);
    }

    assertThat(journals.of("C").all()).isEqualTo(journal.all());
    assertThat(journals.bytes()).isLessThan(5L * JournalLog.SEGMENT_BYTES);
  }
}
