package uk.peelboard.ingest.cloudevent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import uk.peelboard.ingest.cloudevent.InvalidEventException.Kind;

/** RFC 3339 times, which have a zone. */
final class Timestamps {
  private static final String EXAMPLE = "2024-07-01T09:30:00Z or 2024-07-01T10:30:00.250+01:00";

  private Timestamps() {}

  /** To the millisecond, which is all that an event has. */
  static Instant parse(String text, String pointer) throws InvalidEventException {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new InvalidEventException(
          Kind.BAD_TIME,
          pointer,
          isLocal(text)
              ? "is a time without a zone; write " + EXAMPLE
              : "is not an RFC 3339 time such as " + EXAMPLE);
    }
  }

  private static boolean isLocal(String text) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
