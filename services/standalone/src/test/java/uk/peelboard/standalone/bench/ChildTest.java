package uk.peelboard.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
  @TempDir private Path directory;

  @Test
  void whatAProcessFailsByIsOneLineThatNamesTheLogThatSaysMore() throws Exception {
    BenchSettings settings = new BenchSettings("no-such-force", 10, 1, 1, 1, 1, "64m");
    Task task = new Task(settings, directory.toString(), "127.0.0.1:1", 0);
    try (Child child = Child.start(Role.SPEED_OF_LIGHT, task, "64m")) {
      BenchFailure failure =
          catchThrowableOfType(BenchFailure.class, () -> child.hear(Measured.class));

      Path log = directory.resolve("peelboard.log");
      assertThat(failure)
          .hasMessageStartingWith("the process of speed-of-light failed: ")
          .hasMessageContaining("no-such-force")
          .hasMessageEndingWith("(" + log + " says more)")
          .hasMessageNotContaining("\n");
      assertThat(failure.log()).contains(log);
      assertThat(Files.readString(log)).contains("no-such-force").contains("\tat ");
    }
  }
}
