package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something written for Node.js. It runs in a copy, beside what it needs: nothing is installed
 * among the sources.
 *
 * @param sources the directory with its package.json and its lock file
 * @param name of the copy
 */
public record NodeProject(Path sources, String name) {

  public Program.Result run(String... arguments) throws IOException, InterruptedException {
    Program node = Program.named("node");
    install(Program.named("npm"));
    return node.run(copy(), new ArrayList<>(List.of(arguments)));
  }

  private Path copy() {
    return Path.of("target", name).toAbsolutePath();
  }

  /** Only what the lock file says, and only where it says something else than last time. */
  private void install(Program npm) throws IOException, InterruptedException {
    Files.createDirectories(copy());
    Path lock = copy().resolve("package-lock.json");
    Path installed = copy().resolve("node_modules/.package-lock.json");
    boolean isInstalled =
        Files.exists(installed)
            && Files.exists(lock)
            && Files.mismatch(lock, sources.resolve("package-lock.json")) < 0;
    try (Stream<Path> all = Files.list(sources)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!isInstalled) {
      String said =
          npm.run(copy(), List.of("ci", "--no-audit", "--no-fund", "--ignore-scripts")).ok();
      assertThat(installed).as(said).exists();
    }
  }
}
