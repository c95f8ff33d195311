package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.pipeline.Verification;
import uk.peelboard.schemas.Admission;

/** Recomputes every tally and compares. */
@Command(
    name = "verify",
    description = {
      "Recomputes every tally by a plain batch fold of the event topics and compares; the pipeline may be running.",
      "Exit code 1 and a list when any differs."
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(profile.load());
    Verification.Result result;
    try (StatusLine status = new StatusLine(spec.commandLine().getErr())) {
      result =
          new Verification(kafka.kafka(), definitions, Admission.DEFAULT_HORIZON, Clock.systemUTC())
              .run((doing, done, of) -> status.show(done, of, doing));
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Verification.Difference difference : result.differences()) {
      out.printf(
          "differs: %s, partition %d, %s: published %s, recomputed %s%n",
          difference.kind().topic(),
          difference.partition(),
          difference.cell(),
          difference.published(),
          difference.recomputed());
    }
    for (Verification.ToldWrongly call : result.toldWrongly()) {
      out.printf(
          "differs: %s, %s was told of call %s: %s, the call says %s%n",
          EntityKind.CALLER.topic(), call.callerId(), call.callId(), call.told(), call.shouldBe());
    }
    if (result.unreadable() > 0) {
      out.printf(
          "%,d published shares are of measures or in a format that this version does not know%n",
          result.unreadable());
    }
    out.printf(
        "%s: %,d shares of %,d events compared, %,d differ; %,d events not counted yet%n",
        result.agrees() ? "agrees" : "DIFFERS",
        result.shares(),
        result.records(),
        result.differences().size() + result.toldWrongly().size(),
        result.notYetCounted());
    out.flush();
    return result.agrees() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
