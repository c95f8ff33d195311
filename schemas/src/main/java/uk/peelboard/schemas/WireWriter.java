package uk.peelboard.schemas;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Writes Avro's primitive values into an array that grows, and is used again. */
final class WireWriter {
  private static final VarHandle EIGHT_BYTES_IN_ORDER =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  // Null where every text is spelled out.
  private final RecurringTexts numbered;
  private byte[] bytes = new byte[256];
  private int size;

  WireWriter() {
    this(null);
  }

  /** Writes texts that recur by their numbers in {@code numbered}. */
  WireWriter(RecurringTexts numbered) {
    this.numbered = numbered;
  }

  void reset() {
    size = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** What was written, and then bytes of no meaning: to be read before anything more is written. */
  byte[] buffer() {
    return bytes;
  }

  int size() {
    return size;
  }

  void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** An int or a long: both have the same form. */
  void writeLong(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  void writeUnsigned(long value) {
    ensure(10);
    if ((value & ~0x7FL) == 0) {
      bytes[size++] = (byte) value;
      return;
    }
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Eight bytes, the most significant first. */
  void writeFixedLong(long value) {
    ensure(Long.BYTES);
    EIGHT_BYTES_IN_ORDER.set(bytes, size, value);
    size += Long.BYTES;
  }

  void writeBytes(byte[] value) {
    writeLong(value.length);
    writeRaw(value, value.length);
  }

  void writeRaw(byte[] value, int length) {
    ensure(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  /**
   * @throws IllegalArgumentException when {@code text} has half a surrogate pair, which UTF-8
   *     cannot say, or is longer than {@code limit} bytes
   */
  void writeText(String text, int limit) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= 0x80) {
        writeBeyondAscii(text, limit);
        return;
      }
    }
    checkLength(length, limit);
    writeLong(length);
    ensure(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  /** As {@link #writeText}, if it has no number. */
  void writeRecurringText(String text, int limit) {
    int number = numbered == null ? RecurringTexts.SPELLED_OUT : numbered.numberOf(text);
    if (numbered != null) {
      writeUnsigned(number);
    }
    if (number == RecurringTexts.SPELLED_OUT) {
      writeText(text, limit);
    }
  }

  void writeUuid(UUID id) {
    writeText(id.toString(), 36);
  }

  private void writeBeyondAscii(String text, int limit) {
    ByteBuffer encoded;
    try {
      encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text that UTF-8 cannot say: half a character", e);
    }
    checkLength(encoded.remaining(), limit);
    int length = encoded.remaining();
    writeLong(length);
    ensure(length);
    encoded.get(bytes, size, length);
    size += length;
  }

  private static void checkLength(int length, int limit) {
    if (length > limit) {
      throw new IllegalArgumentException(
          "a text of " + length + " bytes where at most " + limit + " are allowed");
    }
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(bytes.length, 2), size + more));
    }
  }
}
