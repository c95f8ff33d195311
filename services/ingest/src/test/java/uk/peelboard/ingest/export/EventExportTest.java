package uk.peelboard.ingest.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.RecordingSink;
import uk.peelboard.ingest.file.EventsFormat;
import uk.peelboard.ingest.file.FileImport;
import uk.peelboard.ingest.file.ImportProgress;
import uk.peelboard.ingest.file.ImportSummary;
import uk.peelboard.ingest.file.RejectsFile;
import uk.peelboard.schemas.EventCodec;

class EventExportTest {
  private static final Instant NOON = Instant.parse("2024-07-01T12:00:00Z");
  private static final Set<EntityKind> CALLS = EnumSet.of(EntityKind.CALL);

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final EventCodec codec = new EventCodec();
  private final Map<Integer, Long> ends = new HashMap<>(Map.of(0, 0L, 1, 0L));

  @BeforeEach
  void twoPartitionsOfCalls() {
    kafka.updatePartitions(
        "calls",
        List.of(
            new PartitionInfo("calls", 0, null, null, null),
            new PartitionInfo("calls", 1, null, null, null)));
    kafka.updateBeginningOffsets(Map.of(partition(0), 0L, partition(1), 0L));
  }

  @Test
  void importsWhatItExportedAsTheSameEvents(@TempDir Path directory) throws Exception {
    Event answered = event(1, NOON, new CallAnswered("h1"));
    Event withdrawn = event(2, NOON, new EventWithdrawn(answered.id(), "ENTERED_IN_ERROR"));
    topicHas(0, answered);
    topicHas(1, withdrawn);
    Path file = directory.resolve("events.jsonl");
    Files.write(file, export(null, null));
    RecordingSink sink = new RecordingSink();

    ImportSummary summary;
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    try (RejectsFile rejects = new RejectsFile(directory.resolve("rejects.csv"))) {
      Files.writeString(file, "\n{oops\n{}\n", java.nio.file.StandardOpenOption.APPEND);
      summary =
          new FileImport(sink, clock)
              .run(new EventsFormat(clock), List.of(file), rejects, ImportProgress.UNSEEN);
    }

    assertThat(sink.events())
        .containsExactlyInAnyOrder(
            new AddressedEvent(EntityKind.CALL, answered),
            new AddressedEvent(EntityKind.CALL, withdrawn));
    assertThat(summary.rowsRejected())
        .containsOnlyKeys("malformed", "missing")
        .containsEntry("malformed", 1L);
  }

  @Test
  void keepsToTheTimesAsked() throws Exception {
    topicHas(0, event(1, NOON.minusMillis(1), new CallAnswered(null)));
    topicHas(0, event(2, NOON, new CallAnswered(null)));
    topicHas(0, event(3, NOON.plusSeconds(1), new CallAnswered(null)));

    String lines = new String(export(NOON, NOON.plusSeconds(1)), UTF_8);

    assertThat(lines.lines()).hasSize(1);
    assertThat(lines).contains(new UUID(0, 2).toString());
  }

  @Test
  void tellsWhichRecordsAreNoEvents() throws Exception {
    topicHas(0, event(1, NOON, new CallAnswered(null)));
    topicHas(0, new byte[] {1, 2, 3});

    EventExport.Summary summary = summary(null, null, new ByteArrayOutputStream());

    assertThat(summary).isEqualTo(new EventExport.Summary(1, 0, 1, List.of("calls-0@1")));
  }

  @Test
  void writesNothingOfEmptyTopics() throws Exception {
    assertThat(export(null, null)).isEmpty();
  }

  @Test
  void stopsWhereTheTopicEndedAtTheStart() throws Exception {
    topicHas(0, event(1, NOON, new CallAnswered(null)));
    ends.put(0, 1L);
    topicHas(0, event(2, NOON, new CallAnswered(null)));
    ends.put(0, 1L);

    assertThat(new String(export(null, null), UTF_8).lines()).hasSize(1);
  }

  private byte[] export(Instant from, Instant to) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    summary(from, to, out);
    return out.toByteArray();
  }

  private EventExport.Summary summary(Instant from, Instant to, ByteArrayOutputStream out)
      throws Exception {
    kafka.updateEndOffsets(Map.of(partition(0), ends.get(0), partition(1), ends.get(1)));
    return new EventExport(kafka).write(CALLS, from, to, out);
  }

  private void topicHas(int partition, Event event) {
    topicHas(partition, codec.encode(EntityKind.CALL, event));
  }

  private void topicHas(int partition, byte[] value) {
    long offset = ends.merge(partition, 1L, Long::sum) - 1;
    kafka.schedulePollTask(
        () ->
            kafka.addRecord(
                new ConsumerRecord<>("calls", partition, offset, "call-1".getBytes(UTF_8), value)));
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition("calls", number);
  }

  private static Event event(long id, Instant at, Payload payload) {
    return new Event(new UUID(0, id), "call-1", at, at, "telephony", payload);
  }
}
