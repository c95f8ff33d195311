package uk.peelboard.standalone.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.Topics;

/** Writes shares to the tally topic, as the pipeline does but that there is no pipeline. */
final class TallyPublisher implements YearsOfTallies.Listener, AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final TallyCodec codec = new TallyCodec();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long published;

  TallyPublisher(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_TALLY_BYTES);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void put(EntityKind kind, int partition, Cell cell, Distribution share) {
    published++;
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topics.KPI_TALLIES.name(),
                codec.encodeKey(kind, partition, cell),
                codec.encodeValue(share)),
            (metadata, problem) -> failure.compareAndSet(null, problem));
  }

  /** How many shares have been. */
  long published() {
    return published;
  }

  /** Waits until all are acknowledged. */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new BenchFailure("a tally was not acknowledged", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
