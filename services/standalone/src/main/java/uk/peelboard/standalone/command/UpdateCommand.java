package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.peelboard.standalone.UserError;

/** An update for the commissioner, as files. */
@Command(
    name = "update",
    description =
        "Writes the commissioner's update of a period to files: as it was published, else as it is now.")
public final class UpdateCommand implements Callable<Integer> {

  /** What a file may be. */
  enum Format {
    HTML,
    CSV,
    JSON,
    ODS;

    String suffix() {
      return "." + name().toLowerCase(Locale.ROOT);
    }

    /** The page is what its address answers without a suffix. */
    String pathSuffix() {
      return this == HTML ? "" : suffix();
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private RunningViews views;

  @Mixin private PeriodParameter period;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "where to write them; it is made where need be (default: here)")
  private Path directory;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description = "html, csv, json and ods, separated by commas (default: all of them)")
  private Set<Format> formats = EnumSet.allOf(Format.class);

  @Option(
      names = "--as-known-at",
      paramLabel = "TIME",
      description =
          "with the figures that were known then, such as 2024-08-05T07:00:00+01:00, published or not")
  private OffsetDateTime asKnownAt;

  @Option(
      names = "--published-version",
      paramLabel = "NUMBER",
      description = "the version that was published first, 1, or any that superseded one")
  private Integer version;

  @Override
  public Integer call() {
    if (asKnownAt != null && version != null) {
      throw new ParameterException(
          spec.commandLine(),
          "a version is as it was published: give --published-version or --as-known-at, not both");
    }
    String query =
        asKnownAt != null
            ? "?as-known-at=" + asKnownAt.toInstant()
            : version == null ? "" : "?version=" + version;
    for (Format format : formats) {
      String path = "/updates/" + period.label() + format.pathSuffix() + query;
      byte[] content = format == Format.HTML ? views.page(path) : views.get(path);
      Path file = directory.resolve(period.label() + format.suffix());
      write(file, content);
      spec.commandLine().getOut().println(file);
    }
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  /** Whole or not at all: somebody may be waiting for it to appear. */
  private void write(Path file, byte[] content) {
    try {
      Files.createDirectories(directory);
      Path beside = Files.createTempFile(directory, "." + period.label(), ".part");
      try {
        Files.write(beside, content);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UserError("%s can't be written: %s".formatted(file, e), e);
    }
  }
}
