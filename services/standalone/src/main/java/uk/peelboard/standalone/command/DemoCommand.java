package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.simulator.LiveSimulation;
import uk.peelboard.ingest.simulator.Scenario;
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
  private static final Duration HISTORY = Duration.ofDays(28);

  @Spec private CommandSpec spec;
  @Mixin private WholeSystemOptions options;

  @Option(
      names = "--example",
      paramLabel = "NAME",
      description = "show real data instead of a simulation: bedfordshire")
  private String example;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = {
        "which force is simulated, and when:",
        "west-midlands-2024 (default),",
        "west-midlands-2017, with its backlog,",
        "recovery, from 2017's staff to 2024's after two weeks, or",
        "feed-failure, in which a feed stops and delivers late"
      })
  private String scenario;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which of the possible histories is simulated (default: ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws InterruptedException {
    if (example != null && scenario != null) {
      throw new UserError("--example shows real data: leave --scenario out");
    }
    return example == null ? simulate() : show(Example.named(example));
  }

  private int simulate() {
    Scenario chosen = scenario();
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
                  lifetime.closes(
                      "simulation", simulation(chosen, directory, force, publisher, wall)));
      options.announce(system, directory, force, spec.commandLine().getOut());
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }

  private Scenario scenario() {
    try {
      return Scenario.named(scenario == null ? Scenario.NAMES.get(0) : scenario);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private LiveSimulation simulation(
      Scenario chosen, Path directory, ForceProfile force, EventPublisher publisher, Clock wall) {
    try {
      return LiveSimulation.start(
          new LiveSimulation.Settings(force, chosen, seed, HISTORY),
          directory.resolve("simulation.properties"),
          publisher,
          wall);
    } catch (IOException e) {
      throw new UserError(e.getMessage(), e);
    }
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
