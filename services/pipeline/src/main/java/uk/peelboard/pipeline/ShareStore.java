package uk.peelboard.pipeline;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.TimestampedBytesStore;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.Rejection;

/**
 * One partition of an event topic, folded. The topic itself is the store's log: Kafka Streams
 * rebuilds the store by folding the partition again, up to the group's committed offset.
 *
 * <p>It also remembers which cells may not have been published since they changed. At most {@link
 * #PUBLISH_EVERY} records are folded between two publications, so after a restore these are among
 * the cells that the last two generations of as many records changed.
 */
final class ShareStore implements StateStore, TimestampedBytesStore {
  static final int PUBLISH_EVERY = 10_000;

  private final String name;
  private final EntityKind kind;
  private final int partitions;
  private final Definitions definitions;
  private final Admission admission;

  private Share share;
  private Set<Cell> changedBefore = new HashSet<>();
  private int foldedInGeneration;
  private int partition;
  private boolean open;

  private ShareStore(
      String name, EntityKind kind, int partitions, Definitions definitions, Duration horizon) {
    this.name = name;
    this.kind = kind;
    this.partitions = partitions;
    this.definitions = definitions;
    this.admission = new Admission(horizon);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    // A task that was closed after an error is revived with the same store.
    share = new Share(kind, definitions);
    changedBefore = new HashSet<>();
    foldedInGeneration = 0;
    partition = context.taskId().partition();
    open = true;
    context.register(root, this::restore);
  }

  /**
   * The record's timestamp comes before its value: that is what {@link TimestampedBytesStore} asks.
   */
  private void restore(byte[] key, byte[] stampedValue) {
    if (foldedInGeneration >= PUBLISH_EVERY) {
      changedBefore = share.takeChanged();
      foldedInGeneration = 0;
    }
    if (stampedValue == null) {
      fold(key, null, 0);
      return;
    }
    ByteBuffer stamped = ByteBuffer.wrap(stampedValue);
    long timestamp = stamped.getLong();
    byte[] value = new byte[stamped.remaining()];
    stamped.get(value);
    fold(key, value, timestamp);
  }

  /**
   * Counts a record of the topic, whatever is in it.
   *
   * @param timestamp the broker's, in epoch milliseconds
   * @return why it was rejected, or null when it was not
   */
  Rejection fold(byte[] key, byte[] value, long timestamp) {
    foldedInGeneration++;
    Admission.Verdict verdict = admission.admit(kind, key, value, timestamp, partition, partitions);
    if (verdict.isAdmitted()) {
      share.accept(verdict.event());
    } else {
      String type = verdict.event() == null ? null : verdict.event().type();
      share.reject(type, verdict.rejection().reason());
    }
    return verdict.rejection();
  }

  boolean publicationIsDue() {
    return foldedInGeneration >= PUBLISH_EVERY;
  }

  boolean hasUnpublished() {
    return share.hasChanged() || !changedBefore.isEmpty();
  }

  /** Hands over every cell that may not have been published: null for one that holds nothing. */
  void publish(BiConsumer<Cell, Distribution> to) {
    Set<Cell> changed = share.takeChanged();
    changed.addAll(changedBefore);
    changedBefore = new HashSet<>();
    foldedInGeneration = 0;
    Map<Cell, Distribution> cells = share.cells();
    changed.forEach(cell -> to.accept(cell, cells.get(cell)));
  }

  /** Nothing is kept on disk: every start folds the topic from its first offset. */
  @Override
  public Long committedOffset(TopicPartition of) {
    return null;
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {}

  /**
   * True although nothing is kept. Only then does Kafka Streams keep its process id on disk, and
   * with it the transactional id by which a restarted instance ends the transaction of its crashed
   * predecessor at once; until that is ended, no reader sees any new tally.
   */
  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  @SuppressWarnings("deprecation") // An opt-in that is to become the rule.
  public boolean managesOffsets() {
    return true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  /** Makes a store for each partition. */
  record Builder(
      String name, EntityKind kind, int partitions, Definitions definitions, Duration horizon)
      implements StoreBuilder<ShareStore> {
    @Override
    public ShareStore build() {
      return new ShareStore(name, kind, partitions, definitions, horizon);
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public StoreBuilder<ShareStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<ShareStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<ShareStore> withCachingEnabled() {
      throw new UnsupportedOperationException("shares are published from the store itself");
    }

    @Override
    public StoreBuilder<ShareStore> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("the event topic is the log");
    }
  }
}
