package uk.peelboard.standalone.bench;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import uk.peelboard.ingest.EventPublisher;

/**
 * Publishes the load in one transaction: whoever reads what is committed gets none of it until the
 * parent asks for {@link Question#COMMIT}, and then all of it.
 */
final class AtOnceWork implements Work {
  /** The most that a broker allows by default. */
  private static final int TRANSACTION_TIMEOUT_MILLIS = 15 * 60 * 1000;

  private Producer<byte[], byte[]> producer;

  @Override
  public Object begin(Task task) throws InterruptedException {
    Map<String, Object> config =
        new HashMap<>(EventPublisher.producerProperties(task.bootstrapServers(), Map.of()));
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "peelboard-bench-load");
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    // Not closed: that would abort the transaction.
    EventPublisher publisher = new EventPublisher(producer, EventPublisher.DEFAULT_ROOM_BYTES);
    return LoadWork.publish(task, Load.of(task.profile(), task.settings()), publisher);
  }

  @Override
  public Object answer(Task task, Question question) {
    if (question != Question.COMMIT) {
      return Work.super.answer(task, question);
    }
    producer.commitTransaction();
    return true;
  }
}
