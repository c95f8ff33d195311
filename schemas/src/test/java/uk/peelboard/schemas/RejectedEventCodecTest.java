package uk.peelboard.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.RejectionReason;

class RejectedEventCodecTest {
  private static final Rejection REJECTION =
      new Rejection(RejectionReason.KEY_MISMATCH, "the record's key is not the callId");

  private final RejectedEventCodec codec = new RejectedEventCodec();

  @Test
  void decodesWhatItEncoded() throws UnreadableEventException {
    RejectedEvent event = rejected("k".getBytes(UTF_8), new byte[] {1, 2, 3});
    assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    assertThat(event.reason()).isEqualTo("key-mismatch");
  }

  @Test
  void tellsNothingFromEmpty() throws UnreadableEventException {
    RejectedEvent decoded = codec.decode(codec.encode(rejected(null, new byte[0])));
    assertThat(decoded.key()).isNull();
    assertThat(decoded.value()).isEqualTo(Bytes.wrap(new byte[0]));
  }

  @Test
  void writesWhatAvroWrites() {
    RejectedEvent event = rejected(null, new byte[] {1, 2, 3});
    GenericRecord record = new GenericData.Record(ReleasedSchemas.load("rejected-event").current());
    record.put("reason", event.reason());
    record.put("detail", event.detail());
    record.put("topic", event.topic());
    record.put("partition", event.partition());
    record.put("offset", event.offset());
    record.put("receivedAt", event.receivedAt().toEpochMilli());
    record.put("keySize", 0);
    record.put("valueSize", 3);
    record.put("value", ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(codec.encode(event)).isEqualTo(Avro.singleObject(record));
  }

  @Test
  void fitsOnItsTopicHoweverLongTheRecordWas() throws UnreadableEventException {
    byte[] key = new byte[1 << 20];
    byte[] value = new byte[1 << 22];
    Arrays.fill(value, (byte) 7);
    RejectedEvent event = codec.decode(codec.encode(rejected(key, value)));
    int most =
        Integer.parseInt(Topics.REJECTED_EVENTS.config().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    assertThat(codec.encode(event).length + 16_384).isLessThan(most);
    assertThat(event.keySize()).isEqualTo(1 << 20);
    assertThat(event.valueSize()).isEqualTo(1 << 22);
    assertThat(event.value().get()).hasSize(Topics.MAX_EVENT_BYTES).containsOnly(7);
  }

  @Property
  void refusesRandomBytes(@ForAll byte[] bytes) {
    assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.decode(bytes));
  }

  @Test
  void refusesWhatIsNoRejectedEvent() {
    byte[] call = new EventCodec().encode(EntityKind.CALL, Events.answered());
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> codec.decode(call))
        .withMessageContaining("is none of rejected-event");
    assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.decode(null));
  }

  private static RejectedEvent rejected(byte[] key, byte[] value) {
    return RejectedEvent.of(
        REJECTION, "calls", 3, 1_234_567_890_123L, 1_719_828_000_123L, key, value);
  }
}
