package uk.peelboard.views.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.views.RunningViews.waitUntil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.CallMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.IncidentMeasures;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.Topics;
import uk.peelboard.views.Force;
import uk.peelboard.views.Story;
import uk.peelboard.views.TallyTopic;

class TallyCheckpointsTest {
  private static final Instant NOW = Instant.parse("2024-07-31T17:00:00Z");
  private static final TopicPartition TALLIES = new TopicPartition(Topics.KPI_TALLIES.name(), 0);

  @TempDir private Path directory;

  /** Views as they are from one start to the next stop. */
  private final class Run implements AutoCloseable {
    private final TallyTable table = new TallyTable(Force.SMALL);
    private final TallyReader reader;

    Run(TallyTopic... topics) {
      this("topic", NOW, topics);
    }

    Run(String topicId, Instant now, TallyTopic... topics) {
      Clock clock = Clock.fixed(now, ZoneOffset.UTC);
      Queue<TallyTopic> inTurn = new ArrayDeque<>(List.of(topics));
      reader =
          new TallyReader(
              inTurn::remove,
              table,
              clock,
              Duration.ofMillis(5),
              Optional.of(new TallyCheckpoints(directory, () -> topicId, clock)));
      reader.start();
      waitUntil(() -> reader.status().caughtUp());
    }

    /** Those to 999. */
    long calls() {
      long[] calls = {0};
      table
          .latest()
          .visit(
              CallMeasures.CALLS_PRESENTED,
              Integer.MIN_VALUE,
              Integer.MAX_VALUE,
              (cell, presented) -> calls[0] += cell.code(0).equals("999") ? presented.count() : 0);
      return calls[0];
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  @Test
  void goesOnAfterARestartWhereItWas() {
    long position = afterTwoCalls();
    TallyTopic goneOn = new TallyTopic().holding(calls("101", "C3", "C4"));
    AtomicLong resumedAt = new AtomicLong(-1);
    goneOn.happens(() -> resumedAt.set(goneOn.position(TALLIES)));
    try (Run again = new Run(goneOn)) {
      assertThat(again.calls()).isEqualTo(2);
      assertThat(again.reader.status().position()).isEqualTo(position);
      assertThat(again.reader.status().lastApplied()).isEqualTo(NOW);
      waitUntil(() -> resumedAt.get() == position);
    }
  }

  @Test
  void readsAllOfATopicThatWasMadeAnew() {
    afterTwoCalls();
    try (Run again = new Run("another topic", NOW, new TallyTopic())) {
      assertThat(again.calls()).isZero();
    }
  }

  @Test
  void readsAllWhereWhatHasGoneMeanwhileMayNotBeToldOf() {
    afterTwoCalls();
    Instant later = NOW.plus(Topics.REMOVALS_KEPT);
    try (Run again = new Run("topic", later, new TallyTopic())) {
      assertThat(again.calls()).isZero();
    }
  }

  @Test
  void readsAllWhereTheFileIsNotWhole() throws IOException {
    afterTwoCalls();
    byte[] written = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(written, written.length - 1));
    try (Run again = new Run(new TallyTopic())) {
      assertThat(again.calls()).isZero();
    }
  }

