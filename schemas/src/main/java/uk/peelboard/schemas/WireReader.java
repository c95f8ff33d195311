package uk.peelboard.schemas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static uk.peelboard.schemas.UnreadableEventException.undecodable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.UUID;

/**
 * Reads Avro's primitive values off an array, stricter than Avro's own decoder: nothing is read
 * beyond the array, no length is believed that exceeds what is there, and every text is UTF-8.
 */
final class WireReader {
  private static final int UUID_LENGTH = 36;
  private static final int MAX_SHARED_LENGTH = 32;
  private static final int SHARED_TEXTS = 2048;
  private static final byte[] HEX = new byte[256];

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle EIGHT_BYTES_IN_ORDER =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  static {
    Arrays.fill(HEX, (byte) -1);
    for (char digit = '0'; digit <= '9'; digit++) {
      HEX[digit] = (byte) (digit - '0');
    }
    for (char digit = 'a'; digit <= 'f'; digit++) {
      HEX[digit] = (byte) (digit - 'a' + 10);
      HEX[Character.toUpperCase(digit)] = HEX[digit];
    }
  }

  private final CharsetDecoder utf8 =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  // The last text seen at each place of a table by hash: codes recur, so most are found here.
  private final String[] shared = new String[SHARED_TEXTS];

  // Null where every text is spelled out.
  private final RecurringTexts numbered;

  private byte[] bytes = new byte[0];
  private int position;
  private int end;

  WireReader() {
    this(null);
  }

  /** Reads what a writer wrote that had the same texts, {@code numbered}. */
  WireReader(RecurringTexts numbered) {
    this.numbered = numbered;
  }

  void reset(byte[] bytes, int position) {
    reset(bytes, position, bytes.length);
  }

