package uk.peelboard.standalone.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program of the machine's that shipped files are checked with. Where it is missing the test is
 * skipped, but with {@code CI=true} it fails.
 */
public record Program(Path path) {

  /** What it said, and how it ended. */
  public record Result(int exit, String said) {

    /** What it said, of one that is content. */
    public String ok() {
      assertThat(exit).as(said).isZero();
      return said;
    }
  }

  public static Program named(String name) {
    Optional<Path> found =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getenv("PATH"))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).as("%s is installed, as CI needs it", name).isPresent();
    }
    assumeTrue(found.isPresent(), name + " is not installed");
    return new Program(found.orElseThrow());
  }

  /** Runs it in a directory, to its end. */
  public Result run(Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    return run(directory, arguments, "");
  }

  public Result run(Path directory, List<String> arguments, String in)
      throws IOException, InterruptedException {
    Process process = builder(directory, arguments).redirectErrorStream(true).start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(in.getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), said);
  }

  public ProcessBuilder builder(Path directory, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(directory.toFile());
  }
}
