package uk.peelboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import uk.peelboard.schemas.EventCodec;

/**
 * Writes events to their topics, idempotently and acknowledged by every in-sync replica. May be
 * used by many threads at once.
 */
public final class EventPublisher implements EventSink, MeterBinder, AutoCloseable {
  /** How much may be under way at once by default; half of what the producer can hold. */
  public static final int DEFAULT_ROOM_BYTES = 16 * 1024 * 1024;

  private static final int OVERHEAD_BYTES = 256;
  private static final int WHOLE_BUFFER_BYTES = 2 * DEFAULT_ROOM_BYTES;

  /** What the guarantees rest on, and so is not for settings to change. */
  private static final Map<String, Object> FIXED =
      Map.of(
          ProducerConfig.ACKS_CONFIG, "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");

  private final Producer<byte[], byte[]> producer;
  private final ThreadLocal<EventCodec> codec = ThreadLocal.withInitial(EventCodec::new);
  private final int roomBytes;
  private final Semaphore room;
  private final LongAdder sent = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * @param sent how many events were handed to Kafka
   * @param acknowledged how many of them are safe
   * @param failed how many of them are not; the others are under way
   */
  public record Counts(long sent, long acknowledged, long failed) {}

  /**
   * @param roomBytes how many bytes of events may be under way at once
   */
  public EventPublisher(Producer<byte[], byte[]> producer, int roomBytes) {
    this.producer = producer;
    this.roomBytes = roomBytes;
    this.room = new Semaphore(roomBytes);
  }

  /**
   * @param clientProperties Kafka client properties, such as those for TLS and SASL
   * @throws IllegalArgumentException where they would weaken what an acknowledgement means
   */
  public static EventPublisher connect(
      String bootstrapServers, Map<String, String> clientProperties) {
    return new EventPublisher(
        new KafkaProducer<>(
            producerProperties(bootstrapServers, clientProperties),
            new ByteArraySerializer(),
            new ByteArraySerializer()),
        DEFAULT_ROOM_BYTES);
  }

  /**
   * What {@link #connect} makes its producer with.
   *
   * @throws IllegalArgumentException where the client's properties would weaken what an
   *     acknowledgement means
   */
  public static Map<String, Object> producerProperties(
      String bootstrapServers, Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "peelboard-ingest");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) WHOLE_BUFFER_BYTES);
    // Long enough for a broker to restart or a leader to move, short enough to tell the producer.
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
    properties.putAll(clientProperties);
    FIXED.forEach(
        (name, value) -> {
          Object other = clientProperties.get(name);
          if (other != null && !other.equals(value)) {
            throw new IllegalArgumentException(
                name + "=" + other + " is not possible: an accepted event must be a safe one");
          }
          properties.put(name, value);
        });
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  @Override
  public CompletableFuture<Void> publish(AddressedEvent event) throws InterruptedException {
    byte[] value = encoded(event);
    room.acquire(weight(value));
    return send(event, value);
  }

  @Override
  public Optional<List<CompletableFuture<Void>>> offer(List<AddressedEvent> events) {
    List<byte[]> values = new ArrayList<>(events.size());
    long weight = 0;
    for (AddressedEvent event : events) {
      byte[] value = encoded(event);
      values.add(value);
      weight += weight(value);
    }
    if (weight > roomBytes || !room.tryAcquire((int) weight)) {
      return Optional.empty();
    }
    List<CompletableFuture<Void>> futures = new ArrayList<>(events.size());
    for (int i = 0; i < values.size(); i++) {
      futures.add(send(events.get(i), values.get(i)));
    }
    return Optional.of(futures);
  }

  private CompletableFuture<Void> send(AddressedEvent event, byte[] value) {
    String topic = event.kind().topic();
    int weight = weight(value);
    CompletableFuture<Void> done = new CompletableFuture<>();
    sent.increment();
    try {
      // The callback is told the same, also of what fails before it is sent.
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(topic, event.event().entityId().getBytes(UTF_8), value),
              (metadata, failure) -> end(done, topic, weight, failure));
    } catch (KafkaException | IllegalStateException notEvenTried) {
      end(done, topic, weight, notEvenTried);
    }
    return done;
  }

  private void end(CompletableFuture<Void> done, String topic, int weight, Exception failure) {
    if (done.isDone()) {
      return;
    }
    room.release(weight);
    if (failure == null) {
      acknowledged.increment();
      done.complete(null);
    } else {
      failed.increment();
      done.completeExceptionally(new PublishFailedException(topic, failure));
    }
  }

  private byte[] encoded(AddressedEvent event) {
    return codec.get().encode(event.kind(), event.event());
  }

  private static int weight(byte[] value) {
    return value.length + OVERHEAD_BYTES;
  }

  @Override
  public void flush() {
    producer.flush();
  }

  public Counts counts() {
    return new Counts(sent.sum(), acknowledged.sum(), failed.sum());
  }

  /** Whether Kafka answers and has the topic; may take as long as {@code max.block.ms}. */
  public boolean reaches(String topic) {
    try {
      return !producer.partitionsFor(topic).isEmpty();
    } catch (KafkaException unreachable) {
      return false;
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    new KafkaClientMetrics(producer).bindTo(registry);
  }

  /** Waits until everything under way is safe or has failed. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(40));
  }
}
