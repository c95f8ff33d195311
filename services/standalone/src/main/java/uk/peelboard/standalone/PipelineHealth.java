package uk.peelboard.standalone;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.views.Health;

/** The state of the pipeline in this process, as its health page has it. */
public final class PipelineHealth {
  private PipelineHealth() {}

  /** Ready once it is started, and every partition that it has is being worked on. */
  public static Health.Component of(CompletableFuture<Pipeline> starting) {
    if (!starting.isDone() || starting.isCompletedExceptionally()) {
      return new Health.Component(false, "starting", Map.of());
    }
    Pipeline pipeline = starting.join();
    Throwable failure = pipeline.failure();
    return new Health.Component(
        pipeline.isRunning(),
        pipeline.state(),
        failure == null ? Map.of() : Map.of("lastError", failure.toString()));
  }
}
