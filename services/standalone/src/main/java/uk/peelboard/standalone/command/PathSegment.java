package uk.peelboard.standalone.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What somebody typed, as one part of an address's path. */
final class PathSegment {
  private PathSegment() {}

  static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
