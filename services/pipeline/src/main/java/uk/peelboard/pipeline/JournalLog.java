package uk.peelboard.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Entries of some bytes each, one after the other in files that are mapped into memory: appended,
 * never changed, and found again by their place. So the operating system, not the heap, decides
 * what stays in memory, and what a process wrote outlives it.
 *
 * <p>A file whose entries are mostly out of use can be given up once the rest of them have been
 * appended anew. Not safe for use by several threads.
 */
final class JournalLog {

  /** What the names of its files begin with. */
  static final String FILE_PREFIX = "journals-";

  /** Large enough that there are few files, small enough to be given up often. */
  static final int SEGMENT_BYTES = 4 << 20;

  // A place is never 0. It is a segment's slot and, in units of 8 bytes, how far into it the entry
  // begins.
  private static final int OFFSET_BITS = 19;
  private static final int MOST_SEGMENTS = (1 << (Integer.SIZE - OFFSET_BITS)) - 1;
  private static final ByteBuffer ZEROES = ByteBuffer.allocateDirect(64 << 10);

  /**
   * What is needed to take a file up again.
   *
   * @param file its name
   * @param slot what it is called by in the places of its entries
   * @param bytes up to where it is used
   * @param inUse how many of them are of entries that have not been released
   * @param checksum CRC-32C of all up to there
   */
  record Extent(String file, int slot, int bytes, int inUse, long checksum) {}

  /** Receives an entry: the first {@code length} of {@code bytes}, which are used again. */
  @FunctionalInterface
  interface Visitor {
    void visit(int place, byte[] bytes, int length);
  }

  private static final class Segment {
    private final int slot;
    private final int number;
    private final Path file;
    private final MappedByteBuffer map;
    private final CRC32C checksum = new CRC32C();
    private int checked;
    private int used;
    private int inUse;

    Segment(int slot, int number, Path file, MappedByteBuffer map) {
      this.slot = slot;
      this.number = number;
      this.file = file;
      this.map = map;
    }

    /** Of what is used. What is used never changes, so only what has come since is gone through. */
    long checksum() {
      checksum.update(map.slice(checked, used - checked));
      checked = used;
      return checksum.getValue();
    }
  }

  private final Path directory;
  private final List<Segment> slots = new ArrayList<>();
  private Segment last;
  private int nextNumber;
  private long used;
  private long inUse;
  private byte[] scratch = new byte[1024];

  /** An empty log. The directory has to exist. */
  JournalLog(Path directory) {
    this.directory = directory;
  }

  /**
   * Takes up a log of which only these extents are meant. To be called once, before all else.
   *
   * @return false when the files are not what they were: the log is then of no use
   */
  boolean resume(List<Extent> extents) {
    for (Extent extent : extents) {
      Path file = directory.resolve(extent.file());
      try {
        if (!Files.isRegularFile(file) || Files.size(file) < extent.bytes()) {
          return false;
        }
        Segment segment = add(file, number(extent.file()), extent.slot(), map(file));
        enlarge(segment, extent.bytes());
        release(segment, extent.bytes() - extent.inUse());
        if (segment.checksum() != extent.checksum()) {
          return false;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the journals in " + file, e);
      }
    }
    return true;
  }

  /** Keeps the first {@code length} of {@code bytes}, and returns their place. */
  int append(byte[] bytes, int length) {
    if (last == null || last.map.capacity() - last.used < length + Integer.BYTES) {
      last = newSegment(Math.max(SEGMENT_BYTES, padded(length)));
    }
    int place = place(last);
    last.map.putInt(last.used, length);
    last.map.put(last.used + Integer.BYTES, bytes, 0, length);
    enlarge(last, padded(length));
    return place;
  }

  /** Reads an entry: {@link #bytes} has it until the next reading, and the length is returned. */
  int read(int place) {
    Segment segment = segment(place);
    int offset = offset(place);
    int length = segment.map.getInt(offset);
    copy(segment, offset, length);
    return length;
  }

  byte[] bytes() {
    return scratch;
  }

  /** An entry that nobody will read again. */
  void release(int place) {
    Segment segment = segment(place);
    release(segment, padded(segment.map.getInt(offset(place))));
  }

  /** Whether so much is out of use, a third and a file, that {@link #giveUpPoorest} is worth it. */
  boolean isWasteful() {
    return last != null && 2 * (used - last.used) > 3 * (inUse - last.inUse) + 2L * SEGMENT_BYTES;
  }

  /**
   * Shows the entries of the file that has the least in use, for those that are to be appended
   * again, and gives it up. The file itself is left: an older state of the log may need it.
   *
   * @param visitor to append again, or leave out, and never to read or release
   */
  void giveUpPoorest(Visitor visitor) {
    Segment poorest =
        slots.stream()
            .filter(Objects::nonNull)
            .filter(segment -> segment != last)
            .min(Comparator.comparingInt(segment -> segment.inUse))
            .orElseThrow();
    for (int offset = 0; offset < poorest.used && poorest.inUse > 0; ) {
      int length = poorest.map.getInt(offset);
      copy(poorest, offset, length);
      visitor.visit(place(poorest.slot, offset), scratch, length);
      offset += padded(length);
    }
    used -= poorest.used;
    inUse -= poorest.inUse;
    slots.set(poorest.slot, null);
  }

  /** All that there is now, oldest first. */
  List<Extent> extents() {
    return slots.stream()
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(segment -> segment.number))
        .map(
            segment ->
                new Extent(
                    segment.file.getFileName().toString(),
                    segment.slot,
                    segment.used,
                    segment.inUse,
                    segment.checksum()))
        .toList();
  }

