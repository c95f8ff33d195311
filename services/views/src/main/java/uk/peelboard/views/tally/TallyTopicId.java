package uk.peelboard.views.tally;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import uk.peelboard.schemas.Topics;

/** Asks a broker for the id of the tally topic, which is another whenever it is made anew. */
public final class TallyTopicId implements Supplier<String> {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Properties client;

  /**
   * @param client the connection: bootstrap servers, TLS, SASL
   */
  public TallyTopicId(Properties client) {
    this.client = client;
  }

  /**
   * @throws KafkaException when no broker says
   */
  @Override
  public String get() {
    String topic = Topics.KPI_TALLIES.name();
    try (Admin admin = Admin.create(client)) {
      return admin
          .describeTopics(List.of(topic))
          .topicNameValues()
          .get(topic)
          .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new KafkaException("no broker has answered yet", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
