package uk.peelboard.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.TimestampedBytesStore;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.JournalCodec;
import uk.peelboard.schemas.Rejection;
import uk.peelboard.schemas.TallyCodec;

/**
 * One partition of an event topic, folded. The topic itself is the store's log: Kafka Streams
 * rebuilds the store by folding the partition again, from the last checkpoint up to the group's
 * committed offset.
 *
 * <p>It also remembers which cells may not have been published since they changed. At most {@link
 * Pace#publishEvery} records are folded between two publications, so after a restore these are
 * among the cells that the last two generations of as many records changed.
 */
final class ShareStore implements StateStore, TimestampedBytesStore {
  private static final long UNKNOWN = -1;

  private final ShareStoreBuilder settings;
  private final Admission admission;
  private final Share.Listener callers;

  private Share share;
  private FiledJournals journals;
  private Checkpoints checkpoints;
  private String identity;
  private Collection<Cell> changedBefore = new HashSet<>();
  private int foldedInGeneration;
  private int foldedSinceCheckpoint;
  private long nextOffset;
  private long backlogEnd;
  private long cameInAt;
  private List<Event> toldCallers = List.of();
  private long checkpointedAt;
  private Long checkpointedOffset;
  private int partition;
  private TopicPartition log;
  private boolean open;

  ShareStore(ShareStoreBuilder settings) {
    this.settings = settings;
    this.admission = new Admission(settings.horizon());
    this.callers = settings.kind() == EntityKind.CALL ? this::tellCallers : Share.NOBODY;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    // A task that was closed after an error is revived with the same store.
    partition = context.taskId().partition();
    foldedInGeneration = 0;
    foldedSinceCheckpoint = 0;
    nextOffset = UNKNOWN;
    checkpointedAt = UNKNOWN;
    toldCallers = List.of();
    takeUp();
    open = true;
    context.register(root, this::restore);
  }

  private void takeUp() {
    log = new TopicPartition(settings.kind().topic(), partition);
    GroupPositions.Position position = settings.positions().apply(log);
    backlogEnd = position.end();
    identity =
        String.join(
            "\n",
            log.toString(),
            "of " + settings.partitions(),
            position.topicId(),
            MadeWith.fingerprint(settings.definitions()),
            Integer.toString(Checkpoint.FORMAT_VERSION),
            Integer.toString(TallyCodec.FORMAT_VERSION),
            JournalCodec.version(settings.kind()));
    Path directory = settings.directory().resolve(log.toString());
    checkpoints = new Checkpoints(directory, settings.kind(), partition, identity);
    Checkpoint found =
        checkpoints.takeUp(
            position.committed(),
            one -> {
              journals = FiledJournals.resumed(settings.kind(), directory, one.journals());
              return journals != null;
            });
    if (found == null) {
      journals = new FiledJournals(settings.kind(), directory);
    }
    share = new Share(settings.kind(), settings.definitions(), journals);
    changedBefore = new HashSet<>();
    checkpointedOffset = null;
    if (found != null) {
      resume(found.cells());
      changedBefore.addAll(found.unpublished());
      checkpointedOffset = found.nextOffset() - 1;
    }
    tellSize();
  }

  private void resume(Checkpoint.Cells cells) {
    try {
      cells.forEach(share::resume);
    } catch (IOException e) {
      throw new UncheckedIOException("a checkpoint that is whole cannot be read", e);
    }
  }

  private void tellSize() {
    settings.sizes().put(log, new JournalSizes.Size(journals.entities(), journals.bytes()));
  }

  /**
   * The record's timestamp comes before its value: that is what {@link TimestampedBytesStore} asks.
   */
  private void restore(byte[] key, byte[] stampedValue) {
    if (foldedInGeneration >= settings.pace().publishEvery()) {
      changedBefore = share.takeChanged();
      foldedInGeneration = 0;
    }
    long timestamp = 0;
    byte[] value = null;
    if (stampedValue != null) {
      ByteBuffer stamped = ByteBuffer.wrap(stampedValue);
      timestamp = stamped.getLong();
      value = new byte[stamped.remaining()];
      stamped.get(value);
    }
    Admission.Verdict verdict = admit(key, value, timestamp);
    if (verdict.isAdmitted()) {
      share.acceptAgain(verdict.event());
    } else {
      reject(verdict);
    }
  }

  /**
   * Counts a new record of the topic, whatever is in it.
   *
   * @param timestamp the broker's, in epoch milliseconds
   * @return why it was rejected, or null when it was not
   */
  Rejection fold(byte[] key, byte[] value, long timestamp, long offset) {
    nextOffset = offset + 1;
    cameInAt = timestamp;
    Admission.Verdict verdict = admit(key, value, timestamp);
    if (verdict.isAdmitted()) {
      if (settings.kind() == EntityKind.CALLER) {
        cameInAt = verdict.event().recordedAt().toEpochMilli();
      }
      share.accept(verdict.event(), callers);
    } else {
      reject(verdict);
    }
    return verdict.rejection();
  }

