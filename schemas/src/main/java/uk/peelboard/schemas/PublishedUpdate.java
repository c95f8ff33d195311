package uk.peelboard.schemas;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * An update for the commissioner as it was published.
 *
 * @param period what it is of, such as {@code 2024-07}
 * @param version 1 for the first of a period; one more for each that supersedes it
 * @param supersedesReason why the version before is superseded; null for the first
 * @param definitions the fingerprint of the definitions that the figures were made with
 * @param positions which records the figures are of, one for each partition of the event topics
 * @param update the update with all its figures, as JSON in UTF-8
 */
public record PublishedUpdate(
    String period,
    int version,
    Instant publishedAt,
    String supersedesReason,
    String definitions,
    List<Position> positions,
    Bytes update) {

  /**
   * How far the figures go on one partition.
   *
   * @param topic of events
   * @param offset after the last record that was counted
   */
  public record Position(String topic, int partition, long offset) {
    public Position {
      requireNonNull(topic, "topic");
    }
  }

  public PublishedUpdate {
    requireNonNull(period, "period");
    requireNonNull(publishedAt, "publishedAt");
    requireNonNull(definitions, "definitions");
    requireNonNull(update, "update");
    positions = List.copyOf(positions);
    if (version < 1 || (version == 1) != (supersedesReason == null)) {
      throw new IllegalArgumentException(
          "version " + version + " of " + period + " with the reason " + supersedesReason);
    }
  }
}
