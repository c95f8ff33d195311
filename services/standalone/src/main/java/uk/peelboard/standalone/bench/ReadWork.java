package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;

/**
 * One consumer on one thread that reads the whole load and throws it away. Its time begins before
 * the consumer is made, and ends after the last event.
 */
final class ReadWork implements Work {
  private final Decoding decoding;

  ReadWork(Decoding decoding) {
    this.decoding = decoding;
  }

  @Override
  public Object begin(Task task) throws IOException {
    Snapshot begin = task.snapshot();
    Decoding.Decoder decoder = decoding.decoder();
    long left = task.settings().events();
    Object last = null;
    try (Consumer<byte[], byte[]> consumer = EventLog.consumer(task.client())) {
      List<TopicPartition> partitions = EventLog.partitions(task.settings().partitions());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (left > 0) {
        ConsumerRecords<byte[], byte[]> records = EventLog.next(consumer);
        for (TopicPartition partition : records.partitions()) {
          EntityKind kind = EntityKind.ofTopic(partition.topic());
          for (ConsumerRecord<byte[], byte[]> one : records.records(partition)) {
            last = decoder.decode(kind, one.value());
            left--;
          }
        }
      }
      Snapshot end = task.snapshot();
      if (left < 0 || (last == null) != (decoding == Decoding.NONE)) {
        throw new BenchFailure("there is more on the event topics than the load");
      }
      return new Measured(task.settings().events(), begin, end);
    }
  }
}