  /** To read from {@code position} until before {@code end}. */
  void reset(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  void expectEnd() throws UnreadableEventException {
    if (position != end) {
      throw undecodable((end - position) + " bytes too many");
    }
  }

  boolean readBoolean() throws UnreadableEventException {
    int value = readByte();
    if (value != 0 && value != 1) {
      throw undecodable("a boolean that is neither 0 nor 1");
    }
    return value == 1;
  }

  int readInt() throws UnreadableEventException {
    long value = readVarint(5);
    if (value >>> 32 != 0) {
      throw undecodable("an int of more than 32 bits");
    }
    int zigZag = (int) value;
    return (zigZag >>> 1) ^ -(zigZag & 1);
  }

  long readLong() throws UnreadableEventException {
    long zigZag = readVarint(10);
    return (zigZag >>> 1) ^ -(zigZag & 1);
  }

  /** A number that is not zig-zag encoded: beyond 63 bits it is negative. */
  long readUnsigned() throws UnreadableEventException {
    return readVarint(10);
  }

  /** How many bytes are left. */
  int remaining() {
    return end - position;
  }

  /** The branch of a union or the symbol of an enum. */
  int readIndex(int size) throws UnreadableEventException {
    int index = readInt();
    if (index < 0 || index >= size) {
      throw undecodable("branch or symbol " + index + " of " + size);
    }
    return index;
  }

  /** The length of a text or of bytes that are all there. */
  int readLength() throws UnreadableEventException {
    long length = readLong();
    if (length < 0 || length > end - position) {
      throw undecodable("a length that is negative or beyond the end");
    }
    return (int) length;
  }

  byte[] readBytes() throws UnreadableEventException {
    int length = readLength();
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  /** Eight bytes, the most significant first. */
  long readFixedLong() throws UnreadableEventException {
    if (end - position < Long.BYTES) {
      throw undecodable("ends too early");
    }
    long value = (long) EIGHT_BYTES_IN_ORDER.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  void skip(int length) {
    position += length;
  }

  String readText() throws UnreadableEventException {
    return text(readLength());
  }

  /** A text that may not be longer than {@code limit} bytes. */
  String readText(int limit) throws UnreadableEventException {
    return text(readLimitedLength(limit));
  }

  /**
   * A text that is likely to have been read before, not longer than {@code limit} bytes: the same
   * String is then returned again.
   */
  String readRecurringText(int limit) throws UnreadableEventException {
    if (numbered != null) {
      long number = readUnsigned();
      if (number != RecurringTexts.SPELLED_OUT) {
        return textOf(number);
      }
    }
    int length = readLimitedLength(limit);
    if (length > MAX_SHARED_LENGTH) {
      return text(length);
    }
    int hash = length;
    for (int i = position; i < position + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ (hash >>> 11) ^ (hash >>> 22)) & (SHARED_TEXTS - 1);
    String known = shared[place];
    if (known != null && matches(known, length)) {
      position += length;
      return known;
    }
    String text = text(length);
    shared[place] = text;
    return text;
  }

  UUID readUuid() throws UnreadableEventException {
    int length = readLength();
    if (length != UUID_LENGTH
        || bytes[position + 8] != '-'
        || bytes[position + 13] != '-'
        || bytes[position + 18] != '-'
        || bytes[position + 23] != '-') {
      throw undecodable("a UUID that is not 36 characters of the usual form");
    }
    long high = hex(0, 8) << 32 | hex(9, 13) << 16 | hex(14, 18);
    long low = hex(19, 23) << 48 | hex(24, 36);
    position += UUID_LENGTH;
    return new UUID(high, low);
  }

  private long hex(int from, int to) throws UnreadableEventException {
    long value = 0;
    int signs = 0;
    for (int i = position + from; i < position + to; i++) {
      int digit = HEX[bytes[i] & 0xFF];
      signs |= digit;
      value = value << 4 | digit;
    }
    if (signs < 0) {
      throw undecodable("a UUID with other than hexadecimal digits");
    }
    return value;
  }

  private int readLimitedLength(int limit) throws UnreadableEventException {
    int length = readLength();
    if (length > limit) {
      throw undecodable("a text of " + length + " bytes where at most " + limit + " are allowed");
    }
    return length;
  }

  /** Reads a text, of which no more is asked than whether it is this one. */
  boolean readsAs(String expected) throws UnreadableEventException {
    int length = readLength();
    if (isAscii(position, length)) {
      boolean same = matches(expected, length);
      position += length;
      return same;
    }
    return text(length).equals(expected);
  }

  private boolean matches(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      // A byte of a longer character is negative and never equals a char.
      if (text.charAt(i) != bytes[position + i]) {
        return false;
      }
    }
    return true;
  }

  private String text(int length) throws UnreadableEventException {
    int from = position;
    position += length;
    return isAscii(from, length)
        ? new String(bytes, from, length, ISO_8859_1)
        : beyondAscii(from, length);
  }

  private String textOf(long number) throws UnreadableEventException {
    String text = numbered.text(number);
    if (text == null) {
      throw undecodable("a text of number " + number);
    }
    return text;
  }

  private boolean isAscii(int from, int length) {
    int i = from;
    for (; i <= from + length - Long.BYTES; i += Long.BYTES) {
      if (((long) EIGHT_BYTES.get(bytes, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    int signs = 0;
    for (; i < from + length; i++) {
      signs |= bytes[i];
    }
    return signs >= 0;
  }

  private String beyondAscii(int from, int length) throws UnreadableEventException {
    try {
      return utf8.decode(ByteBuffer.wrap(bytes, from, length)).toString();
    } catch (CharacterCodingException e) {
      throw undecodable("a text that is not UTF-8");
    }
  }

  int readByte() throws UnreadableEventException {
    if (position == end) {
      throw undecodable("ends too early");
    }
    return bytes[position++];
  }

  private long readVarint(int maxBytes) throws UnreadableEventException {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return readLongVarint(maxBytes);
  }

  private long readLongVarint(int maxBytes) throws UnreadableEventException {
    long value = 0;
    for (int i = 0; i < maxBytes; i++) {
      long next = readByte();
      value |= (next & 0x7F) << (7 * i);
      if (next >= 0) {
        if (i == 9 && next > 1) {
          throw undecodable("a number of more than 64 bits");
        }
        return value;
      }
    }
    throw undecodable("a number of more than " + maxBytes + " bytes");
  }
}
