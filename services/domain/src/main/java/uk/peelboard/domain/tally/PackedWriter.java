package uk.peelboard.domain.tally;

import java.util.Arrays;

/**
 * Writes whole numbers in as many bytes as they need, seven bits in each, one after the other into
 * an array that grows. {@link PackedReader} reads them.
 */
public final class PackedWriter {
  private static final int MOST_BYTES = 10;

  private byte[] bytes;
  private int size;

  /**
   * @param capacity how many bytes are expected
   */
  public PackedWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /** How many bytes have been written. */
  public int size() {
    return size;
  }

  /** What has been written is the first {@link #size} of these; more may follow. */
  byte[] bytesInPlace() {
    return bytes;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  public void clear() {
    size = 0;
  }

  /** Writes a number that is mostly small and never below zero. */
  public void number(long number) {
    reserve(MOST_BYTES);
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes a number that is mostly close to zero, on either side. */
  public void signed(long number) {
    number((number << 1) ^ (number >> 63));
  }

  /**
   * Writes a distribution's values: the first, and the steps from one to the next, each with its
   * count where that is not 1. How many there are, and their exact sum, the reader has to know.
   */
  public void values(Distribution of) {
    long before = 0;
    for (int i = 0; i < of.size(); i++) {
      long value = of.value(i);
      long step = i == 0 ? (value << 1) ^ (value >> 63) : value - before;
      long times = of.countAt(i);
      number(step << 1 | (times == 1 ? 0 : 1));
      if (times != 1) {
        signed(times);
      }
      before = value;
    }
  }

  /** Copies all that another has written. */
  public void copy(PackedWriter from) {
    copy(from.bytes, 0, from.size);
  }

  public void copy(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, bytes, size, end - start);
    size += end - start;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
    }
  }
}
