package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.Health;
import uk.peelboard.views.ProcessServer;

/** A simulated force as the producer, against any Kafka. */
@Command(
    name = "simulate",
    description = {
      "Publishes the events of a simulated force to Kafka: four weeks of history, then live.",
      "Stopped and started again, it goes on where it was. peelboard topics, or a pipeline, makes the topics first."
    })
public final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;
  @Mixin private SimulationOptions simulated;
  @Mixin private ProcessOptions process;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "peelboard-data/simulation",
      description =
          "where it keeps how far it is: the directory goes with one cluster's topics (default: ${DEFAULT-VALUE})")
  private Path directory;

  @Override
  public Integer call() {
    ForceProfile force = profile.load();
    SimulationOptions.Chosen chosen = simulated.chosen();
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UserError("--data-dir %s can't be made: %s".formatted(directory, e), e);
    }
    try (Lifetime lifetime = Lifetime.begin()) {
      Optional<ProcessServer> server = process.start(lifetime);
      EventPublisher publisher =
          lifetime.closes(
              "publisher",
              EventPublisher.connect(kafka.bootstrapServers(), kafka.clientProperties()));
      LiveSimulation simulation =
          lifetime.closes(
              "simulation", chosen.start(force, directory, publisher, Clock.systemUTC()));
      server.ifPresent(
          one -> {
            publisher.bindTo(one.registry());
            one.health().register("simulation", () -> health(simulation.progress()));
          });
      process.announce(spec, "simulation started", kafka, server);
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }

  /** Ready while events get through, history or live. */
  private static Health.Component health(LiveSimulation.Progress progress) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("publishedUpTo", progress.publishedUpTo().toString());
    details.put("lastError", progress.failure());
    return new Health.Component(
        progress.failure() == null, progress.caughtUp() ? "live" : "catching up", details);
  }
}
