package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.ReleasedSchemas;
import uk.peelboard.schemas.UnreadableEventException;

/** What a consumer makes of an event's bytes before it throws them away. */
enum Decoding {
  NONE {
    @Override
    Decoder decoder() {
      return (kind, value) -> null;
    }
  },

  /**
   * Avro's own reader of generic records, decoder and record used again. (There are no generated
   * classes; reading into them would be somewhat quicker.)
   */
  AVRO {
    @Override
    Decoder decoder() {
      return new AvroDecoder();
    }
  },

  /** Peelboard's own codec. */
  BY_HAND {
    @Override
    Decoder decoder() {
      EventCodec codec = new EventCodec();
      return (kind, value) -> {
        try {
          return codec.decode(kind, value);
        } catch (UnreadableEventException e) {
          throw new BenchFailure("the load can't be read", e);
        }
      };
    }
  };

  /** Not for more than one thread. */
  @FunctionalInterface
  interface Decoder {
    Object decode(EntityKind kind, byte[] value) throws IOException;
  }

  abstract Decoder decoder();

  private static final class AvroDecoder implements Decoder {
    /** Of Avro's single-object encoding. */
    private static final int HEADER_BYTES = 10;

    private final Map<EntityKind, GenericDatumReader<GenericRecord>> readers =
        new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, GenericRecord> records = new EnumMap<>(EntityKind.class);
    private BinaryDecoder decoder;

    AvroDecoder() {
      for (EntityKind kind : EntityKind.values()) {
        readers.put(kind, new GenericDatumReader<>(ReleasedSchemas.of(kind).current()));
      }
    }

    @Override
    public Object decode(EntityKind kind, byte[] value) throws IOException {
      decoder =
          DecoderFactory.get()
              .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder);
      GenericRecord record = readers.get(kind).read(records.get(kind), decoder);
      records.put(kind, record);
      return record;
    }
  }
}
