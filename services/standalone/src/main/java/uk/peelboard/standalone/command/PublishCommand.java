package uk.peelboard.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Freezes an update. */
@Command(
    name = "publish",
    description =
        "Publishes the commissioner's update of a period: its figures are kept as they are now, for ever.")
public final class PublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunningViews views;

  @Mixin private PeriodParameter period;

  @Option(
      names = "--supersede",
      paramLabel = "REASON",
      description =
          "publish a further version of what was published already, and say in it why; the one before is kept")
  private String supersede;

  @Override
  public Integer call() {
    if (supersede != null && supersede.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "--supersede: say why, so that readers know what was wrong");
    }
    ObjectNode how = JsonNodeFactory.instance.objectNode();
    how.put("supersede", supersede != null);
    how.put("reason", supersede == null ? null : supersede.strip());
    JsonNode published = views.post("/api/v1/updates/" + period.label() + "/publication", how);
    spec.commandLine()
        .getOut()
        .printf(
            "%s is published: version %d%n",
            published.path("period").asText(period.label()), published.path("version").asInt());
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }
}
