package uk.peelboard.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.RejectedEvent;
import uk.peelboard.schemas.RejectedEventCodec;
import uk.peelboard.schemas.Rejection;
import uk.peelboard.schemas.TallyCodec;

/**
 * Folds each event into its partition's share, and publishes the cells that changed: their whole
 * share, so that publishing again does no harm.
 */
final class ShareProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /** How often changes are published and committed while events come as they happen. */
  static final Duration FRESHNESS = Duration.ofMillis(100);

  /** How often while there is a past to catch up with. */
  static final Duration UNHURRIED = Duration.ofSeconds(1);

  private final EntityKind kind;
  private final PipelineTopology.Names names;
  private final TallyCodec tallies = new TallyCodec();
  private final RejectedEventCodec rejectedEvents = new RejectedEventCodec();

  private ProcessorContext<byte[], byte[]> context;
  private ShareStore store;
  private Cancellable publication;
  private boolean restoredUnpublished;

  ShareProcessor(EntityKind kind, PipelineTopology.Names names) {
    this.kind = kind;
    this.names = names;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    // Also called when a suspended task is resumed: nothing may be left of the time before.
    context = processorContext;
    store = context.getStateStore(names.store());
    publication = null;
    restoredUnpublished = store.hasUnpublished();
    if (restoredUnpublished) {
      schedulePublication(context.currentSystemTimeMs());
    }
  }

  @Override
  public void process(Record<byte[], byte[]> event) {
    // What a crash left unpublished goes out before anything new is committed. Otherwise one crash
    // after another could leave more unpublished than a restore remembers.
    if (restoredUnpublished) {
      publish(event.timestamp());
    }
    RecordMetadata origin =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("an event has an origin"));
    Rejection rejection =
        store.fold(event.key(), event.value(), event.timestamp(), origin.offset());
    if (rejection != null) {
      reject(event, origin, rejection);
    }
    if (store.publicationIsDue()) {
      publish(event.timestamp());
    } else {
      schedulePublication(event.timestamp());
    }
  }

  private void reject(Record<byte[], byte[]> event, RecordMetadata origin, Rejection rejection) {
    RejectedEvent rejected =
        RejectedEvent.of(
            rejection,
            origin.topic(),
            origin.partition(),
            origin.offset(),
            event.timestamp(),
            event.key(),
            event.value());
    String key = origin.topic() + "-" + origin.partition() + "-" + origin.offset();
    context.forward(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8),
            rejectedEvents.encode(rejected),
            event.timestamp()),
        names.rejectedSink());
  }

  /**
   * Once, and only while something waits: Kafka Streams commits after every punctuation. All
   * partitions publish at the same moments, so that one commit does for them all.
   *
   * @param timestamp of what is to be published, in epoch milliseconds
   */
  private void schedulePublication(long timestamp) {
    if (publication != null || !store.hasUnpublished()) {
      return;
    }
    long now = context.currentSystemTimeMs();
    boolean live = now - timestamp < UNHURRIED.toMillis();
    long every = (live ? FRESHNESS : UNHURRIED).toMillis();
    publication =
        context.schedule(
            Duration.ofMillis(every - now % every),
            PunctuationType.WALL_CLOCK_TIME,
            at -> {
              publish(at);
              if (live) {
                context.commit();
              }
            });
  }

  private void publish(long timestamp) {
    restoredUnpublished = false;
    if (publication != null) {
      publication.cancel();
      publication = null;
    }
    int partition = context.taskId().partition();
    store.publish(
        (Cell cell, Distribution share) ->
            context.forward(
                new Record<>(
                    tallies.encodeKey(kind, partition, cell),
                    share == null ? null : tallies.encodeValue(share),
                    timestamp),
                names.talliesSink()));
  }
}
