package uk.peelboard.ingest.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.cloudevent.CloudEventWriter;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.UnreadableEventException;

/**
 * Writes what stands on event topics as JSON Lines of CloudEvents, which the import of events
 * reads: up to where the topics ended at the start, each partition in its order.
 */
public final class EventExport {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PLACES_TOLD = 20;

  private final Consumer<byte[], byte[]> consumer;
  private final EventCodec codec = new EventCodec();

  /**
   * @param exported how many events were written
   * @param filtered how many were not, because of their time
   * @param unreadable how many records are no events; they are on the rejected events' topic too
   * @param places where the first of the unreadable ones are, as {@code topic-partition@offset}
   */
  public record Summary(long exported, long filtered, long unreadable, List<String> places) {}

  /**
   * @param consumer that reads only what is committed, and belongs to no group
   */
  public EventExport(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** The consumer that an export needs; the caller closes it. */
  public static Consumer<byte[], byte[]> consumer(
      String bootstrapServers, Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "peelboard-export");
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    properties.putAll(clientProperties);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @param from the earliest {@code occurredAt}, included, or null for all
   * @param to the latest {@code occurredAt}, excluded, or null for all
   * @param out stays open
   * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached
   */
  public Summary write(Set<EntityKind> kinds, Instant from, Instant to, OutputStream out)
      throws IOException {
    Map<TopicPartition, Long> ends = ends(kinds);
    Run run = new Run(from, to);
    try (CloudEventWriter writer = new CloudEventWriter(out)) {
      while (!atEnd(ends)) {
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
          if (entry.offset() < ends.get(partition)) {
            run.export(entry, writer);
          }
        }
      }
    }
    return new Summary(run.exported, run.filtered, run.unreadable, List.copyOf(run.places));
  }

  private Map<TopicPartition, Long> ends(Set<EntityKind> kinds) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (EntityKind kind : kinds) {
      consumer
          .partitionsFor(kind.topic())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer.endOffsets(partitions);
  }

  /** What is finished is not fetched any more. */
  private boolean atEnd(Map<TopicPartition, Long> ends) {
    boolean all = true;
    for (TopicPartition partition : consumer.assignment()) {
      if (consumer.position(partition) < ends.get(partition)) {
        all = false;
      } else {
        consumer.pause(List.of(partition));
      }
    }
    return all;
  }

  private final class Run {
    private final Instant from;
    private final Instant to;
    private final List<String> places = new ArrayList<>();
    private long exported;
    private long filtered;
    private long unreadable;

    Run(Instant from, Instant to) {
      this.from = from;
      this.to = to;
    }

    void export(ConsumerRecord<byte[], byte[]> entry, CloudEventWriter writer) throws IOException {
      EntityKind kind = EntityKind.ofTopic(entry.topic());
      Event event;
      try {
        event = codec.decode(kind, entry.value());
      } catch (UnreadableEventException e) {
        unreadable++;
        if (places.size() < PLACES_TOLD) {
          places.add(entry.topic() + "-" + entry.partition() + "@" + entry.offset());
        }
        return;
      }
      if ((from != null && event.occurredAt().isBefore(from))
          || (to != null && !event.occurredAt().isBefore(to))) {
        filtered++;
        return;
      }
      writer.write(new AddressedEvent(kind, event));
      exported++;
    }
  }
}
