package uk.peelboard.standalone.bench;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.pipeline.Progress;
import uk.peelboard.pipeline.TopicSetup;
import uk.peelboard.schemas.Topics;
import uk.peelboard.views.tally.Now;

/** Pipeline and views in one process, as {@code peelboard run} has them, by the events' clock. */
final class SystemWork implements Work {

  /** Where figures are. */
  record Serving(int port) {}

  @Override
  public Object begin(Task task) {
    new TopicSetup(task.kafka()).ensure(Topics.DEFAULT_EVENT_PARTITIONS, Optional.empty());
    Clock clock = Clock.systemUTC();
    CompletableFuture<Pipeline> starting =
        CompletableFuture.supplyAsync(
            () ->
                Pipeline.start(
                    PipelineWork.settings(task),
                    clock,
                    Progress.SILENT,
                    () -> Runtime.getRuntime().halt(1)));
    int port = ViewsWork.serve(task, task.profile(), Now.latestEvent(clock), clock);
    // Lives as long as the process.
    Pipeline unused = starting.join();
    return new Serving(port);
  }
}
