package uk.peelboard.domain.tally;

/** Reads what a {@link PackedWriter} wrote, from wherever it is told to. */
public final class PackedReader {
  private final byte[] bytes;
  private int at;

  public PackedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Where it reads on. */
  public int at() {
    return at;
  }

  public void goTo(int place) {
    at = place;
  }

  public long number() {
    long one = bytes[at++];
    if (one >= 0) {
      return one;
    }
    long number = one & 0x7f;
    int shift = 7;
    do {
      one = bytes[at++];
      number |= (one & 0x7f) << shift;
      shift += 7;
    } while (one < 0);
    return number;
  }

  public long signed() {
    long number = number();
    return (number >>> 1) ^ -(number & 1);
  }

  /** Writes all that was read since a place. */
  void copy(int start, PackedWriter to) {
    to.copy(bytes, start, at);
  }

  /**
   * Goes through a distribution's values.
   *
   * @param size how many there are
   */
  public void values(int size, Distribution.Visitor to) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      long head = number();
      long step = head >>> 1;
      value = i == 0 ? (step >>> 1) ^ -(step & 1) : value + step;
      to.visit(value, (head & 1) == 0 ? 1 : signed());
    }
  }

  /** The distribution of values that come next. */
  public Distribution distribution(int size, long sum) {
    Distribution distribution = Distribution.empty(size, sum);
    values(size, distribution::append);
    return distribution;
  }
}
