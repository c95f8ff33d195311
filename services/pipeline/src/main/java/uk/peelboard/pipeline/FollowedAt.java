package uk.peelboard.pipeline;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * When the record came in that another follows from. The broker stamps each with the time at which
 * it was itself written, which says nothing about whether there is a past to catch up with.
 */
final class FollowedAt {
  private static final String HEADER = "followed-at";

  private FollowedAt() {}

  /** For a record that follows from one of that timestamp. */
  static Headers headers(long timestamp) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(timestamp).array();
    return new RecordHeaders().add(HEADER, bytes);
  }

  /** The timestamp of what a record follows from; its own where it follows from none. */
  static long of(Record<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length != Long.BYTES
        ? record.timestamp()
        : ByteBuffer.wrap(header.value()).getLong();
  }
}
