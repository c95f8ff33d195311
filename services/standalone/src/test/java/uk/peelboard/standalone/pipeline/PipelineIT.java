package uk.peelboard.standalone.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.CallMeasures;
import uk.peelboard.domain.measure.CallerMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.pipeline.EntityReader;
import uk.peelboard.pipeline.Kafka;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.pipeline.PipelineException;
import uk.peelboard.pipeline.PipelineSettings;
import uk.peelboard.pipeline.Progress;
import uk.peelboard.pipeline.Replay;
import uk.peelboard.pipeline.Verification;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.TallyKey;
import uk.peelboard.schemas.Topics;
import uk.peelboard.standalone.broker.KafkaForTests;
import uk.peelboard.standalone.pipeline.RandomEvents.Addressed;
import uk.peelboard.standalone.profile.ProfileFile;

class PipelineIT {
  private static final Duration HORIZON = Admission.DEFAULT_HORIZON;
  private static final int PARTITIONS = 3;

  /** So that checkpoints are written and taken up all the time. */
  private static final int CHECKPOINT_EVERY = 400;

  @TempDir private Path directory;

  private final Clock clock = Clock.systemUTC();
  private final ForceProfile westMidlands = ProfileFile.load("west-midlands");
  private final Definitions definitions = new Definitions(westMidlands);
  private final EventCodec codec = new EventCodec();
  private final RandomEvents events = new RandomEvents(42);
  private final List<Pipeline> running = new ArrayList<>();

  private KafkaForTests broker;
  private Kafka kafka;
  private Producer<byte[], byte[]> producer;

