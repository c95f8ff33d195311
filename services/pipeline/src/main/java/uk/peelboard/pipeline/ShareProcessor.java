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
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.RejectedEvent;
import uk.peelboard.schemas.RejectedEventCodec;
import uk.peelboard.schemas.Rejection;
import uk.peelboard.schemas.TallyCodec;

/**
 * Folds each event into its partition's share, and publishes the cells that changed: their whole
 * share, so that publishing again does no harm.
 */
final class ShareProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /** How often changes are published, and then committed, while events come as they happen. */
  private static final Duration FRESHNESS = Duration.ofMillis(100);

  /** How often while there is a past to catch up with. */
  private static final Duration UNHURRIED = Duration.ofSeconds(10);

  /** What came in longer ago than this is past. */
  private static final Duration BEHIND = Duration.ofSeconds(5);

  /** A partition that brought nothing new for so many looks has no more to catch up with. */
  private static final int CAUGHT_UP_LOOKS = 20;

  /**
   * Nor has one where there was more at the start, which may never be seen: it was not committed.
   */
  private static final int GIVEN_UP_LOOKS = 100;

  /** Of what goes to a topic that is: one time for all takes the fewest bytes. */
  private static final long STAMPED_BY_THE_BROKER = 0;

  private final EntityKind kind;
  private final PipelineTopology.Names names;
  private final TallyCodec tallies = new TallyCodec();
  private final RejectedEventCodec rejectedEvents = new RejectedEventCodec();
  private final EventCodec events = new EventCodec();

  private ProcessorContext<byte[], byte[]> context;
  private ShareStore store;
  private Cancellable publication;
  private long publishedAt;
  private long latestCameInAt;
  private int looksSinceFolded;
  private boolean behind;
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
    looksSinceFolded = 0;
    behind = false;
    restoredUnpublished = store.hasUnpublished();
    if (restoredUnpublished) {
      schedulePublication();
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
    for (Event told : store.takeToldCallers()) {
      tellCaller(told);
    }
    latestCameInAt = store.cameInAt();
    looksSinceFolded = 0;
    if (store.publicationIsDue()) {
      publish(event.timestamp());
    } else if (publication == null) {
      schedulePublication();
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

  /** In the transaction that commits the event from which it follows: so once for each. */
  private void tellCaller(Event told) {
    context.forward(
        new Record<>(
            Admission.key(EntityKind.CALLER, told.entityId()),
            events.encode(EntityKind.CALLER, told),
            STAMPED_BY_THE_BROKER),
        names.callersSink());
  }

  /**
   * Only while something waits: Kafka Streams commits after every punctuation. All partitions look
   * at the same moments, so that one commit does for them all.
   */
  private void schedulePublication() {
    cancelPublication();
    long now = context.currentSystemTimeMs();
    long every = FRESHNESS.toMillis();
    publication =
        context.schedule(
            Duration.ofMillis(every - now % every),
            PunctuationType.WALL_CLOCK_TIME,
            this::publishUnlessCatchingUp);
  }

  private void cancelPublication() {
    if (publication != null) {
      publication.cancel();
      publication = null;
    }
  }

  /** While there is a past to catch up with, a cell that is published later is so less often. */
  private void publishUnlessCatchingUp(long now) {
    boolean catchingUp =
        now - latestCameInAt > BEHIND.toMillis()
            && !store.isAtEndOfBacklog()
            && ++looksSinceFolded
                < (store.isBeforeEndOfBacklog() ? GIVEN_UP_LOOKS : CAUGHT_UP_LOOKS);
    if (!catchingUp) {
      publish(now);
      if (behind) {
        store.rememberPast(now);
      }
      behind = false;
      context.commit();
      return;
    }
    behind = true;
    if (now - publishedAt >= UNHURRIED.toMillis()) {
      publish(now);
    }
    schedulePublication();
  }

  private void publish(long timestamp) {
    restoredUnpublished = false;
    publishedAt = context.currentSystemTimeMs();
    cancelPublication();
    int partition = context.taskId().partition();
    store.publish(
        publishedAt,
        (Cell cell, Distribution share) ->
            context.forward(
                new Record<>(
                    tallies.encodeKey(kind, partition, cell),
                    share == null ? null : tallies.encodeValue(share),
                    timestamp),
                names.talliesSink()));
  }
}
