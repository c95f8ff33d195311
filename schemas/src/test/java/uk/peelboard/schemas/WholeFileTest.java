package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private static final byte[] CONTENT = {1, 2, 3, 4, 5};

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("file");
    WholeFile.write(file, out -> out.write(CONTENT));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(WholeFile.read(file)).isEqualTo(CONTENT);
    assertThat(directory).isDirectoryNotContaining("glob:**unfinished");
  }

  @Test
  void isNotReadWhereAnyByteIsAnother() throws IOException {
    byte[] written = Files.readAllBytes(file);
    for (int i = 0; i < written.length; i++) {
      byte[] damaged = written.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);

      assertThat(WholeFile.read(file)).as("byte %d", i).isNull();
    }
  }

  @Test
  void isNotReadWhereItsEndIsMissing() throws IOException {
    byte[] written = Files.readAllBytes(file);
    for (int length = 0; length < written.length; length++) {
      Files.write(file, Arrays.copyOf(written, length));

      assertThat(WholeFile.read(file)).as("%d bytes", length).isNull();
    }
  }

  @Test
  void staysAsItWasWhereAnotherCannotBeWritten() throws IOException {
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(9);
                      throw new IOException("no space left");
                    }))
        .hasMessage("no space left");

    assertThat(WholeFile.read(file)).isEqualTo(CONTENT);
  }
}
