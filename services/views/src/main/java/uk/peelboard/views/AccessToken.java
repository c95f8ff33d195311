package uk.peelboard.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/**
 * The token that lets people and programs see figures: as a bearer token, or as the password of any
 * user, so that a browser can ask for it.
 */
final class AccessToken {
  static final String CHALLENGE = "Basic realm=\"peelboard\", charset=\"UTF-8\"";

  private static final int SHORTEST = 16;

  private final byte[] token;

  /**
   * @throws IllegalArgumentException when it is too short or has spaces
   */
  AccessToken(String token) {
    if (token.length() < SHORTEST || token.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "an access token needs at least " + SHORTEST + " characters and no spaces");
    }
    this.token = token.getBytes(UTF_8);
  }

  /**
   * @param authorization the header of that name, or null
   */
  boolean allows(String authorization) {
    if (authorization == null) {
      return false;
    }
    int space = authorization.indexOf(' ');
    String scheme = space < 0 ? "" : authorization.substring(0, space).toLowerCase(Locale.ROOT);
    String rest = authorization.substring(space + 1).strip();
    return switch (scheme) {
      case "bearer" -> isToken(rest.getBytes(UTF_8));
      case "basic" -> isToken(password(rest));
      default -> false;
    };
  }

  private static byte[] password(String credentials) {
    try {
      String userAndPassword = new String(Base64.getDecoder().decode(credentials), UTF_8);
      return userAndPassword.substring(userAndPassword.indexOf(':') + 1).getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      // Not Base64, so not the token.
      return new byte[0];
    }
  }

  private boolean isToken(byte[] sent) {
    return MessageDigest.isEqual(token, sent);
  }
}
