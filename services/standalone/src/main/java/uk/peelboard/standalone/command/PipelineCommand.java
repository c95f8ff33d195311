package uk.peelboard.standalone.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import uk.peelboard.standalone.UserError;

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
      lifetime.closes(
          "pipeline",
          Pipeline.start(
              settings,
              Clock.systemUTC(),
              Progress.SILENT,
              () -> lifetime.fail(new UserError("the pipeline has stopped; the log says why"))));
      spec.commandLine()
          .getOut()
          .printf("pipeline started, for Kafka at %s%n", kafka.bootstrapServers());
      spec.commandLine().getOut().flush();
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }
}
