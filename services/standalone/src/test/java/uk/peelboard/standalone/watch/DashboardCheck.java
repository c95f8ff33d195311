package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code deploy/grafana/check}, which is written for Node.js. It runs in a copy, beside what it
 * needs: nothing is installed among the sources.
 */
public final class DashboardCheck {
  private static final Path CHECK = Deployed.GRAFANA.resolve("check");
  private static final Path COPY = Path.of("target", "grafana-check").toAbsolutePath();

  private DashboardCheck() {}

  /**
   * Runs it on what is shipped, to a good end.
   *
   * @param arguments as its own header has them, after the directory of dashboards
   * @return what it said
   */
  public static String run(String... arguments) throws IOException, InterruptedException {
    return result(Deployed.DASHBOARDS, arguments).ok();
  }

  /** What it says of dashboards that are not as they ought to be. */
  static String faultsOf(Path dashboards) throws IOException, InterruptedException {
    Program.Result result = result(dashboards);
    assertThat(result.exit()).as(result.said()).isEqualTo(1);
    return result.said();
  }

  private static Program.Result result(Path dashboards, String... arguments)
      throws IOException, InterruptedException {
    Program node = Program.named("node");
    install(Program.named("npm"));
    List<String> all = new ArrayList<>(List.of("check.mjs", dashboards.toString()));
    all.addAll(List.of(arguments));
    return node.run(COPY, all);
  }

  /** Only what the lock file says, and only where it says something else than last time. */
  private static void install(Program npm) throws IOException, InterruptedException {
    Files.createDirectories(COPY);
    Path lock = COPY.resolve("package-lock.json");
    Path installed = COPY.resolve("node_modules/.package-lock.json");
    boolean isInstalled =
        Files.exists(installed)
            && Files.exists(lock)
            && Files.mismatch(lock, CHECK.resolve("package-lock.json")) < 0;
    for (Path file : Deployed.files(CHECK, "")) {
      if (Files.isRegularFile(file)) {
        Files.copy(file, COPY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!isInstalled) {
      String said =
          npm.run(COPY, List.of("ci", "--no-audit", "--no-fund", "--ignore-scripts")).ok();
      assertThat(installed).as(said).exists();
    }
  }
}
