package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code deploy/grafana/check}, which is written for Node.js. */
record DashboardCheck(int exitCode, String said) {
  private static final Path CHECK =
      Path.of("../../deploy/grafana/check").toAbsolutePath().normalize();

  /**
   * Runs it; the first time installs what it needs.
   *
   * @param arguments as its own header has them
   */
  static DashboardCheck run(String... arguments) throws IOException, InterruptedException {
    boolean isThere = isInstalled("node") && isInstalled("npm");
    assumeTrue(isThere || "true".equals(System.getenv("CI")), "Node.js and npm are not installed");
    install();
    List<String> command = new ArrayList<>(List.of("node", "check.mjs"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  void isFine() {
    assertThat(exitCode).as(said).isZero();
    System.out.print(said);
  }

  /** Only what the lock file says, and only where it has changed since. */
  private static void install() throws IOException, InterruptedException {
    Path installed = CHECK.resolve("node_modules/.package-lock.json");
    Path wanted = CHECK.resolve("package-lock.json");
    if (!Files.exists(installed)
        || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
      DashboardCheck done =
          run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
      assertThat(done.exitCode).as(done.said).isZero();
    }
  }

  private static DashboardCheck run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(CHECK.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new DashboardCheck(process.waitFor(), said);
  }

  private static boolean isInstalled(String program) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
