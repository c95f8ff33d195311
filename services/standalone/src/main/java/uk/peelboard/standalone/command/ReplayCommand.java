package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.pipeline.Replay;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.Topics;

/** Rebuilds the tallies. */
@Command(
    name = "replay",
    description = {
      "Rebuilds every tally from the event topics, up to where the pipeline has come.",
      "Stop the pipeline first. Readers see the old tallies until the moment they see the new ones."
    })
public final class ReplayCommand implements Callable<Integer> {
  /** An instance of the pipeline that was killed is a member of its group for a while. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(profile.load());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "replacing every tally on %s at %s by what the events of the event topics give under the profile %s; the events stay as they are%n",
        Topics.KPI_TALLIES.name(), kafka.bootstrapServers(), definitions.profile().id());
    out.flush();
    Replay.Result result;
    try (StatusLine status = new StatusLine(spec.commandLine().getErr())) {
      result =
          new Replay(kafka.kafka(), definitions, Admission.DEFAULT_HORIZON, Clock.systemUTC())
              .run(PATIENCE, (doing, done, of) -> status.show(done, of, doing));
    }
    out.printf("%,d shares written, %,d removed%n", result.written(), result.removed());
    if (result.retold() > 0) {
      out.printf(
          "%,d events of calls told to callers who had not been; the pipeline counts them when it is started%n",
          result.retold());
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
