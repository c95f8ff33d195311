package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.grafana.Dashboards;

/** Grafana's dashboards, made from the catalogue. */
@Command(
    name = "dashboards",
    description = {
      "Writes Grafana's dashboards, made from the catalogue of KPIs and the force profile, as JSON files.",
      "Those of west-midlands are in deploy/grafana/dashboards."
    })
public final class DashboardsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProfileOption profile;

  @Parameters(paramLabel = "DIRECTORY", description = "where to write them")
  private Path directory;

  @Override
  public Integer call() {
    for (Map.Entry<String, String> file : new Dashboards(profile.load()).files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      try {
        Files.createDirectories(directory);
        Files.writeString(path, file.getValue());
      } catch (IOException e) {
        throw new UserError("%s can't be written: %s".formatted(path, e), e);
      }
      spec.commandLine().getOut().println(path);
    }
    return CommandLine.ExitCode.OK;
  }
}
