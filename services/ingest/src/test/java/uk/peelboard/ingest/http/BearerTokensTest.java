package uk.peelboard.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokensTest {
  @Test
  void allowsAnybodyWhereThereAreNone() {
    assertThat(BearerTokens.none().required()).isFalse();
    assertThat(BearerTokens.none().allow(null)).isTrue();
  }

  @Test
  void allowsEachOfThoseInTheFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("tokens");
    Files.writeString(file, "# telephony\n0123456789abcdef\n\n  fedcba9876543210\n");
    BearerTokens tokens = BearerTokens.fromFile(file);

    assertThat(tokens.allow("Bearer 0123456789abcdef")).isTrue();
    assertThat(tokens.allow("bearer fedcba9876543210")).isTrue();
    assertThat(tokens.allow("Bearer # telephony")).isFalse();
    assertThat(tokens.allow("Bearer ")).isFalse();
    assertThat(tokens.allow("Basic 0123456789abcdef")).isFalse();
    assertThat(tokens.allow(null)).isFalse();
  }

  @Test
  void refusesTokensThatAreEasilyGuessed() {
    assertThatThrownBy(() -> BearerTokens.of(List.of("secret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 characters");
    assertThatThrownBy(() -> BearerTokens.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
