package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.pipeline.TopicSetup;

/** Makes the topics, or checks them. */
@Command(
    name = "topics",
    description =
        "Makes the topics that are missing, and checks that the others are as they must be.")
public final class TopicsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private TopicOptions topics;

  @Option(names = "--check", fallbackValue = "true", description = "check only, make nothing")
  private boolean check;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    TopicSetup setup = new TopicSetup(kafka.kafka());
    Map<EntityKind, Integer> partitions;
    if (check) {
      partitions = setup.check();
    } else {
      TopicSetup.Result result = setup.ensure(topics.eventPartitions(), topics.replicationFactor());
      result.created().forEach(topic -> out.println("made " + topic));
      partitions = result.partitions();
    }
    partitions.forEach((kind, count) -> out.printf("%s: %d partitions%n", kind.topic(), count));
    out.println("every topic is as it must be");
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
