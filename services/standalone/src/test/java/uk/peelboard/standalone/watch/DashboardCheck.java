package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code deploy/grafana/check}, which is written for Node.js. */
public final class DashboardCheck {
  private static final NodeProject CHECK =
      new NodeProject(Deployed.GRAFANA.resolve("check"), "grafana-check");

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
    List<String> all = new ArrayList<>(List.of("check.mjs", dashboards.toString()));
    all.addAll(List.of(arguments));
    return CHECK.run(all.toArray(String[]::new));
  }
}
