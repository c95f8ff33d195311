package uk.peelboard.schemas;

import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Bytes;
import uk.peelboard.domain.event.RejectionReason;

/**
 * Rejected events to bytes and back, in Avro's single-object encoding. Not safe for use by more
 * than one thread at a time.
 */
public final class RejectedEventCodec {
  private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load("rejected-event");

  private final WireReader in = new WireReader();
  private final WireWriter out = new WireWriter();
  private final OldVersionReader oldVersions = new OldVersionReader();

  public byte[] encode(RejectedEvent event) {
    out.reset();
    SingleObject.writeHeader(out, SCHEMAS.currentFingerprint());
    out.writeText(event.reason(), Integer.MAX_VALUE);
    out.writeText(event.detail(), Integer.MAX_VALUE);
    out.writeText(event.topic(), Integer.MAX_VALUE);
    out.writeLong(event.partition());
    out.writeLong(event.offset());
    out.writeLong(event.receivedAt().toEpochMilli());
    out.writeLong(event.keySize());
    writeNullable(event.key());
    out.writeLong(event.valueSize());
    writeNullable(event.value());
    return out.toBytes();
  }

  public RejectedEvent decode(byte[] bytes) throws UnreadableEventException {
    if (bytes == null) {
      throw new UnreadableEventException(RejectionReason.NO_VALUE, "the record has no value");
    }
    long fingerprint = SingleObject.fingerprint(bytes);
    if (fingerprint == SCHEMAS.currentFingerprint()) {
      in.reset(bytes, SingleObject.HEADER_BYTES);
    } else {
      Schema writer = SCHEMAS.version(fingerprint);
      if (writer == null) {
        throw new UnreadableEventException(
            RejectionReason.UNKNOWN_SCHEMA,
            String.format("fingerprint %016x is none of %s", fingerprint, SCHEMAS.name()));
      }
      in.reset(oldVersions.rewrite(bytes, writer, SCHEMAS.current()), 0);
    }
    RejectedEvent event =
        new RejectedEvent(
            in.readText(),
            in.readText(),
            in.readText(),
            in.readInt(),
            in.readLong(),
            Instant.ofEpochMilli(in.readLong()),
            in.readInt(),
            readNullable(),
            in.readInt(),
            readNullable());
    in.expectEnd();
    return event;
  }

  private Bytes readNullable() throws UnreadableEventException {
    return in.readIndex(2) == 0 ? null : Bytes.wrap(in.readBytes());
  }

  private void writeNullable(Bytes bytes) {
    out.writeLong(bytes == null ? 0 : 1);
    if (bytes != null) {
      out.writeBytes(bytes.get());
    }
  }
}
