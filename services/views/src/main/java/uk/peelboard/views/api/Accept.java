package uk.peelboard.views.api;

import java.util.List;
import java.util.Locale;

/** What a request says that it takes, as RFC 9110 has it. */
public final class Accept {
  private static final List<String> FOR_PROGRAMS =
      List.of("application/json", "application/problem+json");

  private Accept() {}

  /** Whether whoever asks would rather have a page than what programs read: a browser, mostly. */
  public static boolean prefersPages(String accept) {
    if (accept == null) {
      return false;
    }
    try {
      double page = quality(accept, "text/html");
      return FOR_PROGRAMS.stream().allMatch(type -> page > quality(accept, type));
    } catch (Problem e) {
      return false;
    }
  }

  /** How much a media type is wanted: the most specific range that has it decides. */
  static double quality(String accept, String mediaType) {
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
