package uk.peelboard.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.StoreBuilder;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;

/**
 * Makes a store for each partition.
 *
 * @param directory where each has a directory of its own, beside those of Kafka Streams, which
 *     empties them after a crash
 * @param positions how far the group has come
 * @param sizes where each says how much it holds
 */
record ShareStoreBuilder(
    String name,
    EntityKind kind,
    int partitions,
    Definitions definitions,
    Duration horizon,
    Pace pace,
    Path directory,
    Function<TopicPartition, GroupPositions.Position> positions,
    JournalSizes sizes)
    implements StoreBuilder<ShareStore> {
  @Override
  public ShareStore build() {
    return new ShareStore(this);
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }

  @Override
  public StoreBuilder<ShareStore> withLoggingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<ShareStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<ShareStore> withCachingEnabled() {
    throw new UnsupportedOperationException("shares are published from the store itself");
  }

  @Override
  public StoreBuilder<ShareStore> withLoggingEnabled(Map<String, String> config) {
    throw new UnsupportedOperationException("the event topic is the log");
  }
}
