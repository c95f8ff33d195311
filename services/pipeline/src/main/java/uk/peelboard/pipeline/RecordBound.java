package uk.peelboard.pipeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import uk.peelboard.domain.event.EntityKind;

/**
 * Which of the event topics' records to take: the first so many of each partition, or those that
 * the broker had by a moment.
 */
public final class RecordBound {
  private final Map<EntityKind, Map<Integer, Long>> first;
  private final long untilMillis;

  private RecordBound(Map<EntityKind, Map<Integer, Long>> first, long untilMillis) {
    this.first = first;
    this.untilMillis = untilMillis;
  }

  /**
   * The first so many of each partition.
   *
   * @param records by topic and partition; none of a partition that is not among them
   */
  public static RecordBound first(Map<EntityKind, Map<Integer, Long>> records) {
    return new RecordBound(new HashMap<>(records), Long.MAX_VALUE);
  }

  /** What had been appended by a moment, included, as the broker says. */
  public static RecordBound appendedBy(Instant moment) {
    return new RecordBound(null, moment.toEpochMilli());
  }

  /** How many of a partition's records at most; empty for all. */
  OptionalLong most(EntityKind kind, int partition) {
    return first == null
        ? OptionalLong.empty()
        : OptionalLong.of(first.getOrDefault(kind, Map.of()).getOrDefault(partition, 0L));
  }

  boolean takes(long timestampMillis) {
    return timestampMillis <= untilMillis;
  }
}
