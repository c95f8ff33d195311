package uk.peelboard.pipeline;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param cells what the share holds
 * @param unpublished the cells, those that hold nothing any more among them, that were not
 *     published since they last changed
 */
record Checkpoint(
    String identity,
    long nextOffset,
    List<JournalLog.Extent> journals,
    Map<Cell, Distribution> cells,
    Collection<Cell> unpublished) {

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
    to.writeInt(cells.size());
    for (Map.Entry<Cell, Distribution> one : cells.entrySet()) {
      writeBytes(codec.encodeKey(kind, partition, one.getKey()), to);
      writeBytes(codec.encodeValue(one.getValue()), to);
    }
    to.writeInt(unpublished.size());
    for (Cell cell : unpublished) {
      writeBytes(codec.encodeKey(kind, partition, cell), to);
    }
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
  static Checkpoint read(String identity, byte[] bytes, int length) throws IOException {
    TallyCodec codec = new TallyCodec();
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
    if (!from.readUTF().equals(identity)) {
      return null;
    }
    final long nextOffset = from.readLong();
    List<JournalLog.Extent> journals = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      journals.add(new JournalLog.Extent(from.readUTF(), from.readInt(), from.readLong()));
    }
    Map<Cell, Distribution> cells = new HashMap<>();
    for (int left = from.readInt(); left > 0; left--) {
      Cell cell = codec.decodeKey(readBytes(from)).cell();
      cells.put(cell, codec.decodeValue(readBytes(from)));
    }
    List<Cell> unpublished = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      unpublished.add(codec.decodeKey(readBytes(from)).cell());
    }
    return new Checkpoint(identity, nextOffset, journals, cells, unpublished);
  }

  private static byte[] readBytes(DataInputStream from) throws IOException {
    return from.readNBytes(from.readInt());
  }
}
