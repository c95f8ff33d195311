package uk.peelboard.standalone.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.UserError;
import uk.peelboard.standalone.WholeSystem;

/** The main job at a glance. */
@Command(
    name = "demo",
    description = {
      "Runs everything in one process with a simulated force: four weeks of history, then live.",
      "With --example, a bundled extract of real data instead."
    })
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private WholeSystemOptions options;

  @Option(
      names = "--example",
      paramLabel = "NAME",
      description = "show real data instead of a simulation: bedfordshire")
  private String example;

  @Mixin private SimulationOptions simulated;

  @Override
  public Integer call() throws InterruptedException {
    if (example != null && simulated.isGiven()) {
      throw new UserError("--example shows real data: leave --scenario out");
    }
    return example == null ? simulate() : show(Example.named(example));
  }

  private int simulate() {
    SimulationOptions.Chosen chosen = simulated.chosen();
    Path directory = options.dataDirectory("demo");
    ForceProfile force = options.profile(ProfileOption.DEFAULT);
    options.logTo(directory);
    Clock wall = Clock.systemUTC();
    try (Lifetime lifetime = Lifetime.begin()) {
      WholeSystem system =
          options.start(
              directory,
              force,
              ClockOption.Kind.WALL,
              lifetime,
              wall,
              publisher ->
                  lifetime.closes("simulation", chosen.start(force, directory, publisher, wall)));
      options.announce(system, directory, force, spec.commandLine().getOut());
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }

  private int show(Example chosen) throws InterruptedException {
    Path directory = options.dataDirectory("demo-" + chosen.name());
    ForceProfile force = options.profile(chosen.profile());
    options.logTo(directory);
    Clock wall = Clock.systemUTC();
    try (Lifetime lifetime = Lifetime.begin()) {
      WholeSystem system =
          options.start(directory, force, ClockOption.Kind.EVENT, lifetime, wall, publisher -> {});
      options.announce(system, directory, force, spec.commandLine().getOut());
      chosen.publish(system.publisher(), force.zone(), directory, wall, spec.commandLine());
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }
}
