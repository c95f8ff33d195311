package uk.peelboard.views.tally;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;

/**
 * What a table held after the records before a place of the tally topic.
 *
 * @param identity of what it was read from and by: what is of another identity is of no use
 * @param writtenAt when it was kept
 */
record TallyCheckpoint(
    String identity,
    Instant writtenAt,
    Place place,
    List<TallyTable.Part> parts,
    Map<Measure<?>, MeasureDays> measures) {

  /** To be raised whenever one is written differently. */
  static final int FORMAT_VERSION = 1;

  /**
   * Where reading goes on.
   *
   * @param offset of the next record
   * @param leaderEpoch of the record before, by which a broker that has lost records can tell;
   *     below 0 where it is not known
   */
  record Place(long offset, int leaderEpoch) {}

  TallyCheckpoint(String identity, Instant writtenAt, Place place, TallySnapshot tallies) {
    this(identity, writtenAt, place, tallies.parts(), tallies.measures());
  }

  void writeTo(DataOutputStream to) throws IOException {
    to.writeUTF(identity);
    to.writeLong(writtenAt.toEpochMilli());
    to.writeLong(place.offset());
    to.writeInt(place.leaderEpoch());
    to.writeInt(parts.size());
    for (TallyTable.Part part : parts) {
      to.writeUTF(part.kind().name());
      to.writeInt(part.partition());
    }
    to.writeInt(measures.size());
    for (Map.Entry<Measure<?>, MeasureDays> one : measures.entrySet()) {
      to.writeUTF(one.getKey().id());
      one.getValue().write(to);
    }
  }

  /**
   * What {@link #writeTo} wrote.
   *
   * @return null when it is of another identity
   */
  static TallyCheckpoint read(String identity, byte[] content) throws IOException {
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(content));
    if (!from.readUTF().equals(identity)) {
      return null;
    }
    Instant writtenAt = Instant.ofEpochMilli(from.readLong());
    Place place = new Place(from.readLong(), from.readInt());
    List<TallyTable.Part> parts = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      parts.add(new TallyTable.Part(EntityKind.valueOf(from.readUTF()), from.readInt()));
    }
    Map<Measure<?>, MeasureDays> measures = new HashMap<>();
    for (int left = from.readInt(); left > 0; left--) {
      Measure<?> measure = Measures.ofId(from.readUTF());
      measures.put(measure, MeasureDays.read(measure, from, TallyTable.RESUMED));
    }
    return new TallyCheckpoint(identity, writtenAt, place, List.copyOf(parts), measures);
  }
}
