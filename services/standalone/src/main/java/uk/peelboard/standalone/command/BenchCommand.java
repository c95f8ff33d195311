package uk.peelboard.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.schemas.Topics;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.UserError;
import uk.peelboard.standalone.bench.BenchFailure;
import uk.peelboard.standalone.bench.BenchRuns;
import uk.peelboard.standalone.bench.BenchSession;
import uk.peelboard.standalone.bench.BenchSettings;
import uk.peelboard.standalone.bench.ScratchDirectory;
import uk.peelboard.standalone.bench.Sweep;
import uk.peelboard.standalone.bench.SweepGroup;
import uk.peelboard.standalone.bench.SweepReport;
import uk.peelboard.standalone.profile.ProfileFile;

/** How fast it is. */
@Command(
    name = "bench",
    description = {
      "Measures how fast this machine reads, decodes and counts events, and how near the pipeline comes to that.",
      "Runs a broker of its own, with a load that is the same every time. Exit code 1 when the pipeline's tallies are wrong, however fast; a missed target is not an error."
    })
public final class BenchCommand implements Callable<Integer> {
  /** To unlink a hundred gigabytes takes a while. */
  private static final Duration REMOVED_WITHIN = Duration.ofMinutes(2);

  /** As a shell has it of a process that was interrupted. */
  private static final int STOPPED = 130;

  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "5000000",
      description = "how many events the load has (default: ${DEFAULT-VALUE})")
  private long events;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "over about how many days they happen (default: ${DEFAULT-VALUE})")
  private double days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which load of that kind (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "" + Topics.DEFAULT_EVENT_PARTITIONS,
      description = "of each event topic (default: ${DEFAULT-VALUE})")
  private int partitions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "of the pipeline and what it is compared with (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "6g",
      description =
          "the most memory that the pipeline and the plain program may each take for objects (default: ${DEFAULT-VALUE})")
  private String heap;

  @Option(
      names = "--only",
      paramLabel = "RUN",
      split = ",",
      completionCandidates = Names.class,
      description = "measure these alone: ${COMPLETION-CANDIDATES}")
  private List<String> only = List.of();

  @Option(
      names = "--sweep",
      paramLabel = "WHAT",
      arity = "0..1",
      split = ",",
      fallbackValue = "ENTITIES,DAYS,PARTITIONS,INSTANCES",
      description =
          "instead, measure whether an event costs the same however many there are: ${COMPLETION-CANDIDATES} (all, unless said)")
  private List<SweepGroup> sweep = List.of();

  @Option(
      names = "--sweep-entities",
      paramLabel = "MILLIONS",
      split = ",",
      defaultValue = "1,10,30",
      description =
          "how many million entities there are before the load that is measured (default: ${DEFAULT-VALUE})")
  private List<Double> sweepEntities;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the figures to a file as JSON, too")
  private Path json;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "an empty directory to work in (default: one of its own for temporary files)")
  private Path dataDirectory;

  @Option(
      names = "--keep",
      fallbackValue = "true",
      description = "leave everything in that directory afterwards")
  private boolean keep;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      defaultValue = ProfileOption.DEFAULT,
      description = "the force profile (default: ${DEFAULT-VALUE})")
  private String profile;

  /** For the help. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(BenchRuns.names());
    }
  }

  @Override
  public Integer call() throws IOException {
    check();
    // Found out now, and not by a process an hour later.
    ForceProfile unused = ProfileFile.load(profile);
    PrintWriter err = spec.commandLine().getErr();
    BenchSettings settings =
        new BenchSettings(profile, events, days, seed, partitions, threads, heap);
    try (Lifetime lifetime = Lifetime.begin()) {
      ScratchDirectory scratch =
          lifetime.closes("data", ScratchDirectory.of(dataDirectory, keep, err), REMOVED_WITHIN);
      try {
        return sweep.isEmpty()
            ? measure(settings, scratch.path(), lifetime)
            : sweep(settings, scratch.path(), lifetime);
      } catch (IOException | RuntimeException e) {
        if (lifetime.isOver()) {
          return STOPPED;
        }
        throw failure(e, scratch);
      }
    }
  }

  private static RuntimeException failure(Exception e, ScratchDirectory scratch)
      throws IOException {
    if (e instanceof BenchFailure failure) {
      failure.log().ifPresent(scratch::leave);
      return new UserError(e.getMessage(), e);
    }
    if (e instanceof IOException io) {
      throw io;
    }
    return (RuntimeException) e;
  }

  private int measure(BenchSettings settings, Path directory, Lifetime lifetime)
      throws IOException {
    boolean right =
        new BenchSession(settings, new LinkedHashSet<>(only), spec.commandLine().getErr())
            .run(directory, json, lifetime, spec.commandLine().getOut());
    return right ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int sweep(BenchSettings settings, Path directory, Lifetime lifetime) throws IOException {
    SweepReport report =
        new Sweep(settings, sweepEntities, spec.commandLine().getErr())
            .run(new LinkedHashSet<>(sweep), directory, lifetime);
    spec.commandLine().getOut().print(report.table());
    spec.commandLine().getOut().flush();
    if (json != null) {
      report.write(json);
    }
    return CommandLine.ExitCode.OK;
  }

  private void check() {
    require(
        !sweepEntities.isEmpty() && sweepEntities.stream().allMatch(one -> one > 0),
        "--sweep-entities are more than 0");
    require(sweep.isEmpty() || only.isEmpty(), "--only is not for --sweep");
    require(events >= 1, "--events must be at least 1");
    require(days > 0, "--days must be more than 0");
    require(partitions >= 1, "--partitions must be at least 1");
    require(threads >= 1, "--threads must be at least 1");
    require(heap.matches("\\d+[kKmMgG]"), "--heap is a number and k, m or g, such as 6g");
    for (String name : only) {
      require(
          BenchRuns.names().contains(name),
          "there is no run %s; there are %s".formatted(name, String.join(", ", BenchRuns.names())));
    }
    require(
        json == null || Files.isDirectory(json.toAbsolutePath().getParent()),
        "--json: there is no directory for " + json);
  }

  private void require(boolean met, String otherwise) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