  @Test
  void readsAllWhereTheTopicDoesNotReachSoFar() {
    afterTwoCalls();
    try (Run again = new Run(new TallyTopic(), new TallyTopic())) {
      assertThat(again.calls()).isZero();
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void readsAllWhereTheBrokerHasLostWhatWasRead() {
    afterTwoCalls();
    TallyTopic shortened = new TallyTopic().holding(calls("101", "C3", "C4"));
    shortened.happens(
        () -> shortened.setPollException(new OffsetOutOfRangeException(Map.of(TALLIES, 7L))));
    try (Run again = new Run(shortened, new TallyTopic().holding(calls("999", "C5")))) {
      waitUntil(() -> again.calls() == 1);
    }
  }

  @Test
  void waitsUntilABrokerSaysWhichTopicItIs() {
    TallyTable table = new TallyTable(Force.SMALL);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    AtomicLong asked = new AtomicLong();
    TallyCheckpoints checkpoints =
        new TallyCheckpoints(
            directory,
            () -> {
              if (asked.incrementAndGet() < 3) {
                throw new KafkaException("nobody there");
              }
              return "topic";
            },
            clock);
    try (TallyReader reader =
        new TallyReader(
            TallyTopic::new, table, clock, Duration.ofMillis(5), Optional.of(checkpoints))) {
      reader.start();
      waitUntil(() -> reader.status().caughtUp());
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void keepsAfterManyRecords() {
    TallyTable table = new TallyTable(Force.SMALL);
    TallyCheckpoints checkpoints =
        new TallyCheckpoints(directory, () -> "topic", Clock.fixed(NOW, ZoneOffset.UTC));
    checkpoints.takeUp();
    checkpoints.applied(99_999, table.latest(), new TallyCheckpoint.Place(99_999, 0));
    assertThat(file()).doesNotExist();
    checkpoints.applied(1, table.latest(), new TallyCheckpoint.Place(100_000, 3));

    assertThat(checkpoints.takeUp().place()).isEqualTo(new TallyCheckpoint.Place(100_000, 3));
  }

  @Test
  void aTableThatTakesUpAnothersIsAndStaysAsThatOne() {
    Random random = new Random(5);
    TallyTable first = new TallyTable(Force.SMALL);
    for (int batch = 0; batch < 20; batch++) {
      first.update(changes(random.nextLong()));
    }
    TallyCheckpoints checkpoints =
        new TallyCheckpoints(directory, () -> "topic", Clock.fixed(NOW, ZoneOffset.UTC));
    checkpoints.takeUp();
    checkpoints.applied(100_000, first.latest(), new TallyCheckpoint.Place(1, 0));
    TallyTable second = new TallyTable(Force.SMALL);
    second.resume(checkpoints.takeUp());
    assertThat(all(second)).isNotEmpty().isEqualTo(all(first));

    for (int batch = 0; batch < 20; batch++) {
      long seed = random.nextLong();
      first.update(changes(seed));
      second.update(changes(seed));
      assertThat(all(second)).isEqualTo(all(first));
    }
  }

  /** How far they have been read. */
  private long afterTwoCalls() {
    try (Run run = new Run(new TallyTopic().holding(calls("999", "C1", "C2")))) {
      assertThat(run.calls()).isEqualTo(2);
      return run.reader.status().position();
    }
  }

  private static Story calls(String line, String... ids) {
    Story story = new Story(new Definitions(Force.SMALL));
    for (String id : ids) {
      story.call(id, line, "North", "2024-07-31T10:00:00").answeredAfter(4);
    }
    return story;
  }

  private Path file() {
    return directory.resolve("tallies");
  }

  private static Consumer<TallyTable.Changes> changes(long seed) {
    Random random = new Random(seed);
    List<String> areas = List.of("North", "South", "a", "b", "c", "d", "e", "f", "g", "h");
    return changes -> {
      for (int i = 0; i < 30; i++) {
        String area = areas.get(random.nextInt(areas.size()));
        int day = random.nextInt(5) == 0 ? Cell.NOW : random.nextInt(12);
        Cell cell =
            random.nextBoolean()
                ? cell(CallMeasures.CALLS_PRESENTED, day, area)
                : cell(IncidentMeasures.INCIDENTS_OPENED, day, area);
        EntityKind kind =
            cell.measure() == CallMeasures.CALLS_PRESENTED ? EntityKind.CALL : EntityKind.INCIDENT;
        Distribution share = new Distribution();
        share.add(random.nextInt(100), 1 + random.nextInt(3), random.nextInt(9));
        share.add(random.nextLong() >> 8, 1, 0);
        changes.put(kind, random.nextInt(3), cell, random.nextInt(4) == 0 ? null : share);
      }
    };
  }

  private static Cell cell(Measure<?> measure, int day, String code) {
    String[] codes = new String[measure.dimensions().size()];
    Arrays.fill(codes, code);
    return new Cell(measure, day, codes);
  }

  private static Map<Cell, Distribution> all(TallyTable table) {
    Map<Cell, Distribution> all = new HashMap<>();
    for (Measure<?> measure : Measures.all()) {
      table
          .latest()
          .visit(
              measure, Integer.MIN_VALUE, Integer.MAX_VALUE, (cell, held) -> all.put(cell, held));
    }
    return all;
  }
}