  /** How many bytes of entries there are, those out of use among them. */
  long usedBytes() {
    return used;
  }

  private void enlarge(Segment segment, int bytes) {
    segment.used += bytes;
    segment.inUse += bytes;
    used += bytes;
    inUse += bytes;
  }

  private void release(Segment segment, int bytes) {
    segment.inUse -= bytes;
    inUse -= bytes;
  }

  private void copy(Segment segment, int offset, int length) {
    if (scratch.length < length) {
      scratch = new byte[Math.max(length, 2 * scratch.length)];
    }
    segment.map.get(offset + Integer.BYTES, scratch, 0, length);
  }

  private Segment newSegment(int bytes) {
    int number = nextNumber;
    Path file = directory.resolve(String.format("%s%09d", FILE_PREFIX, number));
    try {
      allocate(file, bytes);
      return add(file, number, freeSlot(), map(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep journals in " + file, e);
    }
  }

  private static int number(String file) {
    return Integer.parseInt(file.substring(FILE_PREFIX.length()));
  }

  private int freeSlot() {
    int free = slots.indexOf(null);
    if (free < 0 && slots.size() == MOST_SEGMENTS) {
      throw new IllegalStateException("more journals than a partition can have: " + used + " B");
    }
    return free < 0 ? slots.size() : free;
  }

  private Segment add(Path file, int number, int slot, MappedByteBuffer map) {
    while (slots.size() <= slot) {
      slots.add(null);
    }
    Segment segment = new Segment(slot, number, file, map);
    slots.set(slot, segment);
    last = segment;
    nextNumber = Math.max(nextNumber, number) + 1;
    return segment;
  }

  /** On disk before it is mapped: writing to a mapped hole of a full disk would end the process. */
  private static void allocate(Path file, int bytes) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int left = bytes; left > 0; ) {
        left -= channel.write(ZEROES.duplicate().limit(Math.min(left, ZEROES.capacity())));
      }
    }
  }

  private static MappedByteBuffer map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
    }
  }

  private static int padded(int length) {
    return Math.addExact(length, Integer.BYTES + 7) & ~7;
  }

  private static int place(Segment segment) {
    return place(segment.slot, segment.used);
  }

  private static int place(int slot, int offset) {
    return ((slot << OFFSET_BITS) | (offset >>> 3)) + 1;
  }

  private Segment segment(int place) {
    return slots.get((place - 1) >>> OFFSET_BITS);
  }

  private static int offset(int place) {
    return ((place - 1) & ((1 << OFFSET_BITS) - 1)) << 3;
  }
}
