package uk.peelboard.views.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.views.RunningViews.waitUntil;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.CallMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.TallyKey;
import uk.peelboard.schemas.Topics;
import uk.peelboard.views.Force;
import uk.peelboard.views.Story;
import uk.peelboard.views.TallyTopic;

class TallyReaderTest {
  private static final Instant NOW = Instant.parse("2024-07-31T17:00:00Z");

  private final TallyTable table = new TallyTable(Force.SMALL);
  private final Story story = new Story(new Definitions(Force.SMALL));
  private TallyReader reader;

  @AfterEach
  void close() {
    if (reader != null) {
      reader.close();
    }
  }

  @Test
  void hasCaughtUpOnceAllThatWasThereHasBeenRead() {
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    TallyTopic topic = new TallyTopic().holding(story);
    read(topic);
    waitUntil(() -> reader.status().caughtUp());

    assertThat(calls()).isEqualTo(1);
    assertThat(reader.status().lag()).isZero();
    assertThat(reader.status().lastApplied()).isEqualTo(NOW);
    assertThat(reader.status().isReady()).isTrue();
  }

  @Test
  void hasCaughtUpAtOnceWhereThereIsNothing() {
    read(new TallyTopic());

    waitUntil(() -> reader.status().caughtUp());
    assertThat(reader.status().error()).isNull();
  }

  @Test
  void readsOn() {
    TallyTopic topic = new TallyTopic();
    read(topic);
    story.call("C1", "999", "North", "2024-07-31T10:00:00");
    topic.publish(story);
    waitUntil(() -> calls() == 1);
    story.call("C2", "999", "North", "2024-07-31T10:00:00");
    topic.publish(story);

    waitUntil(() -> calls() == 2);
  }

  @Test
  void appliesWhatComesTogetherTogether() {
    TallyTopic topic = new TallyTopic();
    read(topic);
    waitUntil(() -> reader.status().caughtUp());
    long before = table.latest().version();
    for (int i = 0; i < 50; i++) {
      story.call("C" + i, "999", "North", "2024-07-31T10:00:00").answeredAfter(i);
    }
    topic.publish(story);
    waitUntil(() -> calls() == 50);

    assertThat(table.latest().version()).isEqualTo(before + 1);
  }

  @Test
  void skipsAndCountsMeasuresThatItDoesNotHave() {
    TallyTopic topic = new TallyTopic();
    TallyCodec codec = new TallyCodec();
    Distribution any = new Distribution();
    any.add(1, 1, 0);
    TallyKey ofLater = new TallyKey(EntityKind.CALL, 0, "calls-of-a-later-release", 1, List.of());
    TallyKey ofEarlier = new TallyKey(EntityKind.CALL, 0, "calls-presented", 1, List.of("999"));
    topic.publish(codec.encodeKey(ofLater), codec.encodeValue(any));
    topic.publish(codec.encodeKey(ofEarlier), codec.encodeValue(any));
    read(topic);

    waitUntil(() -> reader.status().skipped() == 2);
    assertThat(reader.status().isReady()).isTrue();
    assertThat(table.latest().size()).isZero();
  }

  @Test
  void isNotReadyWhileThereIsATallyThatItCannotRead() {
    TallyTopic topic = new TallyTopic();
    byte[] key = Arrays.copyOf(new byte[] {99}, 12);
    topic.publish(key, new byte[] {99});
    read(topic);
    waitUntil(() -> reader.status().unreadable() == 1);

    assertThat(reader.status().isReady()).isFalse();
    assertThat(reader.status().error()).contains("replay");
    topic.publish(key, null);
    waitUntil(() -> reader.status().unreadable() == 0);
    assertThat(reader.status().error()).isNull();
  }

  @Test
  void goesOnWhereItWasAfterAnError() {
    TallyTopic broken = new TallyTopic();
    story.call("C1", "999", "North", "2024-07-31T10:00:00");
    broken.publish(story);
    TallyTopic mended = new TallyTopic();
    Queue<TallyTopic> topics = new ArrayDeque<>(List.of(broken, mended));
    reader = new TallyReader(topics::remove, table, clock(), Duration.ofMillis(5));
    reader.start();
    waitUntil(() -> reader.status().lastApplied() != null);
    long position = reader.status().position();
    AtomicLong resumedAt = new AtomicLong(-1);
    mended.happens(() -> resumedAt.set(mended.position(tallies())));
    broken.happens(() -> broken.setPollException(new KafkaException("the broker has gone")));

    waitUntil(() -> resumedAt.get() >= 0);
    assertThat(resumedAt).hasValue(position);
    assertThat(broken.closed()).isTrue();
    assertThat(calls()).isEqualTo(1);
    assertThat(reader.status().caughtUp()).isTrue();
  }

  @Test
  void startsAgainWhereTheTopicIsAnother() {
    TallyTopic old = new TallyTopic();
    story.call("C1", "999", "North", "2024-07-31T10:00:00");
    old.publish(story);
    Story another = new Story(new Definitions(Force.SMALL));
    another.call("C2", "101", "South", "2024-07-31T10:00:00");
    another.call("C3", "101", "South", "2024-07-31T10:00:00");
    Queue<TallyTopic> topics = new ArrayDeque<>(List.of(old, new TallyTopic().holding(another)));
    reader = new TallyReader(topics::remove, table, clock(), Duration.ofMillis(5));
    reader.start();
    waitUntil(() -> calls() == 1);
    old.happens(() -> old.setPollException(new OffsetOutOfRangeException(Map.of(tallies(), 7L))));

    waitUntil(() -> calls() == 2);
  }

  @Test
  void saysWhatIsWrongUntilThereIsABroker() {
    reader =
        new TallyReader(
            () -> {
              throw new KafkaException("no resolvable bootstrap urls");
            },
            table,
            clock(),
            Duration.ofMillis(5));
    reader.start();

    waitUntil(() -> "no resolvable bootstrap urls".equals(reader.status().error()));
    assertThat(reader.status().caughtUp()).isFalse();
    assertThat(reader.status().reachable()).isFalse();
  }

  @Test
  void survivesWhatNobodyForesaw() {
    TallyTopic topic = new TallyTopic();
    read(topic);
    waitUntil(() -> reader.status().caughtUp());
    topic.happens(
        () -> {
          throw new IllegalStateException("unforeseen");
        });
    waitUntil(topic::closed);
    story.call("C1", "999", "North", "2024-07-31T10:00:00");
    topic.publish(story);

    waitUntil(() -> calls() == 1);
    waitUntil(() -> reader.status().error() == null);
  }

  @Test
  void closesWithinASecond() {
    TallyTopic topic = new TallyTopic();
    read(topic);
    waitUntil(() -> reader.status().caughtUp());
    long began = System.nanoTime();
    reader.close();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    assertThat(topic.closed()).isTrue();
  }

  private void read(TallyTopic topic) {
    reader = new TallyReader(() -> topic, table, clock(), Duration.ofMillis(5));
    reader.start();
  }

  private long calls() {
    long[] calls = {0};
    table
        .latest()
        .visit(
            CallMeasures.CALLS_PRESENTED,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            (cell, presented) -> calls[0] += presented.count());
    return calls[0];
  }

  private static TopicPartition tallies() {
    return new TopicPartition(Topics.KPI_TALLIES.name(), 0);
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }
}
