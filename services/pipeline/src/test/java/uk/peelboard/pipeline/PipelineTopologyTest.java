package uk.peelboard.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.measure.CallMeasures;
import uk.peelboard.domain.measure.CallerMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.BatchFold;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.RejectedEvent;
import uk.peelboard.schemas.RejectedEventCodec;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.Topics;

final class PipelineTopologyTest {
  private static final Instant NOON = Instant.parse("2024-07-01T11:00:00Z");

  private static final int PUBLISH_EVERY = 1000;

  private final Definitions definitions = new Definitions(Profiles.withAreas("Dudley"));
  private final EventCodec events = new EventCodec();
  private final BatchFold expected = new BatchFold(EntityKind.CALL, definitions);

  private final JournalSizes sizes = new JournalSizes();

  private Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> calls;
  private TestOutputTopic<byte[], byte[]> tallies;
  private TestOutputTopic<byte[], byte[]> rejected;
  private TestOutputTopic<byte[], byte[]> callers;

  @BeforeEach
  void startsTheTopology(@TempDir Path state) {
    directory = state;
    Map<EntityKind, Integer> partitions = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      partitions.put(kind, 1);
    }
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, Pipeline.APPLICATION_ID);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver =
        new TopologyTestDriver(
            new PipelineTopology(
                    definitions,
                    partitions,
                    Admission.DEFAULT_HORIZON,
                    new Pace(PUBLISH_EVERY, 7 * PUBLISH_EVERY),
                    directory.resolve("journals"),
                    log -> new GroupPositions.Position("id of " + log.topic(), 0, 0),
                    sizes)
                .build(new StreamsConfig(config)),
            config,
            NOON);
    calls = driver.createInputTopic("calls", new ByteArraySerializer(), new ByteArraySerializer());
    tallies = output(Topics.KPI_TALLIES.name());
    rejected = output(Topics.REJECTED_EVENTS.name());
    callers = output(Topics.of(EntityKind.CALLER).name());
  }

  @AfterEach
  void stopsTheTopology() {
    driver.close();
    assertThat(sizes.sum(EntityKind.CALL, JournalSizes.Size::entities))
        .as("journals that are worked on here")
        .isZero();
  }

  @Test
  void publishesTheCellsThatEventsChanged() {
    Event presented = event("C1", 0, new CallPresented("999", "Dudley", null, null));
    send(presented);
    assertThat(tallies.isEmpty()).isTrue();

    driver.advanceWallClockTime(Duration.ofMillis(100));

    assertThat(published()).isEqualTo(expectedTallies());
  }

  @Test
  void tellsHowManyEntitiesHaveAJournalAndWhatThoseTake() {
    send(event("C1", 0, new CallPresented("999", "Dudley", null, null)));
    send(event("C1", 60, new CallAnswered(null)));
    send(event("C2", 0, new CallPresented("999", "Dudley", null, null)));
    driver.advanceWallClockTime(Duration.ofMillis(100));

    assertThat(sizes.sum(EntityKind.CALL, JournalSizes.Size::entities)).isEqualTo(2);
    assertThat(sizes.sum(EntityKind.CALL, JournalSizes.Size::bytes)).isBetween(40L, 1000L);
    assertThat(sizes.sum(EntityKind.CRIME, JournalSizes.Size::entities)).isZero();
  }

  @Test
  void removesACellThatHoldsNothingAnyMore() {
    Event presented = event("C1", 0, new CallPresented("999", "Dudley", null, null));
    send(presented);
    driver.advanceWallClockTime(Duration.ofMillis(100));
    send(event("C1", 60, new EventWithdrawn(presented.id(), "another call")));
    driver.advanceWallClockTime(Duration.ofMillis(100));

    Map<Cell, Distribution> published = published();

    assertThat(published).isEqualTo(expectedTallies());
    assertThat(published.keySet())
        .noneMatch(cell -> cell.measure() == CallMeasures.CALLS_PRESENTED);
  }

  @Test
  void countsACallOnceHoweverOftenItIsDelivered() {
    Event presented = event("C1", 0, new CallPresented("999", "Dudley", null, null));
    send(presented);
    send(presented);
    send(event("C1", 4, new CallAnswered(null)));
    send(presented);
    driver.advanceWallClockTime(Duration.ofMillis(100));

    Map<Cell, Distribution> published = published();

    assertThat(published).isEqualTo(expectedTallies());
    int day = definitions.calendar().day(NOON);
    assertThat(published.get(new Cell(CallMeasures.CALLS_PRESENTED, day, "999", "Dudley")).count())
        .isEqualTo(1);
  }

  @Test
  void commitsNothingWhileNothingHappens() {
    send(event("C1", 0, new CallPresented("999", "Dudley", null, null)));
    driver.advanceWallClockTime(Duration.ofMillis(100));
    tallies.readRecordsToList();

    driver.advanceWallClockTime(Duration.ofHours(1));

    assertThat(tallies.isEmpty()).isTrue();
  }

  @Test
  void publishesWithoutWaitingOnceManyRecordsCame() {
    for (int i = 0; i < PUBLISH_EVERY; i++) {
      send(event("C" + i, i, new CallPresented("999", "Dudley", null, null)));
    }

    assertThat(published()).isEqualTo(expectedTallies());
  }

  @Test
  void passesOnWhatItCannotCountWithReasonOriginAndBytes() throws Exception {
    byte[] nonsense = "not an event".getBytes(UTF_8);
    calls.pipeInput(new TestRecord<>(bytes("C1"), nonsense, NOON));
    calls.pipeInput(new TestRecord<>(bytes("C1"), null, NOON));
    send(event("C2", 0, new CallPresented("999", "Dudley", null, null)));
    Event tomorrow = event("C3", 86_400, new CallPresented("999", "Dudley", null, null));
    byte[] future = events.encode(EntityKind.CALL, tomorrow);
    calls.pipeInput(new TestRecord<>(bytes("C3"), future, NOON));
    calls.pipeInput(new TestRecord<>(bytes("C4"), future, NOON));
    driver.advanceWallClockTime(Duration.ofMillis(100));

    List<RejectedEvent> passedOn = rejectedEvents();

    assertThat(passedOn)
        .extracting(RejectedEvent::reason)
        .containsExactly(
            RejectionReason.UNDECODABLE.code(),
            RejectionReason.NO_VALUE.code(),
            RejectionReason.IN_THE_FUTURE.code(),
            RejectionReason.KEY_MISMATCH.code());
    assertThat(passedOn).extracting(RejectedEvent::offset).containsExactly(0L, 1L, 3L, 4L);
    assertThat(passedOn.get(0).value()).isEqualTo(Bytes.wrap(nonsense));
    assertThat(passedOn.get(2).value()).isEqualTo(Bytes.wrap(future));
    expected.reject(null, RejectionReason.UNDECODABLE);
    expected.reject(null, RejectionReason.NO_VALUE);
    expected.reject("CallPresented", RejectionReason.IN_THE_FUTURE);
    expected.reject("CallPresented", RejectionReason.KEY_MISMATCH);
    assertThat(published()).isEqualTo(expectedTallies());
  }

  @Test
  void countsTheCallersOfCallsOnATopicOfTheirOwn() throws Exception {
    for (int i = 0; i < 3; i++) {
      send(event("C" + i, 60 * i, new CallPresented("999", "Dudley", "k1", null)));
      send(event("C" + i, 60 * i + 4, new CallAnswered(null)));
      send(event("D" + i, 60 * i, new CallPresented("999", "Dudley", null, null)));
    }
    driver.advanceWallClockTime(Duration.ofMillis(100));

    BatchFold ofCallers = new BatchFold(EntityKind.CALLER, definitions);
    List<Event> told = toldCallers();
    told.forEach(ofCallers::accept);
    Map<Cell, Distribution> all = new HashMap<>(expectedTallies());
    all.putAll(ofCallers.tallies());
    assertThat(told).hasSize(3);
    assertThat(all)
        .containsKey(
            new Cell(
                CallerMeasures.REPEAT_CALLERS.starts(), definitions.calendar().day(NOON), "999"));
    assertThat(published()).isEqualTo(all);
  }

  @Test
  void tellsCallersOnlyOfWhatChangesSomethingForThem() throws Exception {
    Event presented = event("C1", 0, new CallPresented("999", "Dudley", "k1", null));
    send(presented);
    send(presented);
    send(event("C1", 4, new CallAnswered(null)));
    send(event("C1", 90, new CallPresented("101", "Dudley", "k2", null)));
    send(event("C1", 95, new EventWithdrawn(presented.id(), "another call")));

    assertThat(toldCallers())
        .extracting(told -> told.entityId() + ' ' + told.payload() + ' ' + told.id())
        .containsExactly(
            "k1@221 CallMade[callId=C1, line=999] 00000000-0000-0000-0000-000000000000",
            "k1@221 CallTakenBack[callId=C1] 00000000-0000-0000-0000-000000000004",
            "k2@221 CallMade[callId=C1, line=101] 00000000-0000-0000-0000-000000000004");
  }

  @Test
  void saysWhenThatCameInOfWhichCallersAreTold() throws Exception {
    Event presented = event("C1", 0, new CallPresented("999", "Dudley", "k1", null));
    Instant cameIn = NOON.plusMillis(12_345);
    calls.pipeInput(
        new TestRecord<>(bytes("C1"), events.encode(EntityKind.CALL, presented), cameIn));

    assertThat(toldCallers())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.occurredAt()).isEqualTo(presented.occurredAt());
              assertThat(told.recordedAt()).isEqualTo(cameIn);
            });
  }

  @Test
  void publishesCallersLessOftenWhileTheirCallsAreOfThePast() {
    TestInputTopic<byte[], byte[]> toCallers =
        driver.createInputTopic("callers", new ByteArraySerializer(), new ByteArraySerializer());
    toCallers.pipeInput(told(0, NOON.minusSeconds(3600)));
    driver.advanceWallClockTime(Duration.ofMillis(100));
    tallies.readRecordsToList();

    toCallers.pipeInput(told(1, NOON.minusSeconds(3600)));
    driver.advanceWallClockTime(Duration.ofMillis(100));
    assertThat(tallies.isEmpty()).isTrue();

    toCallers.pipeInput(told(2, NOON));
    driver.advanceWallClockTime(Duration.ofMillis(100));
    assertThat(tallies.isEmpty()).isFalse();
  }

  @Test
  void needNotFoldAgainWhatItHasCaughtUpWith() {
    TestInputTopic<byte[], byte[]> toCallers =
        driver.createInputTopic("callers", new ByteArraySerializer(), new ByteArraySerializer());
    int records = 1 + 7 * PUBLISH_EVERY / 200;
    for (int offset = 0; offset < records; offset++) {
      toCallers.pipeInput(told(offset, NOON.minusSeconds(3600)));
    }
    Path checkpoint = directory.resolve("journals/callers-0/checkpoint-%019d".formatted(records));

    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(checkpoint).doesNotExist();
    for (int look = 0; look < 25; look++) {
      driver.advanceWallClockTime(Duration.ofMillis(100));
    }

    assertThat(checkpoint).exists();
  }

  /** As the broker stamps it: just written, whenever that came in from which it follows. */
  private TestRecord<byte[], byte[]> told(int offset, Instant cameIn) {
    Event told =
        new Event(
            CallerEvents.id(0, offset),
            "k1@221",
            NOON,
            cameIn,
            "test",
            new CallMade("C" + offset, "999"));
    return new TestRecord<>(bytes("k1"), events.encode(EntityKind.CALLER, told), NOON);
  }

  @Test
  void hasNoTopicOrStoreWithoutAName() {
    assertThat(driver.producedTopicNames()).isEmpty();
    assertThat(driver.getAllStateStores())
        .containsOnlyKeys(
            "calls-journals",
            "incidents-journals",
            "crimes-journals",
            "cases-journals",
            "callers-journals");
  }

  private void send(Event event) {
    expected.accept(event);
    calls.pipeInput(
        new TestRecord<>(
            bytes(event.entityId()), events.encode(EntityKind.CALL, event), event.occurredAt()));
  }

  private static Event event(String call, int second, Payload payload) {
    Instant at = NOON.plusSeconds(second);
    UUID id = UUID.nameUUIDFromBytes((call + second + payload).getBytes(UTF_8));
    return new Event(id, call, at, at.isAfter(NOON) ? at : NOON, "test", payload);
  }

  private Map<Cell, Distribution> published() {
    TallyCodec codec = new TallyCodec();
    Map<Cell, Distribution> published = new HashMap<>();
    for (KeyValue<byte[], byte[]> one : tallies.readKeyValuesToList()) {
      Cell cell = codec.decodeKey(one.key).cell();
      if (one.value == null) {
        published.remove(cell);
      } else {
        published.put(cell, codec.decodeValue(one.value));
      }
    }
    return published;
  }

  private Map<Cell, Distribution> expectedTallies() {
    return expected.tallies();
  }

  private List<RejectedEvent> rejectedEvents() throws Exception {
    RejectedEventCodec codec = new RejectedEventCodec();
    List<RejectedEvent> found = new ArrayList<>();
    for (KeyValue<byte[], byte[]> one : rejected.readKeyValuesToList()) {
      found.add(codec.decode(one.value));
    }
    return found;
  }

  private List<Event> toldCallers() throws Exception {
    List<Event> told = new ArrayList<>();
    for (KeyValue<byte[], byte[]> one : callers.readKeyValuesToList()) {
      Event event = events.decode(EntityKind.CALLER, one.value);
      assertThat(one.key).isEqualTo(Admission.key(EntityKind.CALLER, event.entityId()));
      told.add(event);
    }
    return told;
  }

  private TestOutputTopic<byte[], byte[]> output(String topic) {
    return driver.createOutputTopic(
        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