  @BeforeEach
  void startsABroker() {
    broker = KafkaForTests.start();
    kafka = new Kafka(Map.of("bootstrap.servers", broker.bootstrapServers()));
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.MAX_TALLY_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void stopsAll() {
    running.forEach(Pipeline::close);
    producer.close();
    broker.close();
  }

  @Test
  void twoInstancesThatComeAndGoAgreeWithABatchFold() {
    Pipeline first = start("first", definitions);
    publish(events.ofEntities(1000));
    start("second", definitions);
    publish(events.ofEntities(1000));
    first.close();
    publish(events.ofEntities(500));

    Verification.Result result = verifiedOnceAllIsCounted(definitions);

    assertThat(result.differences()).isEmpty();
    assertThat(result.toldWrongly()).isEmpty();
    assertThat(result.unreadable()).isZero();
    assertThat(result.records()).isGreaterThan(2500 * 6);
    assertThat(result.shares()).isGreaterThan(100);
  }

  @Test
  void aRestartGoesOnWhereItStoppedAndCountsNothingTwice() {
    List<Addressed> all = events.ofEntities(500);
    Pipeline first = start("one", definitions);
    publish(all.subList(0, all.size() / 2));
    putWhatIsNoEvent();
    assertThat(verifiedOnceAllIsCounted(definitions).differences()).isEmpty();
    first.close();
    EntityReader reader = new EntityReader(kafka, definitions, HORIZON, clock);
    Map<Cell, Distribution> known = reader.published(PipelineIT::isOfEntities).tallies().cells();
    Instant moment = clock.instant();
    while (!clock.instant().isAfter(moment.plusMillis(1))) {
      Thread.onSpinWait();
    }

    start("one", definitions);
    publish(all);
    Verification.Result result = verifiedOnceAllIsCounted(definitions);

    assertThat(reader.asKnownAt(moment, Progress.SILENT).cells()).isEqualTo(known);
    assertThat(reader.asKnownAt(clock.instant(), Progress.SILENT).cells())
        .isEqualTo(reader.published(PipelineIT::isOfEntities).tallies().cells())
        .isNotEqualTo(known);
    assertThat(result.differences()).isEmpty();
    assertThat(result.toldWrongly()).isEmpty();
    assertThat(result.records()).isEqualTo(all.size() + all.size() / 2 + 4);
  }

  @Test
  void replayMendsTalliesThatWereSpoiltButNotWhileThePipelineRuns() {
    Pipeline pipeline = start("one", definitions);
    publish(events.ofEntities(300));
    assertThat(verifiedOnceAllIsCounted(definitions).agrees()).isTrue();
    Replay replay = new Replay(kafka, definitions, HORIZON, clock);
    assertThatExceptionOfType(PipelineException.class)
        .isThrownBy(() -> replay.run(Duration.ZERO, Progress.SILENT))
        .withMessageContaining("stop every instance");
    pipeline.close();
    spoilTallies();
    assertThat(verify(definitions).differences()).hasSize(1);
    assertThat(verify(definitions).unreadable()).isEqualTo(1);

    Replay.Result done = replay.run(Duration.ofSeconds(20), Progress.SILENT);

    assertThat(done.removed()).isEqualTo(2);
    assertThat(verify(definitions).agrees()).isTrue();
    start("one", definitions);
    publish(events.ofEntities(100));
    assertThat(verifiedOnceAllIsCounted(definitions).agrees()).isTrue();
  }

  @Test
  void otherDefinitionsRebuildTheTalliesBeforeAnythingIsAddedToThem() {
    Pipeline pipeline = start("one", definitions);
    publish(events.ofEntities(300));
    verifiedOnceAllIsCounted(definitions);
    pipeline.close();
    Definitions others = new Definitions(ProfileFile.load("bedfordshire"));
    assertThat(verify(others).agrees()).isFalse();

    start("one", others);

    assertThat(verify(others).agrees()).isTrue();
    assertThat(verify(others).notYetCounted()).isZero();
  }

  @Test
  void talliesMadeByOtherRulesOfWhatIsLetInAreRebuilt() {
    Pipeline pipeline = start("one", definitions);
    publish(events.ofEntities(300));
    verifiedOnceAllIsCounted(definitions);
    pipeline.close();
    spoilTallies();
    String noRules = definitions.fingerprint();
    send(Topics.KPI_DEFINITIONS.name(), "tallies".getBytes(UTF_8), noRules.getBytes(UTF_8));
    producer.flush();

    start("one", definitions);

    assertThat(verify(definitions).agrees()).isTrue();
  }

  private static boolean isOfEntities(Measure<?> measure) {
    return measure.shape() != Measure.Shape.ACCOUNT;
  }

  @Test
  void aTopicOfCallersThatWasSpoiltIsNoticedAndOneThatIsGoneIsMadeAnew() throws Exception {
    Pipeline pipeline = start("one", definitions);
    publish(events.ofEntities(300));
    assertThat(verifiedOnceAllIsCounted(definitions).agrees()).isTrue();
    Map<Cell, Distribution> before = ofCallers();
    assertThat(before.keySet())
        .extracting(Cell::measure)
        .contains(CallerMeasures.REPEAT_CALLERS.starts(), CallerMeasures.REPEAT_CALLERS.ends());
    tellACallerOfNoCall();
    Verification.Result spoilt = verifiedOnceAllIsCounted(definitions);
    assertThat(spoilt.differences()).isEmpty();
    assertThat(spoilt.toldWrongly())
        .containsExactly(
            new Verification.ToldWrongly("k1@220", "none", "2024-03-30T00:00:00Z on 999", null));
    pipeline.close();
    deleteCallers();

    start("one", definitions);

    assertThat(verifiedOnceAllIsCounted(definitions).agrees()).isTrue();
    assertThat(ofCallers()).isEqualTo(before);
  }

  private void tellACallerOfNoCall() {
    Instant at = Instant.parse("2024-03-30T00:00:00Z");
    Event told = new Event(new UUID(0, 0), "k1@220", at, at, "test", new CallMade("none", "999"));
    publish(List.of(new Addressed(EntityKind.CALLER, told)));
  }

  private void deleteCallers() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      String callers = EntityKind.CALLER.topic();
      admin.deleteTopics(List.of(callers)).all().get();
      Instant giveUp = clock.instant().plusSeconds(30);
      while (admin.listTopics().names().get().contains(callers)) {
        assertThat(clock.instant()).as("still there").isBefore(giveUp);
      }
    }
  }

  /** What is published of repeat callers: every share, added up. */
  private Map<Cell, Distribution> ofCallers() {
    TallyCodec tallies = new TallyCodec();
    Map<TallyKey, Distribution> shares = new HashMap<>();
    TopicPartition topic = new TopicPartition(Topics.KPI_TALLIES.name(), 0);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(topic));
      consumer.seekToBeginning(List.of(topic));
      long end = consumer.endOffsets(List.of(topic)).get(topic);
      while (consumer.position(topic) < end) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
          TallyKey key = tallies.decodeKey(one.key());
          shares.remove(key);
          if (one.value() != null && key.measureId().startsWith("repeat-callers")) {
            shares.put(key, tallies.decodeValue(one.value()));
          }
        }
      }
    }
    Map<Cell, Distribution> cells = new HashMap<>();
    shares.forEach(
        (key, share) ->
            cells.computeIfAbsent(key.cell(), absent -> new Distribution()).addAll(share));
    return cells;
  }

  private Pipeline start(String instance, Definitions by) {
    PipelineSettings settings =
        new PipelineSettings(
            kafka,
            by,
            directory.resolve(instance),
            Optional.empty(),
            1,
            PARTITIONS,
            Optional.empty(),
            HORIZON,
            Duration.ofSeconds(10),
            CHECKPOINT_EVERY);
    Pipeline pipeline =
        Pipeline.start(
            settings,
            clock,
            Progress.SILENT,
            () -> {
              throw new AssertionError("the pipeline has stopped");
            });
    running.add(pipeline);
    return pipeline;
  }

  private void publish(List<Addressed> all) {
    for (Addressed one : all) {
      send(
          Topics.of(one.kind()).name(),
          Admission.key(one.kind(), one.event().entityId()),
          codec.encode(one.kind(), one.event()));
    }
    producer.flush();
  }

  private void putWhatIsNoEvent() {
    byte[] nonsense = "nonsense".getBytes(UTF_8);
    send(Topics.of(EntityKind.CALL).name(), "C".getBytes(UTF_8), nonsense);
    send(Topics.of(EntityKind.CALL).name(), null, nonsense);
    send(Topics.of(EntityKind.CALL).name(), "C".getBytes(UTF_8), null);
    send(Topics.of(EntityKind.CALL).name(), new byte[0], new byte[(1 << 20) - 200]);
    producer.flush();
  }

  private void spoilTallies() {
    TallyCodec tallies = new TallyCodec();
    Cell bogus = new Cell(CallMeasures.CALLS_PRESENTED, 1, "999", "Dudley");
    Distribution one = new Distribution();
    one.add(1, 1, 0);
    send(
        Topics.KPI_TALLIES.name(),
        tallies.encodeKey(EntityKind.CALL, 0, bogus),
        tallies.encodeValue(one));
    send(Topics.KPI_TALLIES.name(), "bogus".getBytes(UTF_8), new byte[] {1, 2, 3});
    producer.flush();
  }

  private void send(String topic, byte[] key, byte[] value) {
    Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
  }

  private Verification.Result verify(Definitions by) {
    return new Verification(kafka, by, HORIZON, clock).run(Progress.SILENT);
  }

  /** Each look at the log takes its time, so this needs no pause between two of them. */
  private Verification.Result verifiedOnceAllIsCounted(Definitions by) {
    Instant giveUp = clock.instant().plusSeconds(90);
    Verification.Result result = verify(by);
    while (result.notYetCounted() > 0) {
      assertThat(clock.instant()).as("still not counted: %s", result).isBefore(giveUp);
      result = verify(by);
    }
    return result;
  }
}
