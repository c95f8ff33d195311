package uk.peelboard.views.tally;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers in no group, of what was committed, which say themselves where they read on. */
public final class CommittedConsumers {

  /** Long enough for a broker that is starting, short enough to say soon that there is none. */
  private static final Duration REQUEST = Duration.ofSeconds(5);

  private CommittedConsumers() {}

  /**
   * @param client the connection: bootstrap servers, TLS, SASL
   */
  public static Supplier<Consumer<byte[], byte[]>> of(Properties client) {
    Properties settings = new Properties();
    client.stringPropertyNames().forEach(name -> settings.put(name, client.getProperty(name)));
    settings.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "peelboard-views");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 20);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return () ->
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
