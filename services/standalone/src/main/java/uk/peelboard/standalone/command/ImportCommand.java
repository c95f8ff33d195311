package uk.peelboard.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.file.EventsFormat;
import uk.peelboard.ingest.file.FileImport;
import uk.peelboard.ingest.file.ImportFormat;
import uk.peelboard.ingest.file.ImportSummary;
import uk.peelboard.ingest.file.PoliceUkFormat;
import uk.peelboard.ingest.file.RejectsFile;
import uk.peelboard.ingest.mapping.KeyedHash;
import uk.peelboard.ingest.mapping.MappedCsvFormat;
import uk.peelboard.ingest.mapping.MappingException;
import uk.peelboard.standalone.UserError;

/** Publishes files as events. */
@Command(
    name = "import",
    description = {
      "Publishes files as events. Importing the same file twice changes nothing: the ids of events are made of what they say.",
      "A row that can't be used goes to the rejects file with its reason, and the rest goes on. Exit code 1 when a file can't be read to its end."
    })
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description =
          "police-uk: street and outcome files of data.police.uk; csv: any export, by a --mapping; events: JSON Lines of CloudEvents, as peelboard export writes them")
  private String format;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "plain or gzipped")
  private List<Path> files;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "for csv: which columns are which events; see deploy/mappings")
  private Path mapping;

  @Option(
      names = "--hash-key-file",
      paramLabel = "FILE",
      description = "for csv: the secret key with which a mapping's keyed hashes are made")
  private Path hashKeyFile;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      defaultValue = "peelboard-rejects.csv",
      description =
          "where rows go that can't be used (default: ${DEFAULT-VALUE}); made when there is one")
  private Path rejects;

  @Override
  public Integer call() throws InterruptedException {
    ImportFormat chosen = chosen();
    ImportSummary summary;
    try (EventPublisher publisher =
            EventPublisher.connect(kafka.bootstrapServers(), kafka.clientProperties());
        RejectsFile rejected = new RejectsFile(rejects);
        StatusLine status = new StatusLine(spec.commandLine().getErr())) {
      Reach.require(publisher, kafka.bootstrapServers());
      summary =
          new FileImport(publisher, Clock.systemUTC())
              .run(
                  chosen,
                  files,
                  rejected,
                  (file, bytes, ofBytes, rows, events) ->
                      status.show(
                          bytes,
                          ofBytes,
                          "%,d rows, %,d events  %s".formatted(rows, events, file.name())));
    } catch (IOException e) {
      throw new UserError("the rejects file %s can't be written: %s".formatted(rejects, e), e);
    }
    print(summary);
    return summary.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private ImportFormat chosen() {
    if (mapping != null && !format.equals("csv")) {
      throw new ParameterException(spec.commandLine(), "--mapping is for csv");
    }
    return switch (format) {
      case "police-uk" -> new PoliceUkFormat(profile.load().zone());
      case "events" -> new EventsFormat(Clock.systemUTC());
      case "csv" -> mapped();
      default ->
          throw new ParameterException(
              spec.commandLine(),
              "there is no format %s; there are police-uk, csv and events".formatted(format));
    };
  }

  private ImportFormat mapped() {
    if (mapping == null) {
      throw new ParameterException(spec.commandLine(), "csv needs a --mapping");
    }
    try {
      KeyedHash hash = hashKeyFile == null ? null : KeyedHash.fromFile(hashKeyFile);
      return MappedCsvFormat.of(mapping, hash);
    } catch (MappingException e) {
      throw new UserError("%s: %s".formatted(mapping, e.getMessage()), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(
          "%s can't be used: %s".formatted(hashKeyFile == null ? mapping : hashKeyFile, e), e);
    }
  }

  private void print(ImportSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%,d %s, %,d rows read: %,d events published (%,.0f a second), %,d rows without an event, %,d rows rejected%n",
        summary.files(),
        summary.files() == 1 ? "file" : "files",
        summary.rowsRead(),
        summary.eventsPublished(),
        summary.eventsPerSecond(),
        summary.rowsWithoutEvents(),
        summary.rowsRejectedInAll());
    summary
        .rowsRejected()
        .forEach((reason, rows) -> out.printf("  rejected %s: %,d%n", reason, rows));
    if (summary.rowsRejectedInAll() > 0) {
      out.printf("  rejected rows are in %s%n", rejects);
    }
    if (summary.eventsWithheld() > 0) {
      out.printf(
          "  withheld: %,d events made of several rows, some of them in a file that failed%n",
          summary.eventsWithheld());
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    summary.failures().forEach(failure -> err.println("peelboard: " + failure.sentence()));
  }
}
