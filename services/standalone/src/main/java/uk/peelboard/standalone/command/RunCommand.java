package uk.peelboard.standalone.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.WholeSystem;

/** Everything in one process, for real feeds on one machine. */
@Command(
    name = "run",
    description = {
      "Runs everything in one process: Kafka, the pipeline, the views, and events in over HTTP.",
      "Send events to it, or publish files with peelboard import."
    })
public final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private WholeSystemOptions options;

  @Override
  public Integer call() {
    Path directory = options.dataDirectory("run");
    ForceProfile force = options.profile(ProfileOption.DEFAULT);
    options.logTo(directory);
    try (Lifetime lifetime = Lifetime.begin()) {
      WholeSystem system =
          options.start(
              directory,
              force,
              ClockOption.Kind.WALL,
              lifetime,
              Clock.systemUTC(),
              publisher -> {});
      options.announce(system, directory, force, spec.commandLine().getOut());
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }
}
