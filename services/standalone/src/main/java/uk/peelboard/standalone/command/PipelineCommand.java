package uk.peelboard.standalone.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.pipeline.PipelineSettings;
import uk.peelboard.pipeline.Progress;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.PipelineHealth;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.ProcessServer;

/** Events to tallies, against any Kafka. */
@Command(
    name = "pipeline",
    description =
        "Keeps the tallies up to date with the events. Start it on several machines to share the work.")
public final class PipelineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;
  @Mixin private TopicOptions topics;
  @Mixin private ProcessOptions process;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "peelboard-data/pipeline",
      description =
          "where the instance keeps its identity and checkpoints between runs, its own alone (default: ${DEFAULT-VALUE})")
  private Path stateDirectory;

  @Option(
      names = "--instance-id",
      paramLabel = "NAME",
      description =
          "a name that no other instance has; with one, a restart takes up its work again at once")
  private String instanceId;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many partitions are worked on at a time (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "" + PipelineSettings.DEFAULT_CHECKPOINT_EVERY,
      description =
          "how many events of a partition come between two checkpoints: a start after a crash counts as many again, or up to four times as many where there are more tallies (default: ${DEFAULT-VALUE})")
  private int checkpointEvery;

  @Override
  public Integer call() {
    PipelineSettings defaults =
        PipelineSettings.of(kafka.kafka(), new Definitions(profile.load()), stateDirectory);
    PipelineSettings settings =
        new PipelineSettings(
            defaults.kafka(),
            defaults.definitions(),
            defaults.stateDirectory(),
            Optional.ofNullable(instanceId),
            threads,
            topics.eventPartitions(),
            topics.replicationFactor(),
            defaults.horizon(),
            defaults.transactionTimeout(),
            checkpointEvery);
    try (Lifetime lifetime = Lifetime.begin()) {
      CompletableFuture<Pipeline> starting = new CompletableFuture<>();
      // Before the pipeline, which may have hours of events to count again first.
      Optional<ProcessServer> server = process.start(lifetime);
      server.ifPresent(one -> one.health().register("pipeline", () -> PipelineHealth.of(starting)));
      Pipeline pipeline =
          lifetime.closes(
              "pipeline",
              Pipeline.start(
                  settings,
                  Clock.systemUTC(),
                  Progress.SILENT,
                  () ->
                      lifetime.fail(new UserError("the pipeline has stopped; the log says why"))));
      starting.complete(pipeline);
      server.ifPresent(one -> pipeline.bindTo(one.registry()));
      process.announce(spec, "pipeline started", kafka, server);
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }
}
