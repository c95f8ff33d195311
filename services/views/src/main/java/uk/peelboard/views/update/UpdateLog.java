package uk.peelboard.views.update;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.update.PublishedAreas;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.schemas.PublishedUpdate;
import uk.peelboard.schemas.PublishedUpdateCodec;
import uk.peelboard.schemas.Topics;
import uk.peelboard.schemas.UnreadableEventException;
import uk.peelboard.views.tally.CommittedConsumers;

/**
 * The topic of published updates: read from its beginning, followed, and added to.
 *
 * <p>Its order decides. Of several records of one version of one period, the first is it, and all
 * others are nothing; so whoever publishes looks afterwards whether its own came first.
 */
public final class UpdateLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateLog.class);

  private static final TopicPartition UPDATES =
      new TopicPartition(Topics.PUBLISHED_UPDATES.name(), 0);
  private static final Duration LONGEST_POLL = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofMillis(500);
  private static final Duration LONGEST_APPEND = Duration.ofSeconds(30);

  /** That nothing could be published, or nobody knows whether it was. */
  static final class AppendFailedException extends Exception {
    private static final long serialVersionUID = 1;

    AppendFailedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * How far reading has come.
   *
   * @param isRead whether all that was there at the start has been read
   * @param position the offset after the last record that was read
   * @param published how many versions there are
   * @param unreadable how many records cannot be read: with any, what is published is not known
   * @param error what is wrong at present, or null
   */
  public record Status(
      boolean isRead, long position, int published, int unreadable, String error) {}

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Duration retry;
  private final PublishedUpdateCodec codec = new PublishedUpdateCodec();
  private final Thread thread = new Thread(this::run, "update-log");
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> consumer;

  private final Map<String, List<FrozenUpdate>> versions = new HashMap<>();
  private final List<PublishedAreas.Part> parts = new ArrayList<>();
  private PublishedAreas areas = PublishedAreas.NONE;
  private long readTo;
  private long endAtStart = -1;
  private int unreadable;
  private String error = "no broker has answered yet";

  /**
   * @param consumers makes a consumer whenever one is needed
   * @param producers makes a producer for each update
   * @param retry how long to wait before trying again after an error
   */
  public UpdateLog(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Supplier<Producer<byte[], byte[]>> producers,
      Duration retry) {
    this.consumers = consumers;
    this.producers = producers;
    this.retry = retry;
    thread.setDaemon(true);
  }

  /**
   * The log at a broker.
   *
   * @param client the connection: bootstrap servers, TLS, SASL
   */
  public static UpdateLog of(Properties client, Duration retry) {
    return new UpdateLog(CommittedConsumers.of(client), producerOf(client), retry);
  }

  private static Supplier<Producer<byte[], byte[]>> producerOf(Properties client) {
    Properties settings = new Properties();
    client.stringPropertyNames().forEach(name -> settings.put(name, client.getProperty(name)));
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "peelboard-views-publishing");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_UPDATE_BYTES);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_APPEND.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LONGEST_APPEND.toMillis() / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LONGEST_APPEND.toMillis());
    return () ->
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public void start() {
    thread.start();
  }

  public synchronized Status status() {
    boolean isRead = endAtStart >= 0 && readTo >= endAtStart;
    return new Status(isRead, readTo, parts.size(), unreadable, error);
  }

  /** Whether it is known what has been published. */
  boolean isKnown() {
    Status status = status();
    return status.isRead() && status.unreadable() == 0;
  }

  /** The versions of a period, the first one first; empty where it has not been published. */
  synchronized List<FrozenUpdate> versions(String period) {
    return List.copyOf(versions.getOrDefault(period, List.of()));
  }

  /** The periods of a kind that have been published, in no order. */
  synchronized List<UpdatePeriod> periods(Interval kind) {
    return versions.keySet().stream()
        .map(UpdatePeriod::of)
        .filter(period -> period.interval() == kind)
        .toList();
  }

  /** What has been published of areas. */
  synchronized PublishedAreas areas() {
    return areas;
  }

  /** Another number after each publication. */
  synchronized int size() {
    return parts.size();
  }

  /**
   * Adds a version, and says whether it is the one: another may have come first.
   *
   * @throws AppendFailedException when it has not been added, or that is not known
   */
  boolean append(PublishedUpdate update) throws AppendFailedException {
    byte[] key = update.period().getBytes(StandardCharsets.UTF_8);
    long offset;
    try (Producer<byte[], byte[]> producer = producers.get()) {
      offset =
          producer
              .send(
                  new ProducerRecord<>(
                      UPDATES.topic(), UPDATES.partition(), key, codec.encode(update)))
              .get(LONGEST_APPEND.toMillis(), TimeUnit.MILLISECONDS)
              .offset();
    } catch (ExecutionException e) {
      throw new AppendFailedException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new AppendFailedException(
          "the broker did not answer in " + LONGEST_APPEND.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppendFailedException("interrupted", e);
    }
    awaitReadTo(offset + 1);
    return versions(update.period()).stream().anyMatch(one -> one.offset() == offset);
  }

  private synchronized void awaitReadTo(long position) throws AppendFailedException {
    long deadline = System.nanoTime() + LONGEST_APPEND.toNanos();
    try {
      while (readTo < position) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AppendFailedException(
              "it was added, but could not be read back: " + error, null);
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppendFailedException("interrupted", e);
    }
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
        // Whatever it is, a reader that has ended would not hear of what is published.
        failed(e);
        waitToRetry();
      }
    }
  }

  private void readOn() {
    Consumer<byte[], byte[]> reading = consumers.get();
    try {
      consumer = reading;
      reading.assign(List.of(UPDATES));
      if (status().position() == 0) {
        reading.seekToBeginning(List.of(UPDATES));
      } else {
        reading.seek(UPDATES, status().position());
      }
      long end = reading.endOffsets(List.of(UPDATES)).get(UPDATES);
      synchronized (this) {
        endAtStart = endAtStart < 0 ? end : endAtStart;
        error = null;
      }
      while (isOpen()) {
        for (ConsumerRecord<byte[], byte[]> one : reading.poll(LONGEST_POLL)) {
          take(one);
        }
        reached(reading.position(UPDATES));
      }
    } finally {
      consumer = null;
      reading.close(CloseOptions.timeout(CLOSING));
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      FrozenUpdate frozen = FrozenUpdate.of(codec.decode(record.value()), record.offset());
      UpdatePeriod period = UpdatePeriod.of(frozen.period());
      PublishedAreas.Part part = PublishedAreas.partOf(frozen.update());
      synchronized (this) {
        List<FrozenUpdate> before =
            versions.computeIfAbsent(period.label(), absent -> new ArrayList<>());
        if (frozen.version() == before.size() + 1) {
          before.add(frozen);
          parts.add(part);
          areas = PublishedAreas.of(parts);
        } else {
          LOG.info(
              "Version {} of {} at offset {} is not the first of it, and is nothing",
              frozen.version(),
              frozen.period(),
              record.offset());
        }
      }
    } catch (UnreadableEventException | UnreadableUpdateException | IllegalArgumentException e) {
      LOG.error("The published update at offset {} cannot be read", record.offset(), e);
      synchronized (this) {
        unreadable++;
      }
    }
  }

  private synchronized void reached(long position) {
    readTo = position;
    error =
        unreadable == 0
            ? null
            : unreadable
                + " published updates cannot be read: they are of another version of Peelboard";
    notifyAll();
  }

  private synchronized void startAgain(OffsetOutOfRangeException cause) {
    LOG.warn("The topic of published updates is not the one that was being read", cause);
    versions.clear();
    parts.clear();
    areas = PublishedAreas.NONE;
    readTo = 0;
    endAtStart = -1;
    unreadable = 0;
  }

  private synchronized void failed(RuntimeException cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    if (isOpen() && !message.equals(error)) {
      LOG.warn("Published updates cannot be read; it is tried again", cause);
      error = message;
    }
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
}
