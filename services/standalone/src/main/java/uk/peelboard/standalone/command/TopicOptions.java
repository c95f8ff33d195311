package uk.peelboard.standalone.command;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.peelboard.schemas.Topics;

/** How topics are made where they are missing. */
final class TopicOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--event-partitions",
      paramLabel = "N",
      defaultValue = "" + Topics.DEFAULT_EVENT_PARTITIONS,
      description =
          "of each event topic that is made (default: ${DEFAULT-VALUE}); to be chosen once and for all")
  private int eventPartitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "of topics that are made (default: the cluster's)")
  private Short replicationFactor;

  int eventPartitions() {
    if (eventPartitions < 1) {
      throw new ParameterException(spec.commandLine(), "--event-partitions must be at least 1");
    }
    return eventPartitions;
  }

  Optional<Short> replicationFactor() {
    return Optional.ofNullable(replicationFactor);
  }
}
