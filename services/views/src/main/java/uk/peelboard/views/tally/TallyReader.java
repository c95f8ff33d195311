package uk.peelboard.views.tally;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.TallyKey;
import uk.peelboard.schemas.Topics;
import uk.peelboard.schemas.UnreadableTallyException;

/**
 * Reads the tally topic from its beginning into a table, and goes on.
 *
 * <p>Records come to the table in batches: all there are, or what has come in a tenth of a second
 * where more keep coming, in a second until the end has been reached once. A transaction that was
 * being written meanwhile is read whole or not at all, so a replay is never seen half done unless
 * it takes longer than that to read.
 */
public final class TallyReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TallyReader.class);

  private static final TopicPartition TALLIES = new TopicPartition(Topics.KPI_TALLIES.name(), 0);
  private static final int UNKNOWN = -1;
  private static final Duration LONGEST_BATCH = Duration.ofMillis(100);

  /** Nobody looks yet, and days that are changed once for many records are changed less often. */
  private static final Duration LONGEST_FIRST_BATCH = Duration.ofSeconds(1);

  private static final Duration LONGEST_POLL = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofMillis(500);

  /**
   * How far reading has come.
   *
   * @param reachable whether a broker is connected
   * @param caughtUp whether all that was there at the start has been read
   * @param position the offset after the last record that the table has
   * @param lag records that are known to be missing from the table; -1 when that is not known
   * @param lastApplied when the table last changed; null before that
   * @param skipped records of measures that this version does not have
   * @param unreadable keys whose record cannot be read: with any, figures could be wrong
   * @param error what is wrong at present, or null
   */
  public record Status(
      boolean reachable,
      boolean caughtUp,
      long position,
      long lag,
      Instant lastApplied,
      long skipped,
      int unreadable,
      String error) {

    /** Whether figures can be given out. */
    public boolean isReady() {
      return caughtUp && unreadable == 0;
    }
  }

  private record Pending(EntityKind kind, int partition, Cell cell, Distribution share) {}

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final TallyTable table;
  private final Clock clock;
  private final Duration retry;
  private final Optional<TallyCheckpoints> checkpoints;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final TallyCodec codec = new TallyCodec();

  private List<Pending> pending = new ArrayList<>();
  private final Set<ByteBuffer> unreadable = new HashSet<>();
  private long pendingSince;
  private long readTo;
  private int leaderEpoch = UNKNOWN;
  private TallyCheckpoint.Place applied = new TallyCheckpoint.Place(0, UNKNOWN);
  private boolean takenUp;
  private long endAtStart = -1;
  private long skipped;
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile Status status =
      new Status(false, false, 0, -1, null, 0, 0, "no broker has answered yet");

  /** One that keeps nothing. */
  public TallyReader(
      Supplier<Consumer<byte[], byte[]>> consumers, TallyTable table, Clock clock, Duration retry) {
    this(consumers, table, clock, retry, Optional.empty());
  }

  /**
   * @param consumers makes a consumer whenever one is needed; see {@link CommittedConsumers}
   * @param table that has never held anything
   * @param retry how long to wait before trying again after an error
   * @param checkpoints to go on from; without any, all is read from the beginning
   */
  public TallyReader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      TallyTable table,
      Clock clock,
      Duration retry,
      Optional<TallyCheckpoints> checkpoints) {
    this.consumers = consumers;
    this.checkpoints = checkpoints;
    this.table = table;
    this.clock = clock;
    this.retry = retry;
    this.thread = new Thread(this::run, "tally-reader");
    this.thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  public Status status() {
    return status;
  }

  /** Waits until all that was there at the start has been read, or the time is over. */
  public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
    return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What the client says of itself: empty when there is none. */
  public Map<MetricName, ? extends Metric> clientMetrics() {
    Consumer<byte[], byte[]> current = consumer;
    return current == null ? Map.of() : current.metrics();
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(2 * CLOSING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private void run() {
    while (isOpen()) {
      try {
        readOn();
      } catch (WakeupException | InterruptException e) {
        LOG.debug("woken to close", e);
      } catch (OffsetOutOfRangeException e) {
        startAgain(e);
      } catch (RuntimeException e) {
        // Whatever it is, a reader that has ended would leave figures standing still.
        failed(e);
        waitToRetry();
      }
    }
    checkpoints.ifPresent(kept -> kept.close(table.latest(), applied));
  }

  private void readOn() {
    try (Closing closing = new Closing(consumers.get())) {
      Consumer<byte[], byte[]> reading = closing.consumer;
      consumer = reading;
      takeUp();
      reading.assign(List.of(TALLIES));
      findEnd(reading);
      if (readTo == 0) {
        reading.seekToBeginning(List.of(TALLIES));
      } else {
        // With the epoch, a broker that has lost what was read says so.
        Optional<Integer> epoch = leaderEpoch < 0 ? Optional.empty() : Optional.of(leaderEpoch);
        reading.seek(TALLIES, new OffsetAndMetadata(readTo, epoch, ""));
      }
      while (isOpen()) {
        poll(reading);
      }
    } finally {
      consumer = null;
    }
  }

  private void findEnd(Consumer<byte[], byte[]> reading) {
    while (isOpen() && endAtStart < 0) {
      long end = reading.endOffsets(List.of(TALLIES)).get(TALLIES);
      if (end < readTo) {
        // A broker that was set back to an earlier day would not know the epoch, and say nothing.
        throw new OffsetOutOfRangeException(Map.of(TALLIES, readTo));
      }
      endAtStart = end;
    }
  }

  /** Once, as soon as a broker has said which topic it is. */
  private void takeUp() {
    if (takenUp || checkpoints.isEmpty()) {
      return;
    }
    TallyCheckpoint found = checkpoints.get().takeUp();
    takenUp = true;
    if (found != null) {
      table.resume(found);
      applied = found.place();
      readTo = applied.offset();
      leaderEpoch = applied.leaderEpoch();
      status = new Status(status.reachable, false, readTo, -1, clock.instant(), 0, 0, status.error);
    }
  }

  private void poll(Consumer<byte[], byte[]> reading) {
    Duration wait = pending.isEmpty() ? LONGEST_POLL : longestBatch().minus(pendingFor());
    for (ConsumerRecord<byte[], byte[]> one :
        reading.poll(wait.isNegative() ? Duration.ZERO : wait)) {
      if (pending.isEmpty()) {
        pendingSince = System.nanoTime();
      }
      decode(one.key(), one.value());
      leaderEpoch = one.leaderEpoch().orElse(UNKNOWN);
    }
    readTo = reading.position(TALLIES);
    OptionalLong lag = reading.currentLag(TALLIES);
    boolean due = pendingFor().compareTo(longestBatch()) >= 0 || lag.orElse(1) == 0;
    boolean applies = !pending.isEmpty() && due;
    if (applies) {
      apply();
    }
    boolean reachable = isConnected(reading);
    status =
        new Status(
            reachable,
            status.caughtUp || (readTo >= endAtStart && pending.isEmpty()),
            readTo,
            lag.orElse(-1),
            applies ? clock.instant() : status.lastApplied,
            skipped,
            unreadable.size(),
            problem(reachable));
    if (status.caughtUp) {
      caughtUp.countDown();
    }
  }

  private Duration longestBatch() {
    return status.caughtUp ? LONGEST_BATCH : LONGEST_FIRST_BATCH;
  }

  private String problem(boolean reachable) {
    if (!unreadable.isEmpty()) {
      return unreadable.size()
          + " tallies cannot be read: they are of another version of Peelboard, and a replay makes"
          + " them anew";
    }
    return reachable ? null : "no broker is connected";
  }

  private Duration pendingFor() {
    return pending.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - pendingSince);
  }

  private void decode(byte[] key, byte[] value) {
    if (key == null) {
      skipped++;
      return;
    }
    try {
      TallyKey tally = codec.decodeKey(key);
      if (!tally.isKnown()) {
        skipped++;
        return;
      }
      Distribution share = value == null ? null : codec.decodeValue(value);
      pending.add(new Pending(tally.kind(), tally.partition(), tally.cell(), share));
      readable(key);
    } catch (UnreadableTallyException e) {
      if (value == null) {
        readable(key);
      } else if (unreadable.add(ByteBuffer.wrap(key))) {
        LOG.warn("A tally cannot be read", e);
      }
    }
  }

  private void readable(byte[] key) {
    if (!unreadable.isEmpty()) {
      unreadable.remove(ByteBuffer.wrap(key));
    }
  }

  private void apply() {
    List<Pending> batch = pending;
    pending = new ArrayList<>();
    table.update(
        changes -> batch.forEach(one -> changes.put(one.kind, one.partition, one.cell, one.share)));
    if (unreadable.isEmpty()) {
      applied = new TallyCheckpoint.Place(readTo, leaderEpoch);
      checkpoints.ifPresent(kept -> kept.applied(batch.size(), table.latest(), applied));
    }
  }

  /** Whether any connection stands; as far as the client can tell. */
  private static boolean isConnected(Consumer<?, ?> reading) {
    for (Map.Entry<MetricName, ? extends Metric> one : reading.metrics().entrySet()) {
      if (one.getKey().name().equals("connection-count")
          && one.getKey().group().equals("consumer-metrics")) {
        return ((Number) one.getValue().metricValue()).doubleValue() > 0;
      }
    }
    return true;
  }

  private void startAgain(OffsetOutOfRangeException cause) {
    LOG.warn("The tally topic is not the one that was being read: it is read again", cause);
    pending.clear();
    unreadable.clear();
    checkpoints.ifPresent(TallyCheckpoints::forget);
    readTo = 0;
    leaderEpoch = UNKNOWN;
    endAtStart = -1;
    table.clear();
    status = new Status(true, false, 0, -1, clock.instant(), skipped, 0, "being read again");
  }

  private void failed(RuntimeException cause) {
    if (!isOpen()) {
      return;
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    if (!message.equals(status.error)) {
      LOG.warn("The tally topic cannot be read; it is tried again", cause);
    }
    status =
        new Status(
            false,
            status.caughtUp,
            status.position,
            -1,
            status.lastApplied,
            skipped,
            unreadable.size(),
            message);
  }

  private void waitToRetry() {
    try {
      boolean nowClosed = closed.await(retry.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("{}", nowClosed ? "closed while waiting to retry" : "trying again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  /** Consumers leave at once: there is no group to tell. */
  private record Closing(Consumer<byte[], byte[]> consumer) implements AutoCloseable {
    @Override
    public void close() {
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }
}
