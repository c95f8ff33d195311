package uk.peelboard.pipeline;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.schemas.TallyCodec;

/**
 * What one partition's first records amount to, so that a start need not fold them again.
 *
 * @param identity whose state it is and what it was made by: one of another identity is of no use
 * @param nextOffset the first offset that is not in it
 * @param journals where the journals are
 * @param unpublished the cells, those that hold nothing any more among them, that were not
 *     published since they last changed
 * @param cells what the share holds
 */
record Checkpoint(
    String identity,
    long nextOffset,
    FiledJournals.Index journals,
    Collection<Cell> unpublished,
    Cells cells) {

  /** Part of the identity: to be raised whenever a checkpoint is written differently. */
  static final int FORMAT_VERSION = 5;

  private static final int END_OF_CELLS = -1;

  /**
   * There are very many: they are gone through where they are, those that differ by their days as
   * one.
   */
  @FunctionalInterface
  interface Cells {
    void forEach(Share.DaysVisitor to) throws IOException;
  }

  void write(EntityKind kind, int partition, DataOutputStream to) throws IOException {
    TallyCodec codec = new TallyCodec();
    to.writeUTF(identity);
    to.writeLong(nextOffset);
    writeJournals(to);
    to.writeInt(unpublished.size());
    for (Cell cell : unpublished) {
      writeBytes(codec.encodeKey(kind, partition, cell), to);
    }
    cells.forEach(
        (like, packed) -> {
          try {
            writeBytes(codec.encodeKey(kind, partition, like), to);
            writeBytes(packed, to);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    to.writeInt(END_OF_CELLS);
  }

  private void writeJournals(DataOutputStream to) throws IOException {
    to.writeInt(journals.extents().size());
    for (JournalLog.Extent extent : journals.extents()) {
      to.writeUTF(extent.file());
      to.writeInt(extent.slot());
      to.writeInt(extent.bytes());
      to.writeInt(extent.inUse());
      to.writeLong(extent.checksum());
    }
    to.writeInt(journals.texts().size());
    for (String text : journals.texts()) {
      to.writeUTF(text);
    }
    to.writeLong(journals.seed());
    writeBytes(journals.entries().array(), to);
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
    final FiledJournals.Index journals = readJournals(from);
    List<Cell> unpublished = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      unpublished.add(codec.decodeKey(readBytes(from)).cell());
    }
    int cells = bytes.length - from.available();
    return new Checkpoint(
        identity, nextOffset, journals, unpublished, to -> readCells(bytes, cells, to));
  }

  private static FiledJournals.Index readJournals(DataInputStream from) throws IOException {
    List<JournalLog.Extent> extents = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      extents.add(
          new JournalLog.Extent(
              from.readUTF(), from.readInt(), from.readInt(), from.readInt(), from.readLong()));
    }
    List<String> texts = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      texts.add(from.readUTF());
    }
    long seed = from.readLong();
    ByteBuffer entries = ByteBuffer.wrap(readBytes(from));
    return new FiledJournals.Index(extents, texts, seed, entries);
  }

  private static void readCells(byte[] bytes, int begin, Share.DaysVisitor to) throws IOException {
    TallyCodec codec = new TallyCodec();
    DataInputStream from =
        new DataInputStream(new ByteArrayInputStream(bytes, begin, bytes.length - begin));
    for (int keyLength = from.readInt(); keyLength != END_OF_CELLS; keyLength = from.readInt()) {
      Cell like = codec.decodeKey(from.readNBytes(keyLength)).cell();
      to.visit(like, readBytes(from));
    }
  }

  private static byte[] readBytes(DataInputStream from) throws IOException {
    return from.readNBytes(from.readInt());
  }
}
