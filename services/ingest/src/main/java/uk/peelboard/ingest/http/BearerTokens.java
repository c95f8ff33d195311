package uk.peelboard.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;

/** Who may send events: whoever has one of the tokens, or anybody where there are none. */
public final class BearerTokens {
  private static final String SCHEME = "Bearer ";
  private static final int SHORTEST = 16;

  /** Hashes have one length, so that comparing them takes as long whatever was sent. */
  private final List<byte[]> hashes;

  private BearerTokens(Collection<String> tokens) {
    this.hashes = tokens.stream().map(BearerTokens::hash).toList();
  }

  public static BearerTokens none() {
    return new BearerTokens(List.of());
  }

  /**
   * @throws IllegalArgumentException when there is none, or one is shorter than 16 characters or
   *     has spaces
   */
  public static BearerTokens of(Collection<String> tokens) {
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("no bearer token is given");
    }
    for (String token : tokens) {
      if (token.length() < SHORTEST || token.chars().anyMatch(Character::isWhitespace)) {
        throw new IllegalArgumentException(
            "a bearer token needs at least " + SHORTEST + " characters and no spaces");
      }
    }
    return new BearerTokens(tokens);
  }

  /** One on each line; empty lines and lines that start with # do not count. */
  public static BearerTokens fromFile(Path file) throws IOException {
    return of(
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList());
  }

  public boolean required() {
    return !hashes.isEmpty();
  }

  /**
   * @param authorization the header of that name, or null
   */
  public boolean allow(String authorization) {
    if (!required()) {
      return true;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] sent = hash(authorization.substring(SCHEME.length()).strip());
    boolean allowed = false;
    for (byte[] hash : hashes) {
      allowed |= MessageDigest.isEqual(hash, sent);
    }
    return allowed;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
