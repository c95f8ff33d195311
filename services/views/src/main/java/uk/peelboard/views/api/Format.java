package uk.peelboard.views.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/** In what form an answer is given. */
enum Format {
  JSON("application/json"),
  CSV("text/csv");

  private static final String ACCEPTED = "application/json, text/csv";

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String contentType() {
    return this == CSV ? "text/csv; charset=utf-8; header=present" : mediaType;
  }

  /**
   * What the request's {@code Accept} prefers; JSON where it does not say.
   *
   * @throws Problem with status 406 when it takes neither
   */
  static Format accepted(Context context) {
    String accept = context.header("Accept");
    if (accept == null || accept.isBlank()) {
      return JSON;
    }
    Format best = null;
    double most = 0;
    for (Format format : List.of(JSON, CSV)) {
      double quality = quality(accept, format.mediaType);
      if (quality > most) {
        best = format;
        most = quality;
      }
    }
    if (best == null) {
      throw Problem.of(406, "the answer can be had as " + ACCEPTED);
    }
    return best;
  }

  /** How much a media type is wanted: the most specific range that has it decides. */
  private static double quality(String accept, String mediaType) {
    String family = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
    double quality = 0;
    int specific = -1;
    for (String range : accept.split(",", -1)) {
      String[] parts = range.strip().toLowerCase(Locale.ROOT).split(";", -1);
      int matches = List.of("*/*", family, mediaType).indexOf(parts[0].strip());
      if (matches > specific) {
        specific = matches;
        quality = quality(parts);
      }
    }
    return quality;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("q=")) {
        try {
          return Double.parseDouble(part.substring(2));
        } catch (NumberFormatException e) {
          throw Problem.of(400, "the header Accept has a quality that is no number: " + part);
        }
      }
    }
    return 1;
  }
}