  private void tellCallers(Event event, Journal before, Journal after) {
    if (CallerEvents.mayFollow(event, before, after)) {
      toldCallers =
          CallerEvents.following(
              before,
              after,
              CallerEvents.id(partition, nextOffset - 1),
              Instant.ofEpochMilli(cameInAt));
    }
  }

  /** What callers are to be told of the record that was folded last; once. */
  List<Event> takeToldCallers() {
    List<Event> taken = toldCallers;
    toldCallers = List.of();
    return taken;
  }

  /**
   * When the record came in that was folded last or, where that follows from another, that other;
   * in epoch milliseconds. The broker stamps what follows with the time at which it was itself
   * written, which says nothing about whether there is a past to catch up with.
   */
  long cameInAt() {
    return cameInAt;
  }

  private Admission.Verdict admit(byte[] key, byte[] value, long timestamp) {
    foldedInGeneration++;
    foldedSinceCheckpoint++;
    return admission.admit(
        settings.kind(), key, value, timestamp, partition, settings.partitions());
  }

  private void reject(Admission.Verdict verdict) {
    String type = verdict.event() == null ? null : verdict.event().type();
    share.reject(type, verdict.rejection().reason());
  }

  boolean publicationIsDue() {
    return foldedInGeneration >= settings.pace().publishEvery();
  }

  /** Whether the last record that there was at the start is the last that was folded. */
  boolean isAtEndOfBacklog() {
    return nextOffset == backlogEnd;
  }

  /** Whether there were records at the start that have not been folded. */
  boolean isBeforeEndOfBacklog() {
    return nextOffset < backlogEnd;
  }

  boolean hasUnpublished() {
    return share.hasChanged() || !changedBefore.isEmpty();
  }

  /**
   * Hands over every cell that may not have been published: null for one that holds nothing.
   *
   * @param now in epoch milliseconds
   */
  void publish(long now, BiConsumer<Cell, Distribution> to) {
    if (changedBefore.isEmpty()) {
      share.takeChanged(to);
      foldedInGeneration = 0;
    } else {
      takeUnpublished().forEach(cell -> to.accept(cell, share.of(cell)));
    }
    checkpointedAt = checkpointedAt == UNKNOWN ? now : checkpointedAt;
    if (settings.pace().isDue(foldedSinceCheckpoint, share.size(), now - checkpointedAt)) {
      checkpoint(List.of());
      checkpointedAt = now;
    }
    tellSize();
  }

  /**
   * To be called after a publication, once a past has been caught up with: no start need fold it
   * again.
   *
   * @param now in epoch milliseconds
   */
  void rememberPast(long now) {
    if (isWorthACheckpoint()) {
      checkpoint(List.of());
      checkpointedAt = now;
    }
  }

  private boolean isWorthACheckpoint() {
    return settings.pace().isWorthACheckpoint(foldedSinceCheckpoint, share.size());
  }

  private Collection<Cell> takeUnpublished() {
    Collection<Cell> unpublished = share.takeChanged();
    if (!changedBefore.isEmpty()) {
      unpublished = new HashSet<>(unpublished);
      unpublished.addAll(changedBefore);
      changedBefore = new HashSet<>();
    }
    foldedInGeneration = 0;
    return unpublished;
  }

  private void checkpoint(Collection<Cell> unpublished) {
    if (nextOffset != UNKNOWN) {
      // Settling keeps journals: how far their files reach is known only afterwards.
      share.settle();
      checkpoints.write(
          new Checkpoint(identity, nextOffset, journals.index(), unpublished, share::forEachDays));
      foldedSinceCheckpoint = 0;
    }
  }

  /** The offset that the checkpoint stands for, which was taken up; null where there was none. */
  @Override
  public Long committedOffset(TopicPartition of) {
    return checkpointedOffset;
  }

  /** Kafka Streams names no offsets when it has come to distrust the state. */
  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    if (changelogOffsets.isEmpty()) {
      checkpoints.forget();
      nextOffset = UNKNOWN;
    }
  }

  /**
   * Only for what is persistent does Kafka Streams ask {@link #committedOffset}, and keep its
   * process id on disk, and with it the transactional id by which a restarted instance ends the
   * transaction of its crashed predecessor at once; until that is ended, no reader sees any new
   * tally.
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
    return settings.name();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    if (open && isWorthACheckpoint()) {
      checkpoint(takeUnpublished());
    }
    if (open) {
      settings.sizes().remove(log);
    }
    open = false;
  }
}
