package uk.peelboard.views.api;

import io.javalin.http.Context;
import java.util.List;

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
      double quality = Accept.quality(accept, format.mediaType);
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
}
