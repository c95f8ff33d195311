package uk.peelboard.schemas;

import static uk.peelboard.schemas.UnreadableEventException.undecodable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Turns what an older version wrote into what the current one writes, as Avro resolves it. */
final class OldVersionReader {
  private final Map<Schema, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private final WireReader shape = new WireReader();
  private final ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
  private BinaryDecoder decoder;
  private BinaryEncoder encoder;

  /**
   * @param bytes in single-object encoding
   * @return the same in the current version, without the header
   */
  byte[] rewrite(byte[] bytes, Schema writer, Schema current) throws UnreadableEventException {
    // Avro believes the lengths that it reads, and makes room for them: they are checked before.
    shape.reset(bytes, SingleObject.HEADER_BYTES);
    skip(writer, shape);
    shape.expectEnd();
    GenericDatumReader<GenericRecord> reader =
        readers.computeIfAbsent(writer, older -> new GenericDatumReader<>(older, current));
    try {
      decoder =
          DecoderFactory.get()
              .binaryDecoder(
                  bytes,
                  SingleObject.HEADER_BYTES,
                  bytes.length - SingleObject.HEADER_BYTES,
                  decoder);
      GenericRecord resolved = reader.read(null, decoder);
      rewritten.reset();
      encoder = EncoderFactory.get().binaryEncoder(rewritten, encoder);
      new GenericDatumWriter<GenericRecord>(current).write(resolved, encoder);
      encoder.flush();
      return rewritten.toByteArray();
    } catch (AvroRuntimeException | IOException e) {
      throw undecodable("cannot be read by the current version: " + e.getMessage());
    }
  }

  private static void skip(Schema schema, WireReader in) throws UnreadableEventException {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          skip(field.schema(), in);
        }
      }
      case UNION -> skip(schema.getTypes().get(in.readIndex(schema.getTypes().size())), in);
      case ENUM -> in.readIndex(schema.getEnumSymbols().size());
      case STRING, BYTES -> in.skip(in.readLength());
      case LONG -> in.readLong();
      case INT -> in.readInt();
      case BOOLEAN -> in.readBoolean();
      case NULL -> {}
      default -> throw new IllegalStateException("events have no " + schema.getType());
    }
  }
}
