package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;

class EventCodecTest {
  @Test
  void decodesWhatItEncoded() throws UnreadableEventException {
    Event event =
        new Event(
            UUID.fromString("0190f1c2-0000-7000-8000-00000000000a"),
            "call-1",
            Instant.parse("2024-07-01T10:00:00.123Z"),
            Instant.parse("2024-07-01T10:00:01Z"),
            "telephony",
            new CallAnswered(null));
    EventCodec codec = new EventCodec();
    byte[] bytes = codec.encode(EntityKind.CALL, event);
    assertThat(codec.decode(EntityKind.CALL, bytes)).isEqualTo(event);
  }
}
