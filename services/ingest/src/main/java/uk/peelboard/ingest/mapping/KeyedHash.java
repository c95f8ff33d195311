package uk.peelboard.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a person, a number or a unit in an event: the same for the same, and not to be
 * turned back without the key. The first 128 bits of HMAC-SHA-256, as 32 hexadecimal digits.
 */
public final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY_BYTES = 16;
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException when the key is shorter than 16 bytes
   */
  public KeyedHash(byte[] key) {
    if (key.length < SHORTEST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "a hash key needs at least " + SHORTEST_KEY_BYTES + " bytes; it has " + key.length);
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The key is the file's text without white space at its ends. */
  public static KeyedHash fromFile(Path file) throws IOException {
    return new KeyedHash(Files.readString(file).strip().getBytes(UTF_8));
  }

  public String of(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)), 0, BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
