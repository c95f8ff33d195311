package uk.peelboard.pipeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.TallyKey;
import uk.peelboard.schemas.Topics;
import uk.peelboard.schemas.UnreadableTallyException;

/** The shares as the tally topic has them. */
final class PublishedTallies {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedTallies.class);

  private final Map<TopicPartition, Map<Cell, Distribution>> shares = new HashMap<>();
  private final Set<Bytes> keys = new HashSet<>();
  private final Set<Bytes> unreadable = new HashSet<>();

  private PublishedTallies() {}

  /** Reads the topic to where it ends now. */
  static PublishedTallies read(PartitionReader reader) {
    PublishedTallies published = new PublishedTallies();
    TallyCodec codec = new TallyCodec();
    List<TopicPartition> partitions = reader.partitionsOf(Topics.KPI_TALLIES.name());
    reader.read(reader.ends(partitions), one -> published.apply(codec, one));
    return published;
  }

  private void apply(TallyCodec codec, ConsumerRecord<byte[], byte[]> one) {
    Bytes key = Bytes.wrap(one.key());
    if (one.value() == null) {
      keys.remove(key);
    } else {
      keys.add(key);
    }
    try {
      TallyKey read = codec.decodeKey(one.key());
      if (read.isKnown()) {
        apply(read, one.value() == null ? null : codec.decodeValue(one.value()));
        return;
      }
    } catch (UnreadableTallyException e) {
      LOG.debug("A tally in a format that is not known", e);
    }
    if (one.value() == null) {
      unreadable.remove(key);
    } else {
      unreadable.add(key);
    }
  }

  private void apply(TallyKey key, Distribution tally) {
    Map<Cell, Distribution> share =
        shares.computeIfAbsent(
            new TopicPartition(key.kind().topic(), key.partition()), absent -> new HashMap<>());
    if (tally == null) {
      share.remove(key.cell());
    } else {
      share.put(key.cell(), tally);
    }
  }

  /** What one partition has published; empty where it has not. */
  Map<Cell, Distribution> share(EntityKind kind, int partition) {
    return shares.getOrDefault(new TopicPartition(kind.topic(), partition), Map.of());
  }

  /** The partitions that have published anything. */
  Set<TopicPartition> partitions() {
    return shares.keySet();
  }

  /** Every key that holds something, whether it can be read or not. */
  Set<Bytes> keys() {
    return keys;
  }

  /** How many shares there are of measures that are not known, or in a format that is not. */
  int unreadable() {
    return unreadable.size();
  }

  /**
   * How many of its partition's records a share stands for: a share is published whole, so it is
   * exactly what the first so many records say.
   */
  static long recordsFolded(Map<Cell, Distribution> share) {
    long records = 0;
    for (Map.Entry<Cell, Distribution> one : share.entrySet()) {
      Measure<?> measure = one.getKey().measure();
      if (measure == Measures.EVENTS_RECEIVED || measure == Measures.EVENTS_REJECTED) {
        records += one.getValue().count();
      }
    }
    return records;
  }
}
