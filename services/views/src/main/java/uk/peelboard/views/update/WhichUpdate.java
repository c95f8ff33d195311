package uk.peelboard.views.update;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.views.api.Problem;

/**
 * Which update is asked for.
 *
 * @param version of those that were published; null for the latest, or what it is where none was
 * @param asKnownAt of what moment it is to be recomputed; null for none
 */
record WhichUpdate(UpdatePeriod period, Integer version, Instant asKnownAt) {
  static final String VERSION = "version";
  static final String AS_KNOWN_AT = "as-known-at";

  /** The latest that was published; what it is where none was. */
  static WhichUpdate latest(UpdatePeriod period) {
    return new WhichUpdate(period, null, null);
  }

  static WhichUpdate of(Context context) {
    UpdatePeriod period = UpdatePages.period(context.pathParam("period"));
    for (String asked : context.queryParamMap().keySet()) {
      if (!asked.equals(VERSION) && !asked.equals(AS_KNOWN_AT)) {
        throw Problem.badParameter(
            asked, "an update is asked for with %s or %s only".formatted(VERSION, AS_KNOWN_AT));
      }
    }
    String version = context.queryParam(VERSION);
    String moment = context.queryParam(AS_KNOWN_AT);
    if (version != null && moment != null) {
      throw Problem.badParameter(
          AS_KNOWN_AT, "a version is as it was published: give one of the two");
    }
    return new WhichUpdate(period, number(version), moment(moment));
  }

  /** What is behind the path in an address of the same. */
  String query() {
    if (version != null) {
      return "?" + VERSION + "=" + version;
    }
    return asKnownAt == null
        ? ""
        : "?" + AS_KNOWN_AT + "=" + URLEncoder.encode(asKnownAt.toString(), StandardCharsets.UTF_8);
  }

  private static Integer number(String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw Problem.badParameter(VERSION, text + " is not a number like 1");
    }
  }

  private static Instant moment(String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw Problem.badParameter(
          AS_KNOWN_AT,
          text + " is not a time like 2024-08-05T07:00:00+01:00 or 2024-08-05T06:00:00Z");
    }
  }
}
