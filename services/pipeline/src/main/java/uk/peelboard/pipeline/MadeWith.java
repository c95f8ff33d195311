package uk.peelboard.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.Topics;

/**
 * What the definitions' topic says: by which definitions the tallies were made. Shares of different
 * definitions must not be added up, so the pipeline does not start on tallies of others.
 */
final class MadeWith {
  private static final byte[] KEY = "tallies".getBytes(StandardCharsets.UTF_8);

  private MadeWith() {}

  /** The fingerprint that stands, or null when nothing has been made yet. */
  static String fingerprint(Kafka kafka, Clock clock) {
    AtomicReference<String> found = new AtomicReference<>();
    try (Consumer<byte[], byte[]> consumer = kafka.reader()) {
      PartitionReader reader = new PartitionReader(consumer, clock);
      List<TopicPartition> partitions = reader.partitionsOf(Topics.KPI_DEFINITIONS.name());
      reader.read(
          reader.ends(partitions),
          one ->
              found.set(
                  one.value() == null ? null : new String(one.value(), StandardCharsets.UTF_8)));
    }
    return found.get();
  }

  /** What changes with the definitions, and with what is let in. */
  static String fingerprint(Definitions definitions) {
    return definitions.fingerprint() + '-' + Admission.RULES_VERSION;
  }

  static ProducerRecord<byte[], byte[]> record(Definitions definitions) {
    return new ProducerRecord<>(
        Topics.KPI_DEFINITIONS.name(),
        KEY,
        fingerprint(definitions).getBytes(StandardCharsets.UTF_8));
  }

  /** Says that tallies are made by these definitions from now on. */
  static void write(Kafka kafka, Definitions definitions) {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.with(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      Kafka.answerOrFail(producer.send(record(definitions)), "write down the definitions");
    }
  }
}
