package uk.peelboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.schemas.EventCodec;

class EventPublisherTest {
  private static final Instant NOON = Instant.parse("2024-07-01T12:00:00Z");

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final EventPublisher publisher = new EventPublisher(kafka, 1_000);

  @Test
  void writesAnEventToItsKindsTopicUnderTheEntitysId() throws Exception {
    AddressedEvent event = answered("call-1");

    CompletableFuture<Void> done = publisher.publish(event);
    assertThat(done).isNotDone();
    assertThat(kafka.completeNext()).isTrue();

    assertThat(done).isCompleted();
    ProducerRecord<byte[], byte[]> written = kafka.history().get(0);
    assertThat(written.topic()).isEqualTo("calls");
    assertThat(new String(written.key(), UTF_8)).isEqualTo("call-1");
    assertThat(written.partition()).isNull();
    assertThat(new EventCodec().decode(EntityKind.CALL, written.value())).isEqualTo(event.event());
    assertThat(publisher.counts()).isEqualTo(new EventPublisher.Counts(1, 1, 0));
  }

  @Test
  void tellsEachFailureWithTheTopic() throws Exception {
    CompletableFuture<Void> done = publisher.publish(answered("call-1"));
    kafka.errorNext(new TimeoutException("no broker"));

    assertThatThrownBy(done::join)
        .hasCauseInstanceOf(PublishFailedException.class)
        .hasMessageContaining("calls")
        .hasMessageContaining("no broker");
    assertThat(publisher.counts()).isEqualTo(new EventPublisher.Counts(1, 0, 1));
  }

  @Test
  void tellsAlsoWhatCouldNotEvenBeTried() throws Exception {
    kafka.close();

    CompletableFuture<Void> done = publisher.publish(answered("call-1"));

    assertThat(done).isCompletedExceptionally();
    assertThat(publisher.counts()).isEqualTo(new EventPublisher.Counts(1, 0, 1));
  }

  @Test
  void takesABatchWholeOrNotAtAll() {
    AddressedEvent event = answered("call-1");
    assertThat(publisher.offer(List.of(event, event))).isPresent();

    assertThat(publisher.offer(List.of(event, event))).isEmpty();
    assertThat(kafka.history()).hasSize(2);

    assertThat(kafka.completeNext()).isTrue();
    assertThat(kafka.completeNext()).isTrue();
    assertThat(publisher.offer(List.of(event, event))).isPresent();
  }

  @Test
  void doesNotLetSettingsWeakenAnAcknowledgement() {
    assertThatThrownBy(() -> EventPublisher.producerProperties("localhost:1", Map.of("acks", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acks=1");
    assertThat(EventPublisher.producerProperties("localhost:1", Map.of("linger.ms", "50")))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("linger.ms", "50");
  }

  private static AddressedEvent answered(String callId) {
    return new AddressedEvent(
        EntityKind.CALL,
        new Event(new UUID(1, 2), callId, NOON, NOON, "telephony", new CallAnswered(null)));
  }
}
