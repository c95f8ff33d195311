package uk.peelboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.schemas.PayloadField;
import uk.peelboard.schemas.PayloadType;
import uk.peelboard.schemas.PayloadTypes;

/**
 * Event ids for sources that have none, derived from what the event says: the same happening read
 * twice is the same event.
 *
 * <p>A UUID of version 8 from SHA-256 over topic, entity id, milliseconds of {@code occurredAt},
 * source, payload type, and name and value of every field that is not null, each as UTF-8 after its
 * length in four bytes. Fields that are null leave no trace, so that a schema may gain fields
 * without changing ids.
 */
public final class EventIds {
  private EventIds() {}

  public static UUID of(
      EntityKind kind, String entityId, Instant occurredAt, String source, Payload payload) {
    MessageDigest digest = sha256();
    add(digest, kind.topic());
    add(digest, entityId);
    add(digest, Long.toString(occurredAt.toEpochMilli()));
    add(digest, source);
    PayloadType type = PayloadTypes.of(kind, payload);
    add(digest, type.name());
    List<PayloadField> fields = type.fields();
    Object[] values = type.values(payload);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        add(digest, fields.get(i).name());
        add(digest, canonical(values[i]));
      }
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long most = (hash.getLong() & ~0xf000L) | 0x8000L;
    long least = (hash.getLong() & ~0xc000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }

  private static String canonical(Object value) {
    if (value instanceof Instant instant) {
      return Long.toString(instant.toEpochMilli());
    }
    return value instanceof Enum<?> symbol ? symbol.name() : value.toString();
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int length = bytes.length;
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
