package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallPayload.CallbackAccepted;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;

/** What an earlier version wrote: here one that had no originForce, nor callbacks. */
class OldVersionReaderTest {
  private static final Schema CURRENT = PayloadTypes.binding(EntityKind.CALL).schemas().current();
  private static final Schema EARLIER = earlier();
  private static final Event PRESENTED = Events.of(new CallPresented("999", "BW", "k-1", null));

  private final EventCodec codec = new EventCodec(OldVersionReaderTest::binding);

  private static Schema earlier() {
    String text = CURRENT.toString();
    String earlier =
        text.replaceAll(",\\{\"name\":\"originForce\"[^}]*}", "")
            .replaceAll("\\{\"type\":\"record\",\"name\":\"CallbackAccepted\"[^}]*},", "");
    return new Schema.Parser().parse(earlier);
  }

  private static EventBinding binding(EntityKind kind) {
    return kind == EntityKind.CALL
        ? new EventBinding(kind, new ReleasedSchemas("call-event", List.of(EARLIER, CURRENT)))
        : PayloadTypes.binding(kind);
  }

  @Test
  void leavesNewFieldsEmpty() throws UnreadableEventException {
    byte[] bytes = Avro.singleObject(Events.generic(EntityKind.CALL, PRESENTED, EARLIER));
    assertThat(EARLIER.toString()).doesNotContain("originForce", "CallbackAccepted");
    assertThat(codec.decode(EntityKind.CALL, bytes)).isEqualTo(PRESENTED);
  }

  @Test
  void findsPayloadsByNameWhereverTheyStandInTheUnion() throws UnreadableEventException {
    for (Event event : Events.samples(EntityKind.CALL)) {
      boolean isNew = event.payload() instanceof CallbackAccepted;
      if (!isNew && !(event.payload() instanceof CallPresented)) {
        byte[] bytes = Avro.singleObject(Events.generic(EntityKind.CALL, event, EARLIER));
        assertThat(codec.decode(EntityKind.CALL, bytes)).isEqualTo(event);
      }
    }
  }

  @Test
  void readsBothVersionsInTurn() throws UnreadableEventException {
    byte[] old = Avro.singleObject(Events.generic(EntityKind.CALL, PRESENTED, EARLIER));
    byte[] current = codec.encode(EntityKind.CALL, Events.answered());
    for (int i = 0; i < 3; i++) {
      assertThat(codec.decode(EntityKind.CALL, old)).isEqualTo(PRESENTED);
      assertThat(codec.decode(EntityKind.CALL, current)).isEqualTo(Events.answered());
    }
  }

  @Test
  void isAsStrictAsWithTheCurrentVersion() {
    byte[] bytes = Avro.singleObject(Events.generic(EntityKind.CALL, PRESENTED, EARLIER));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> codec.decode(EntityKind.CALL, longer))
        .withMessage("1 bytes too many");
    byte[] tooLong =
        Avro.singleObject(
            Events.generic(EntityKind.CALL, Events.of(new CallQueued("x".repeat(1001))), EARLIER));
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> codec.decode(EntityKind.CALL, tooLong))
        .withMessage("a text of 1001 bytes where at most 1000 are allowed");
  }

  @Property
  void survivesDamage(@ForAll long seed) {
    byte[] bytes = Avro.singleObject(Events.generic(EntityKind.CALL, PRESENTED, EARLIER));
    Random random = new Random(seed);
    bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
    assertThatCode(() -> acceptOrReject(bytes)).doesNotThrowAnyException();
  }

  private void acceptOrReject(byte[] bytes) {
    try {
      assertThat(codec.decode(EntityKind.CALL, bytes)).isNotNull();
    } catch (UnreadableEventException e) {
      assertThat(e.rejection().detail()).isNotBlank();
    }
  }
}
