package uk.peelboard.views;

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
import java.util.regex.Pattern;

/**
 * Prometheus's own tool. Where it is missing the test is skipped, but with {@code CI=true} it
 * fails.
 *
 * @param exit how it ended
 * @param said on stdout and stderr
 */
public record Promtool(int exit, String said) {

  /** Run to its end. */
  public static Promtool run(String in, String... arguments)
      throws IOException, InterruptedException {
    boolean isThere =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getenv("PATH"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(isThere).as("promtool is installed, as CI needs it").isTrue();
    }
    assumeTrue(isThere, "promtool is not installed");
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(in.getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Promtool(process.waitFor(), said);
  }
}
