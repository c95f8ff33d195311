package uk.peelboard.domain.tally;

/**
 * Distributions at rest, in one array of bytes: one of one value takes five or so, where objects
 * take seventy, and the collector has nothing to walk. Each is found again by its place, until it
 * is taken.
 */
final class PackedDistributions {
  private static final int LEAST_BYTES = 16;
  private static final int FEW = 8;

  private final PackedWriter out;
  private int kept;
  private int taken;

  PackedDistributions() {
    this(LEAST_BYTES);
  }

  private PackedDistributions(int capacity) {
    out = new PackedWriter(capacity);
  }

  /** Keeps one. It is not needed any more afterwards. */
  int keep(Distribution one) {
    int place = out.size();
    write(one, out);
    kept++;
    return place;
  }

  /** Writes one as it would be kept. */
  static void write(Distribution one, PackedWriter to) {
    to.signed(one.sum());
    to.number(one.size());
    to.values(one);
  }

  /** Another object each time. */
  Distribution read(int place) {
    PackedReader in = readerAt(place);
    long sum = in.signed();
    return in.distribution((int) in.number(), sum);
  }

  /** The same for the last time. */
  Distribution take(int place) {
    taken++;
    return read(place);
  }

  /** Takes one if it holds nothing. */
  boolean takeEmpty(int place) {
    boolean isEmpty = isEmpty(place);
    taken += isEmpty ? 1 : 0;
    return isEmpty;
  }

  boolean isEmpty(int place) {
    PackedReader in = readerAt(place);
    return in.signed() == 0 && in.number() == 0;
  }

  /** Whether most have been taken, so that it is worth moving the others. */
  boolean isWasteful() {
    return taken > kept / 2 && kept > FEW;
  }

  /** An empty one, to move to what is to stay. */
  PackedDistributions successor() {
    return new PackedDistributions(out.size() / 2);
  }

  /** Moves one here. */
  int move(PackedDistributions from, int place) {
    return keepNext(from.readerAt(place));
  }

  /** Keeps one that was {@linkplain #writeTo written}, and comes next. */
  int keepNext(PackedReader in) {
    int place = out.size();
    kept++;
    copyNext(in, out);
    return place;
  }

  /** Writes one as it is. */
  void writeTo(PackedWriter to, int place) {
    copyNext(readerAt(place), to);
  }

  private static void copyNext(PackedReader in, PackedWriter to) {
    int start = in.at();
    in.signed();
    in.values((int) in.number(), (value, count) -> {});
    in.copy(start, to);
  }

  private PackedReader readerAt(int place) {
    PackedReader in = new PackedReader(out.bytesInPlace());
    in.goTo(place);
    return in;
  }
}
