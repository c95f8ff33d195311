package uk.peelboard.schemas;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record of an event topic that could not be counted.
 *
 * @param reason the reason's code; one that is not known here was given by a newer version
 * @param topic where the record is, with {@code partition} and {@code offset}
 * @param receivedAt the record's timestamp, which the broker set
 * @param keySize how many bytes the record's key has, 0 where it has none
 * @param key as much of it as is kept, or null where the record has none
 * @param valueSize how many bytes the record's value has, 0 where it has none
 * @param value as much of it as is kept, or null where the record has none
 */
public record RejectedEvent(
    String reason,
    String detail,
    String topic,
    int partition,
    long offset,
    Instant receivedAt,
    int keySize,
    Bytes key,
    int valueSize,
    Bytes value) {

  /** The most bytes of a key that are kept. */
  public static final int MAX_KEY_BYTES = 16 << 10;

  /**
   * The most bytes of a value that are kept: every event that was not compressed is kept whole. One
   * that was may be far larger, and what cannot be passed on would stop the pipeline for good.
   */
  public static final int MAX_VALUE_BYTES = Topics.MAX_EVENT_BYTES;

  public RejectedEvent {
    requireNonNull(reason, "reason");
    requireNonNull(detail, "detail");
    requireNonNull(topic, "topic");
    requireNonNull(receivedAt, "receivedAt");
  }

  /**
   * Says of a record why it was rejected.
   *
   * @param timestamp the record's, in epoch milliseconds
   * @param key whole, or null
   * @param value whole, or null
   */
  public static RejectedEvent of(
      Rejection rejection,
      String topic,
      int partition,
      long offset,
      long timestamp,
      byte[] key,
      byte[] value) {
    return new RejectedEvent(
        rejection.reason().code(),
        rejection.detail(),
        topic,
        partition,
        offset,
        Instant.ofEpochMilli(timestamp),
        key == null ? 0 : key.length,
        kept(key, MAX_KEY_BYTES),
        value == null ? 0 : value.length,
        kept(value, MAX_VALUE_BYTES));
  }

  private static Bytes kept(byte[] bytes, int most) {
    if (bytes == null || bytes.length <= most) {
      return Bytes.wrap(bytes);
    }
    return Bytes.wrap(Arrays.copyOf(bytes, most));
  }
}
