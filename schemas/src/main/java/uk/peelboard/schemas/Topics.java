package uk.peelboard.schemas;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.DELETE_RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import uk.peelboard.domain.event.EntityKind;

/** Every topic that there is. */
public final class Topics {
  public static final int DEFAULT_EVENT_PARTITIONS = 4;

  /** A mebibyte and Kafka's own share of a batch: what producers send unless told otherwise. */
  public static final int MAX_EVENT_BYTES = (1 << 20) + 12;

  /**
   * The most that a share may take. A producer to {@link #KPI_TALLIES} needs a {@code
   * max.request.size} of as much: a share of a million different values does not fit its default.
   */
  public static final int MAX_TALLY_BYTES = 16 << 20;

  /** The most that a published update may take; a producer needs as much, as for tallies. */
  public static final int MAX_UPDATE_BYTES = 16 << 20;

  /** How long a compacted topic tells of what is gone, at least. */
  public static final Duration REMOVALS_KEPT = Duration.ofDays(7);

  /** Whatever could not be counted, with its reason. */
  public static final Topic REJECTED_EVENTS =
      new Topic("rejected-events", 1, true, kept(2 * MAX_EVENT_BYTES));

  /** Each partition's share of each cell; the newest of each key counts. */
  public static final Topic KPI_TALLIES =
      new Topic("kpi-tallies", 1, true, compacted(MAX_TALLY_BYTES));

  /** What the tallies were made with. */
  public static final Topic KPI_DEFINITIONS =
      new Topic("kpi-definitions", 1, true, compacted(MAX_EVENT_BYTES));

  /** Each update for the commissioner as it was published, in the order of publishing. */
  public static final Topic PUBLISHED_UPDATES =
      new Topic("published-updates", 1, true, kept(MAX_UPDATE_BYTES));

  private static final Map<EntityKind, Topic> EVENTS = events();

  private Topics() {}

  private static Map<EntityKind, Topic> events() {
    Map<EntityKind, Topic> events = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      events.put(
          kind, new Topic(kind.topic(), DEFAULT_EVENT_PARTITIONS, false, kept(MAX_EVENT_BYTES)));
    }
    return events;
  }

  /** The topic that carries {@code kind}'s events. */
  public static Topic of(EntityKind kind) {
    return EVENTS.get(kind);
  }

  public static List<Topic> all() {
    List<Topic> all = new ArrayList<>(EVENTS.values());
    all.addAll(List.of(REJECTED_EVENTS, KPI_TALLIES, KPI_DEFINITIONS, PUBLISHED_UPDATES));
    return List.copyOf(all);
  }

  /** For ever, and in the order and at the time in which the broker received it. */
  private static Map<String, String> kept(int maxMessageBytes) {
    Map<String, String> config = new HashMap<>(common(maxMessageBytes));
    config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
    return config;
  }

  private static Map<String, String> compacted(int maxMessageBytes) {
    Map<String, String> config = new HashMap<>(common(maxMessageBytes));
    config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
    // Readers start at the beginning: what has been superseded goes soon, in small pieces.
    config.put(SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20));
    config.put(SEGMENT_MS_CONFIG, Long.toString(Duration.ofHours(1).toMillis()));
    config.put(MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");
    config.put(MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(Duration.ofDays(1).toMillis()));
    // A reader that was cut off for less than this still learns which cells are gone.
    config.put(DELETE_RETENTION_MS_CONFIG, Long.toString(REMOVALS_KEPT.toMillis()));
    return config;
  }

  private static Map<String, String> common(int maxMessageBytes) {
    return Map.of(
        RETENTION_MS_CONFIG, "-1",
        RETENTION_BYTES_CONFIG, "-1",
        // The broker's clock, so that what lies in the future is the same on every reading.
        MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name,
        MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes),
        UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
  }
}
