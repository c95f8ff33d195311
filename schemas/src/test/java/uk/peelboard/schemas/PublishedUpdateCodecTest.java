package uk.peelboard.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.schemas.PublishedUpdate.Position;

class PublishedUpdateCodecTest {
  static final PublishedUpdate FIRST = update(1, null, List.of());
  static final PublishedUpdate SECOND =
      update(
          2,
          "the feed of outcomes was late",
          List.of(new Position("calls", 0, 1_234_567_890_123L), new Position("crimes", 3, 0)));

  private final PublishedUpdateCodec codec = new PublishedUpdateCodec();

  @Test
  void decodesWhatItEncoded() throws UnreadableEventException {
    assertThat(codec.decode(codec.encode(FIRST))).isEqualTo(FIRST);
    assertThat(codec.decode(codec.encode(SECOND))).isEqualTo(SECOND);
  }

  @Test
  void writesWhatIsReleased() {
    assertThat(codec.encode(SECOND)).startsWith(0xC3, 0x01);
  }

  @Test
  void onlyWhatSupersedesAnotherSaysWhy() {
    assertThatIllegalArgumentException().isThrownBy(() -> update(1, "a reason", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> update(2, null, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> update(0, null, List.of()));
  }

  @Property
  void refusesRandomBytes(@ForAll byte[] bytes) {
    assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.decode(bytes));
  }

  @Test
  void refusesWhatIsNoPublishedUpdate() {
    byte[] call = new EventCodec().encode(EntityKind.CALL, Events.answered());
    assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.decode(call));
    assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.decode(null));
    byte[] whole = codec.encode(SECOND);
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.decode(cut));
  }

  private static PublishedUpdate update(int version, String reason, List<Position> positions) {
    return new PublishedUpdate(
        "2024-07",
        version,
        Instant.parse("2024-08-05T06:00:00.123Z"),
        reason,
        "a fingerprint",
        positions,
        Bytes.wrap("{}".getBytes(UTF_8)));
  }
}
