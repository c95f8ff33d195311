package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.peelboard.standalone.Lifetime;

/** A benchmark from its load to its report. */
public final class BenchSession {
  private final BenchSettings settings;
  private final Set<String> only;
  private final PrintWriter progress;

  /**
   * @param only the names of what is to be measured; empty for everything
   * @param progress is told what is being done
   */
  public BenchSession(BenchSettings settings, Set<String> only, PrintWriter progress) {
    this.settings = settings;
    this.only = only;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param directory for what is written, which is much
   * @param json where to write the report to as well, or null
   * @param out where to print it
   * @return whether every tally was what it had to be
   */
  public boolean run(Path directory, Path json, Lifetime lifetime, PrintWriter out)
      throws IOException {
    Files.createDirectories(directory);
    Bench bench = Bench.open(settings, directory, lifetime, progress);
    List<BenchRun> runs =
        BenchRuns.all().stream()
            .filter(run -> only.isEmpty() || only.contains(run.name()))
            .toList();
    Optional<RunResult> load =
        runs.stream().anyMatch(BenchRun::needsLoad) ? Optional.of(bench.load()) : Optional.empty();
    List<RunResult> results = bench.measure(runs);
    Report report = new Report(settings, load, results, bench.talliesEqual());
    out.print(ReportTable.of(report));
    out.flush();
    if (json != null) {
      ReportJson.write(report, json);
    }
    return report.talliesEqual().orElse(true);
  }
}
