package uk.peelboard.schemas;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The header of Avro's single-object encoding: the bytes C3 01, then the fingerprint of the
 * writer's schema, least significant byte first.
 */
final class SingleObject {
  static final int HEADER_BYTES = 10;

  private static final VarHandle LITTLE_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private SingleObject() {}

  static long fingerprint(byte[] bytes) throws UnreadableEventException {
    if (bytes.length < HEADER_BYTES) {
      throw UnreadableEventException.undecodable("shorter than the header of 10 bytes");
    }
    if (bytes[0] != (byte) 0xC3 || bytes[1] != 1) {
      throw UnreadableEventException.undecodable("does not begin with the bytes C3 01");
    }
    return (long) LITTLE_ENDIAN_LONG.get(bytes, 2);
  }

  static void writeHeader(WireWriter out, long fingerprint) {
    out.writeByte(0xC3);
    out.writeByte(1);
    for (int shift = 0; shift < 64; shift += 8) {
      out.writeByte((int) (fingerprint >>> shift));
    }
  }
}
