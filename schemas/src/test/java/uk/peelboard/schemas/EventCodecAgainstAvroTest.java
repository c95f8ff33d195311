package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;

class EventCodecAgainstAvroTest {
  private final EventCodec codec = new EventCodec();

  @Provide
  Arbitrary<Events.OfKind> events() {
    return Events.ofAnyKind();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void writesWhatAvroWrites(@ForAll("events") Events.OfKind of) {
    assertThat(codec.encode(of.kind(), of.event()))
        .isEqualTo(Avro.singleObject(Events.generic(of.kind(), of.event(), schema(of.kind()))));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void readsWhatAvroReads(@ForAll("events") Events.OfKind of) throws UnreadableEventException {
    Schema schema = schema(of.kind());
    byte[] bytes = Avro.singleObject(Events.generic(of.kind(), of.event(), schema));
    Event event = codec.decode(of.kind(), bytes);
    assertThat(event).isEqualTo(of.event());
    assertThat(Events.generic(of.kind(), event, schema)).isEqualTo(Avro.read(bytes, schema));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void rejectsRandomBytes(
      @ForAll EntityKind kind, @ForAll @Size(max = 300) byte[] body, @ForAll boolean header) {
    byte[] bytes = header ? withHeader(kind, body) : body;
    assertThatCode(() -> decode(kind, bytes)).doesNotThrowAnyException();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void rejectsTruncations(
      @ForAll("events") Events.OfKind of, @ForAll @IntRange(max = 10_000) int cut) {
    byte[] bytes = codec.encode(of.kind(), of.event());
    assertThat(decode(of.kind(), Arrays.copyOf(bytes, cut % bytes.length))).isEmpty();
  }

  /** What is accepted in spite of its damage means to Avro what it means here. */
  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void neverMisreadsDamagedBytes(
      @ForAll("events") Events.OfKind of,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int flips) {
    byte[] bytes = codec.encode(of.kind(), of.event());
    Random random = new Random(seed);
    for (int i = 0; i < flips; i++) {
      bytes[10 + random.nextInt(bytes.length - 10)] ^= (byte) (1 << random.nextInt(8));
    }
    Schema schema = schema(of.kind());
    decode(of.kind(), bytes)
        .ifPresent(
            event ->
                assertThat(Avro.singleObject(Events.generic(of.kind(), event, schema)))
                    .isEqualTo(Avro.singleObject(lowerCaseIds(bytes, schema, event))));
  }

  // Both read a UUID in capitals, and only Avro, which knows no UUIDs here, keeps them.
  private static GenericRecord lowerCaseIds(byte[] bytes, Schema schema, Event event) {
    GenericRecord read = Avro.read(bytes, schema);
    assertThat(read.get("eventId").toString()).isEqualToIgnoringCase(event.id().toString());
    read.put("eventId", event.id().toString());
    GenericRecord payload = (GenericRecord) read.get("payload");
    if (event.payload() instanceof EventWithdrawn withdrawn) {
      String id = withdrawn.withdrawnEventId().toString();
      assertThat(payload.get("withdrawnEventId").toString()).isEqualToIgnoringCase(id);
      payload.put("withdrawnEventId", id);
    }
    return read;
  }

  private Optional<Event> decode(EntityKind kind, byte[] bytes) {
    try {
      return Optional.of(codec.decode(kind, bytes));
    } catch (UnreadableEventException e) {
      assertThat(e.rejection().detail()).isNotBlank();
      return Optional.empty();
    }
  }

  private static byte[] withHeader(EntityKind kind, byte[] body) {
    WireWriter out = new WireWriter();
    SingleObject.writeHeader(out, PayloadTypes.binding(kind).schemas().currentFingerprint());
    out.writeRaw(body, body.length);
    return out.toBytes();
  }

  private static Schema schema(EntityKind kind) {
    return PayloadTypes.binding(kind).schemas().current();
  }
}
