package uk.peelboard.ingest.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads the times of a file, as they are written there and in its time zone.
 *
 * <p>Where the clocks change, a time that comes twice is taken as the first of the two, and a time
 * that never was as if the clock had not been put forward yet; or both are errors.
 */
final class LocalTimes {
  private final String pattern;
  private final DateTimeFormatter formatter;
  private final ZoneId zone;
  private final boolean strict;

  /**
   * @param pattern as in {@link DateTimeFormatter}; {@code yyyy} is the year
   * @param zone of times that carry none
   * @param strict whether times that clock changes make doubtful are errors
   * @throws IllegalArgumentException when it is no pattern
   */
  LocalTimes(String pattern, ZoneId zone, boolean strict) {
    this.pattern = pattern;
    this.formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(withProlepticYears(pattern))
            .toFormatter(Locale.ENGLISH)
            // So that 30 February is an error and not the 28th.
            .withResolverStyle(ResolverStyle.STRICT);
    this.zone = zone;
    this.strict = strict;
  }

  /** Strict reading wants an era beside {@code y}; nobody writes one. */
  private static String withProlepticYears(String pattern) {
    StringBuilder result = new StringBuilder(pattern);
    boolean quoted = false;
    for (int i = 0; i < result.length(); i++) {
      char at = result.charAt(i);
      if (at == '\'') {
        quoted = !quoted;
      } else if (at == 'y' && !quoted) {
        result.setCharAt(i, 'u');
      }
    }
    return result.toString();
  }

  /** To the millisecond, which is all that an event has. */
  Instant parse(String text, Columns columns) throws UnusableRowException {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      Instant instant =
          parsed.isSupported(ChronoField.INSTANT_SECONDS)
              ? Instant.from(parsed)
              : at(LocalDateTime.from(parsed), columns);
      return instant.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new UnusableRowException("bad-time", columns + " is not a time like " + pattern);
    }
  }

  private Instant at(LocalDateTime local, Columns columns) throws UnusableRowException {
    if (strict && zone.getRules().getValidOffsets(local).size() != 1) {
      throw new UnusableRowException(
          "clock-change", columns + " is a time that came twice or never, as the clocks changed");
    }
    return ZonedDateTime.ofLocal(local, zone, null).toInstant();
  }
}
