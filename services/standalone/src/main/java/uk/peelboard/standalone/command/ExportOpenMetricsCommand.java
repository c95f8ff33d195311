package uk.peelboard.standalone.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.metrics.FigureHistory;
import uk.peelboard.views.tally.CommittedConsumers;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyReader;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/** Past figures for a Prometheus that was not there. */
@Command(
    name = "openmetrics",
    description = {
      "Writes past figures, named and labelled as /metrics has them, as OpenMetrics text with timestamps, for",
      "promtool tsdb create-blocks-from openmetrics --max-block-duration=24h FILE DIRECTORY",
      "Windows of days are written as they stood at the end of each local day, what is true at a moment each hour."
    })
public final class ExportOpenMetricsCommand implements Callable<Integer> {
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int DEFAULT_DAYS = 28;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;
  @Mixin private ClockOption clock;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "the first local day (default: four weeks up to --to)")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "the last local day, included (default: yesterday)")
  private LocalDate to;

  @Option(
      names = "--step",
      paramLabel = "1h|1d",
      defaultValue = "1h",
      description = "how often to write what is true at a moment (default: ${DEFAULT-VALUE})")
  private String step;

  @Option(
      names = "--label",
      paramLabel = "NAME=VALUE",
      description =
          "a label that Prometheus adds when it scrapes, such as job or instance, so that past and present are one series")
  private Map<String, String> labels = new TreeMap<>();

  @Option(
      names = {"--out", "--output"},
      paramLabel = "FILE",
      description = "(default: standard output)")
  private Path output;

  @Override
  public Integer call() throws InterruptedException {
    boolean isHourly = isHourly();
    ForceProfile force = profile.load();
    String said;
    try (StatusLine status = new StatusLine(spec.commandLine().getErr())) {
      said = export(force, isHourly, status);
    } catch (IOException e) {
      throw new UserError(
          "%s can't be written: %s"
              .formatted(output == null ? "standard output" : output, e.getMessage()),
          e);
    }
    spec.commandLine().getErr().println(said);
    return CommandLine.ExitCode.OK;
  }

  private String export(ForceProfile force, boolean isHourly, StatusLine status)
      throws IOException, InterruptedException {
    Now now = clock.now(ClockOption.Kind.WALL, Clock.systemUTC());
    TallySnapshot tallies = read(force, status);
    Instant until = now.in(tallies);
    FigureHistory history =
        new FigureHistory(tallies, new Definitions(force), new TreeMap<>(labels));
    FigureHistory.Span span = span(until.atZone(force.zone()).toLocalDate(), isHourly);
    Estimate estimate = new Estimate(status);
    FigureHistory.Summary written;
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(opened(), StandardCharsets.UTF_8))) {
      written = history.write(span, until, out, estimate::show);
    }
    return "%,d samples of %,d series of %,d metrics, %s to %s, in %,.1f s%s"
        .formatted(
            written.samples(),
            written.series(),
            written.families(),
            span.from(),
            span.to(),
            estimate.elapsed().toMillis() / 1e3,
            output == null ? "" : ": %,.1f MB".formatted(Files.size(output) / 1e6));
  }

  private boolean isHourly() {
    return switch (step) {
      case "1h" -> true;
      case "1d" -> false;
      default ->
          throw new ParameterException(
              spec.commandLine(), "--step is 1h or 1d, and not %s".formatted(step));
    };
  }

  private FigureHistory.Span span(LocalDate today, boolean isHourly) {
    LocalDate last = to == null ? today.minusDays(1) : to;
    LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : from;
    if (last.isBefore(first)) {
      throw new UserError(
          "there is no day from %s to %s%s"
              .formatted(first, last, to == null ? ", which was yesterday" : ""));
    }
    return new FigureHistory.Span(first, last, isHourly);
  }

  /** All tallies as they are now. */
  private TallySnapshot read(ForceProfile force, StatusLine status) throws InterruptedException {
    Properties client = new Properties();
    client.putAll(kafka.kafka().clientConfig());
    TallyTable table = new TallyTable(force);
    try (TallyReader reader =
        new TallyReader(CommittedConsumers.of(client), table, Clock.systemUTC(), RETRY)) {
      reader.start();
      long read = 0;
      long since = System.nanoTime();
      while (!reader.awaitCaughtUp(RETRY)) {
        TallyReader.Status now = reader.status();
        status.show(now.position(), now.position() + Math.max(now.lag(), 1), "reading tallies");
        if (now.position() > read) {
          read = now.position();
          since = System.nanoTime();
        } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
          throw new UserError(
              "the tallies at %s can't be read: %s"
                  .formatted(kafka.bootstrapServers(), now.error()));
        }
      }
      if (!reader.status().isReady()) {
        throw new UserError(reader.status().error());
      }
      return table.latest();
    }
  }

  private OutputStream opened() throws IOException {
    return output == null ? System.out : Files.newOutputStream(output);
  }

  /** Says how long it will still take, as it has gone so far. */
  private static final class Estimate {
    private final StatusLine status;
    private final long began = System.nanoTime();

    Estimate(StatusLine status) {
      this.status = status;
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - began);
    }

    void show(long done, long of, String doing) {
      Duration left = done == 0 ? null : elapsed().multipliedBy(of - done).dividedBy(done);
      status.show(
          done,
          of,
          left == null
              ? doing
              : doing + ", " + left.truncatedTo(ChronoUnit.SECONDS).toSeconds() + " s left");
    }
  }
}
