package uk.peelboard.pipeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.pipeline.JournalSizes.Size;
import uk.peelboard.schemas.Topics;

/** The running pipeline: events to tallies, exactly once. */
public final class Pipeline implements MeterBinder, AutoCloseable {

  /**
   * Also the name of its consumer group. It never changes: the group's offsets are the position.
   */
  public static final String APPLICATION_ID = "peelboard-pipeline";

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final int PUBLISH_EVERY = 100_000;

  /** At most: whatever is published as it happens is committed at once. */
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(2);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
  private static final Duration PATIENCE_FOR_CRASHED = SESSION_TIMEOUT.plusSeconds(10);

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;
  private final GroupPositions positions;
  private final JournalSizes sizes;
  private final boolean leavesGroup;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private Pipeline(
      KafkaStreams streams, GroupPositions positions, JournalSizes sizes, boolean leavesGroup) {
    this.streams = streams;
    this.positions = positions;
    this.sizes = sizes;
    this.streamsMetrics = new KafkaStreamsMetrics(streams);
    this.leavesGroup = leavesGroup;
  }

  /**
   * Makes or checks the topics, rebuilds the tallies where they were made by other definitions, and
   * starts.
   *
   * @param onFailure runs when the pipeline has stopped because of an error
   * @throws PipelineException when something stands in the way that the operator can put right
   */
  public static Pipeline start(
      PipelineSettings settings, Clock clock, Progress progress, Runnable onFailure) {
    TopicSetup.Result topics =
        new TopicSetup(settings.kafka())
            .ensure(settings.eventPartitions(), settings.replicationFactor());
    agreeOnTallies(settings, topics.created(), clock, progress);
    StreamsConfig config = new StreamsConfig(config(settings));
    GroupPositions positions = new GroupPositions(settings.kafka(), APPLICATION_ID);
    JournalSizes sizes = new JournalSizes();
    PipelineTopology topology =
        new PipelineTopology(
            settings.definitions(),
            topics.partitions(),
            settings.horizon(),
            new Pace(PUBLISH_EVERY, settings.checkpointEvery()),
            settings.stateDirectory().resolve("journals"),
            positions,
            sizes);
    KafkaStreams streams = new KafkaStreams(topology.build(config), config);
    Pipeline pipeline = new Pipeline(streams, positions, sizes, settings.instanceId().isEmpty());
    streams.setUncaughtExceptionHandler(
        e -> {
          if (pipeline.failure.compareAndSet(null, e)) {
            LOG.error("The pipeline has stopped", e);
            onFailure.run();
          }
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.start();
    return pipeline;
  }

  private static void agreeOnTallies(
      PipelineSettings settings, List<String> created, Clock clock, Progress progress) {
    String made = MadeWith.fingerprint(settings.kafka(), clock);
    if (made == null) {
      MadeWith.write(settings.kafka(), settings.definitions());
      // Another instance may have written other definitions at the same moment.
      made = MadeWith.fingerprint(settings.kafka(), clock);
    }
    boolean byOthers = !made.equals(MadeWith.fingerprint(settings.definitions()));
    boolean callersKnowNothing =
        created.contains(EntityKind.CALLER.topic()) && !created.contains(EntityKind.CALL.topic());
    if (byOthers) {
      LOG.warn("The tallies were made by other definitions: they are rebuilt from the events");
    } else if (callersKnowNothing) {
      LOG.warn(
          "The topic of callers was missing: it is rebuilt, with the tallies, from the events");
    }
    if (byOthers || callersKnowNothing) {
      new Replay(settings.kafka(), settings.definitions(), settings.horizon(), clock)
          .run(PATIENCE_FOR_CRASHED, progress);
    }
  }

  /** The Kafka Streams configuration that it runs with. */
  public static Map<String, Object> config(PipelineSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.kafka().clientConfig());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5000);
    // Every task has one partition, so none has to wait for another's: looking whether it had to,
    // for
    // each record, was a twelfth of a stream thread's time.
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // The least there is: an instance that comes back gets its partitions again within a minute.
    config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5000);
    config.put(
        StreamsConfig.restoreConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        KeylessRecords.class.getName());
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) SESSION_TIMEOUT.toMillis());
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        (int) SESSION_TIMEOUT.toMillis() / 4);
    settings
        .instanceId()
        .ifPresent(
            id ->
                config.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) settings.transactionTimeout().toMillis());
    // A commit sends what waits, and nobody sees anything before it: sending sooner would only make
    // more and smaller batches, for the broker to write and for callers' partitions to be read in.
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), COMMIT_INTERVAL.toMillis());
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
    // What is written here is read by every view that starts: less of it is worth more than the
    // little time that lz4 would save.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), 1);
    // What callers are told is sent while the last transaction may still be ending: the broker then
    // refuses the first batch for a moment, and would log each further one in flight as an error.
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.MAX_TALLY_BYTES);
    return config;
  }

  /** Its own state, and what Kafka Streams measures. */
  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("peelboard.pipeline.running", this, one -> one.isRunning() ? 1 : 0)
        .description("Whether events are being folded into tallies: 1 for yes, 0 for no.")
        .register(registry);
    for (EntityKind kind : EntityKind.values()) {
      Gauge.builder("peelboard.pipeline.entities", sizes, all -> all.sum(kind, Size::entities))
          .description("How many entities have a journal in the partitions worked on here.")
          .tag("topic", kind.topic())
          .register(registry);
      Gauge.builder("peelboard.pipeline.journals", sizes, all -> all.sum(kind, Size::bytes))
          .description(
              "What the journals of the partitions worked on here take on disk, and at most in"
                  + " memory beside the heap.")
          .baseUnit("bytes")
          .tag("topic", kind.topic())
          .register(registry);
    }
    streamsMetrics.bindTo(registry);
  }

  /** How many entities have a journal in the partitions worked on here. */
  public long entities() {
    return Arrays.stream(EntityKind.values())
        .mapToLong(kind -> sizes.sum(kind, Size::entities))
        .sum();
  }

  /** What their journals take on disk, and at most in memory beside the heap, in bytes. */
  public long journalBytes() {
    return Arrays.stream(EntityKind.values()).mapToLong(kind -> sizes.sum(kind, Size::bytes)).sum();
  }

  /** Whether every partition that it has is being worked on. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** In one word, such as RUNNING or REBALANCING. */
  public String state() {
    return streams.state().name();
  }

  /** Why it has stopped, or null. */
  public Throwable failure() {
    return failure.get();
  }

  /**
   * Stops after committing what is done. An instance with a name stays a member of the group for as
   * long as its session lasts, so that a restart is quick; one without leaves at once.
   */
  @Override
  public void close() {
    streamsMetrics.close();
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(
                leavesGroup
                    ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                    : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    positions.close();
  }
}
