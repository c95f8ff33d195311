package uk.peelboard.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where Kafka is, and how to talk to it.
 *
 * @param clientConfig client properties for every client, {@code bootstrap.servers} among them
 */
public record Kafka(Map<String, Object> clientConfig) {
  private static final long ANSWER_SECONDS = 30;

  public Kafka {
    clientConfig = Map.copyOf(clientConfig);
  }

  Admin admin() {
    return Admin.create(new HashMap<>(clientConfig));
  }

  /** A consumer in no group, of what was committed. */
  Consumer<byte[], byte[]> reader() {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    // A fetch that waits for more, half a second by default, holds up whatever is asked next.
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.putAll(more);
    return config;
  }

  /**
   * The answer to a request.
   *
   * @param doing what was asked for, to finish the sentence "Could not ..."
   */
  static <T> T answer(Future<T> request, String doing) throws ExecutionException {
    try {
      return request.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new PipelineException(
          "Could not " + doing + ": Kafka did not answer within " + ANSWER_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Could not " + doing + ": interrupted", e);
    }
  }

  /** As {@link #answer}, where every failure is one that the operator should hear of. */
  static <T> T answerOrFail(Future<T> request, String doing) {
    try {
      return answer(request, doing);
    } catch (ExecutionException e) {
      throw new PipelineException("Could not " + doing + ": " + e.getCause().getMessage(), e);
    }
  }
}
