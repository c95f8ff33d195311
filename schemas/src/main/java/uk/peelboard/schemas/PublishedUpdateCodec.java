package uk.peelboard.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.utils.Bytes;
import uk.peelboard.domain.event.RejectionReason;

/**
 * Published updates to bytes and back, in Avro's single-object encoding. There are few of them, so
 * this is Avro's own reader and writer. Safe for use by several threads.
 */
public final class PublishedUpdateCodec {
  private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load("published-update");
  private static final GenericData DATA = new GenericData();

  private final Schema position = SCHEMAS.current().getField("positions").schema().getElementType();
  private final BinaryMessageEncoder<GenericRecord> out =
      new BinaryMessageEncoder<>(DATA, SCHEMAS.current());
  private final BinaryMessageDecoder<GenericRecord> in =
      new BinaryMessageDecoder<>(DATA, SCHEMAS.current());

  public PublishedUpdateCodec() {
    SCHEMAS.all().forEach(in::addSchema);
  }

  public byte[] encode(PublishedUpdate update) {
    GenericRecord record = new GenericData.Record(SCHEMAS.current());
    record.put("period", update.period());
    record.put("version", update.version());
    record.put("publishedAt", update.publishedAt().toEpochMilli());
    record.put("supersedesReason", update.supersedesReason());
    record.put("definitions", update.definitions());
    List<GenericRecord> positions = new ArrayList<>();
    for (PublishedUpdate.Position one : update.positions()) {
      GenericRecord written = new GenericData.Record(position);
      written.put("topic", one.topic());
      written.put("partition", one.partition());
      written.put("offset", one.offset());
      positions.add(written);
    }
    record.put("positions", positions);
    record.put("update", ByteBuffer.wrap(update.update().get()));
    try {
      ByteBuffer bytes = out.encode(record);
      byte[] encoded = new byte[bytes.remaining()];
      bytes.get(encoded);
      return encoded;
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
  }

  public PublishedUpdate decode(byte[] bytes) throws UnreadableEventException {
    if (bytes == null) {
      throw new UnreadableEventException(RejectionReason.NO_VALUE, "the record has no value");
    }
    try {
      return read(in.decode(bytes));
    } catch (IOException | AvroRuntimeException | IllegalArgumentException e) {
      throw UnreadableEventException.undecodable("no published update: " + e.getMessage());
    }
  }

  private static PublishedUpdate read(GenericRecord record) {
    List<PublishedUpdate.Position> positions = new ArrayList<>();
    for (Object each : (List<?>) record.get("positions")) {
      GenericRecord one = (GenericRecord) each;
      positions.add(
          new PublishedUpdate.Position(
              one.get("topic").toString(), (int) one.get("partition"), (long) one.get("offset")));
    }
    ByteBuffer update = (ByteBuffer) record.get("update");
    byte[] json = new byte[update.remaining()];
    update.get(json);
    Object reason = record.get("supersedesReason");
    return new PublishedUpdate(
        record.get("period").toString(),
        (int) record.get("version"),
        Instant.ofEpochMilli((long) record.get("publishedAt")),
        reason == null ? null : reason.toString(),
        record.get("definitions").toString(),
        positions,
        Bytes.wrap(json));
  }
}
