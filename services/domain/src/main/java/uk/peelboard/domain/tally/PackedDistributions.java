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
    out.signed(one.sum());
    out.number(one.size());
    out.values(one);
    kept++;
    return place;
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
    PackedReader in = readerAt(place);
    boolean isEmpty = in.signed() == 0 && in.number() == 0;
    taken += isEmpty ? 1 : 0;
    return isEmpty;
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
    PackedReader in = from.readerAt(place);
    in.signed();
    in.values((int) in.number(), (value, count) -> {});
    int moved = out.size();
    out.copy(from.out.bytesInPlace(), place, in.at());
    kept++;
    return moved;
  }

  private PackedReader readerAt(int place) {
    PackedReader in = new PackedReader(out.bytesInPlace());
    in.goTo(place);
    return in;
  }
}
