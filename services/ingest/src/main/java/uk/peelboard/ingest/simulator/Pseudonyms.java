package uk.peelboard.ingest.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes in place of people, as a producer with a secret key makes them: the first 64 bits of
 * HMAC-SHA-256, in hexadecimal. The people here are simulated, so the key is no secret: it is made
 * of the seed, and one person has the same pseudonym in every run of one seed.
 */
final class Pseudonyms {
  private final Mac mac;
  private final Map<String, String> staff = new HashMap<>();

  Pseudonyms(long seed) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /** One of a few people who are named again and again. */
  String ofStaff(String person) {
    return staff.computeIfAbsent(person, this::of);
  }

  String of(String person) {
    return HexFormat.of().formatHex(mac.doFinal(person.getBytes(UTF_8)), 0, 8);
  }
}
