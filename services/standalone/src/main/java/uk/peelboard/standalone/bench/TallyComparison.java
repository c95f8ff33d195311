package uk.peelboard.standalone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.TallyKey;
import uk.peelboard.schemas.Topics;

/** The published tallies beside those of the plain fold. */
final class TallyComparison {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final TopicPartition TALLIES = new TopicPartition(Topics.KPI_TALLIES.name(), 0);

  private static final Set<String> OF_RECORDS =
      Set.of(Measures.EVENTS_RECEIVED.id(), Measures.EVENTS_REJECTED.id());

  private static final Set<String> ACCOUNTS =
      Set.of(
          Measures.EVENTS_RECEIVED.id(),
          Measures.EVENTS_COUNTED.id(),
          Measures.EVENTS_OCCURRED.id(),
          Measures.LAST_EVENT.id());

  private TallyComparison() {}

  /** What the tally topic holds now, of what is committed. */
  static Map<TallyKey, Distribution> published(Map<String, Object> client) {
    return published(client, key -> true);
  }

  /** The few of them that say how many records the others are of. */
  static Map<TallyKey, Distribution> publishedOfRecords(Map<String, Object> client) {
    return published(client, key -> OF_RECORDS.contains(key.measureId()));
  }

  private static Map<TallyKey, Distribution> published(
      Map<String, Object> client, Predicate<TallyKey> wanted) {
    TallyCodec codec = new TallyCodec();
    Map<TallyKey, Distribution> shares = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = EventLog.consumer(client)) {
      consumer.assign(List.of(TALLIES));
      consumer.seekToBeginning(List.of(TALLIES));
      long end = consumer.endOffsets(List.of(TALLIES)).get(TALLIES);
      while (consumer.position(TALLIES) < end) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
          TallyKey key = codec.decodeKey(one.key());
          if (one.value() == null) {
            shares.remove(key);
          } else if (wanted.test(key)) {
            shares.put(key, codec.decodeValue(one.value()));
          }
        }
      }
    }
    return shares;
  }

  /** How many records of the load tallies are of. */
  static long records(Map<TallyKey, Distribution> shares) {
    return records(shares, EntityKind::isFeed);
  }

  /** Whether tallies are also of all that callers have been told. */
  static boolean areOfAllCallers(Map<TallyKey, Distribution> shares, Map<String, Object> client) {
    return records(shares, kind -> kind == EntityKind.CALLER) == EventLog.toldCallers(client);
  }

  private static long records(Map<TallyKey, Distribution> shares, Predicate<EntityKind> of) {
    return shares.entrySet().stream()
        .filter(share -> OF_RECORDS.contains(share.getKey().measureId()))
        .filter(share -> of.test(share.getKey().kind()))
        .mapToLong(share -> share.getValue().count())
        .sum();
  }

  private static boolean isAccountOfCallers(TallyKey key) {
    return key.kind() == EntityKind.CALLER && ACCOUNTS.contains(key.measureId());
  }

  /** A consumer of what is published from now on. */
  static Consumer<byte[], byte[]> newTallies(Map<String, Object> client) {
    Consumer<byte[], byte[]> consumer = EventLog.consumer(client);
    consumer.assign(List.of(TALLIES));
    // By number: the end is where it is now, and not when the consumer is first polled.
    consumer.seek(TALLIES, consumer.endOffsets(List.of(TALLIES)).get(TALLIES));
    return consumer;
  }

  /**
   * A line for each share that is not the same; none where all are. How the pipeline tells its own
   * callers of calls is not compared: the plain program need not tell anybody anything.
   */
  static List<String> differences(
      Map<TallyKey, Distribution> published, Map<TallyKey, Distribution> recomputed) {
    Set<TallyKey> keys = new HashSet<>(published.keySet());
    keys.addAll(recomputed.keySet());
    List<String> differences = new ArrayList<>();
    for (TallyKey key : keys) {
      if (!isAccountOfCallers(key) && !Objects.equals(published.get(key), recomputed.get(key))) {
        differences.add(
            "%s: published %s, recomputed %s"
                .formatted(key, published.get(key), recomputed.get(key)));
      }
    }
    return differences;
  }
}
