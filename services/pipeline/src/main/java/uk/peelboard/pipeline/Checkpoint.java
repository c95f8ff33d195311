package uk.peelboard.pipeline;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyCodec;

/**
 * What one partition's first records amount to, so that a start need not fold them again.
 *
 * @param identity whose state it is and what it was made by: one of another identity is of no use
 * @param nextOffset the first offset that is not in it
 * @param journals where the journals are
 * @param texts those that recur in them
 * @param unpublished the cells, those that hold nothing any more among them, that were not
 *     published since they last changed
 * @param cells what the share holds
 */
record Checkpoint(
    String identity,
    long nextOffset,
    List<JournalLog.Extent> journals,
    List<String> texts,
    Collection<Cell> unpublished,
    Cells cells) {

  /** Part of the identity: to be raised whenever a checkpoint is written differently. */
  static final int FORMAT_VERSION = 3;

  private static final int END_OF_CELLS = -1;

  // In place of a key's length: the key before, but for the day that follows.
  private static final int ANOTHER_DAY = 0;

  /**
   * There are very many: they are gone through where they are. Those that differ by their days
   * alone are best shown one after the other.
   */
  @FunctionalInterface
  interface Cells {
    /** Shows each cell that holds something. What a checkpoint that was read shows may be kept. */
    void forEach(BiConsumer<Cell, Distribution> to) throws IOException;
  }

  void write(EntityKind kind, int partition, DataOutputStream to) throws IOException {
    TallyCodec codec = new TallyCodec();
    to.writeUTF(identity);
    to.writeLong(nextOffset);
    to.writeInt(journals.size());
    for (JournalLog.Extent extent : journals) {
      to.writeUTF(extent.file());
      to.writeInt(extent.bytes());
      to.writeLong(extent.checksum());
    }
    to.writeInt(texts.size());
    for (String text : texts) {
      to.writeUTF(text);
    }
    to.writeInt(unpublished.size());
    for (Cell cell : unpublished) {
      writeBytes(codec.encodeKey(kind, partition, cell), to);
    }
    Cell[] before = new Cell[1];
    cells.forEach(
        (cell, held) -> {
          try {
            if (before[0] != null && cell.equals(before[0].on(cell.day()))) {
              to.writeInt(ANOTHER_DAY);
              to.writeInt(cell.day());
            } else {
              writeBytes(codec.encodeKey(kind, partition, cell), to);
            }
            writeBytes(codec.encodeValue(held), to);
            before[0] = cell;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    to.writeInt(END_OF_CELLS);
  }

  private static void writeBytes(byte[] bytes, DataOutputStream to) throws IOException {
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  /**
   * The checkpoint that {@link #write} wrote; null when it is of another identity.
   *
   * @param bytes known to be as they were written
   */
  static Checkpoint read(String identity, byte[] bytes) throws IOException {
    TallyCodec codec = new TallyCodec();
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes));
    if (!from.readUTF().equals(identity)) {
      return null;
    }
    final long nextOffset = from.readLong();
    List<JournalLog.Extent> journals = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      journals.add(new JournalLog.Extent(from.readUTF(), from.readInt(), from.readLong()));
    }
    List<String> texts = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      texts.add(from.readUTF());
    }
    List<Cell> unpublished = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      unpublished.add(codec.decodeKey(readBytes(from)).cell());
    }
    int cells = bytes.length - from.available();
    return new Checkpoint(
        identity, nextOffset, journals, texts, unpublished, to -> readCells(bytes, cells, to));
  }

  private static void readCells(byte[] bytes, int begin, BiConsumer<Cell, Distribution> to)
      throws IOException {
    TallyCodec codec = new TallyCodec();
    DataInputStream from =
        new DataInputStream(new ByteArrayInputStream(bytes, begin, bytes.length - begin));
    Cell cell = null;
    for (int keyLength = from.readInt(); keyLength != END_OF_CELLS; keyLength = from.readInt()) {
      cell =
          keyLength == ANOTHER_DAY
              ? cell.on(from.readInt())
              : codec.decodeKey(from.readNBytes(keyLength)).cell();
      to.accept(cell, codec.decodeValue(readBytes(from)));
    }
  }

  private static byte[] readBytes(DataInputStream from) throws IOException {
    return from.readNBytes(from.readInt());
  }
}
