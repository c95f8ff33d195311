package uk.peelboard.ingest.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;

/**
 * A CloudEvent's source is a URI reference. Any other name of a source travels as a URN and comes
 * out of it unchanged.
 */
final class SourceNames {
  private static final String ESCAPED = "urn:peelboard:source:";

  private SourceNames() {}

  static String toUriReference(String source) {
    return isUriReference(source) && !source.startsWith(ESCAPED)
        ? source
        : ESCAPED + URLEncoder.encode(source, UTF_8);
  }

  /**
   * @throws IllegalArgumentException when an escaped name is not escaped properly
   */
  static String fromUriReference(String reference) {
    return reference.startsWith(ESCAPED)
        ? URLDecoder.decode(reference.substring(ESCAPED.length()), UTF_8)
        : reference;
  }

  private static boolean isUriReference(String text) {
    try {
      return !text.isEmpty() && new URI(text).toASCIIString().equals(text);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
