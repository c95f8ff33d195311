package uk.peelboard.standalone.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.ingest.export.EventExport;
import uk.peelboard.standalone.UserError;

/** The event topics as JSON Lines of CloudEvents. */
@Command(
    name = "export",
    description =
        "Writes the events that there are as JSON Lines of CloudEvents, which peelboard import events reads.",
    subcommands = ExportOpenMetricsCommand.class)
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      description = "calls, incidents, crimes, cases (default: all)")
  private List<String> topics = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "the earliest occurredAt, such as 2024-07-01T00:00:00+01:00")
  private OffsetDateTime from;

  @Option(names = "--to", paramLabel = "TIME", description = "the occurredAt before which to stop")
  private OffsetDateTime to;

  @Option(names = "--output", paramLabel = "FILE", description = "(default: standard output)")
  private Path output;

  @Override
  public Integer call() {
    Set<EntityKind> kinds = kinds();
    EventExport.Summary summary;
    try (Consumer<byte[], byte[]> consumer =
            EventExport.consumer(kafka.bootstrapServers(), kafka.clientProperties());
        OutputStream out = new BufferedOutputStream(opened())) {
      summary =
          new EventExport(consumer)
              .write(
                  kinds,
                  from == null ? null : from.toInstant(),
                  to == null ? null : to.toInstant(),
                  out);
    } catch (IOException e) {
      throw new UserError(
          "%s can't be written: %s"
              .formatted(output == null ? "standard output" : output, e.getMessage()),
          e);
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%,d events exported%n", summary.exported());
    if (summary.unreadable() > 0) {
      err.printf(
          "peelboard: %,d records are no events (%s); they are on rejected-events with their reasons%n",
          summary.unreadable(), String.join(", ", summary.places()));
    }
    return CommandLine.ExitCode.OK;
  }

  private Set<EntityKind> kinds() {
    Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
    for (String topic : topics) {
      EntityKind kind = EntityKind.feedOfTopic(topic);
      if (kind == null) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no event topic %s; there are calls, incidents, crimes and cases"
                .formatted(topic));
      }
      kinds.add(kind);
    }
    return kinds.isEmpty() ? EnumSet.copyOf(EntityKind.FEEDS) : kinds;
  }

  private OutputStream opened() throws IOException {
    return output == null ? System.out : Files.newOutputStream(output);
  }
}
