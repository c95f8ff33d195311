package uk.peelboard.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
  /** RFC 4231, test case 1, whose key is 20 bytes of 0x0b. */
  @Test
  void isTheFirstHalfOfHmacSha256() {
    byte[] key = HexFormat.of().parseHex("0b".repeat(20));

    assertThat(new KeyedHash(key).of("Hi There")).isEqualTo("b0344c61d8db38535ca8afceaf0bf12b");
  }

  @Test
  void refusesAKeyThatIsEasilyGuessed() {
    assertThatThrownBy(() -> new KeyedHash("secret".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
  }
}
