package uk.peelboard.standalone.bench;

import java.time.Clock;
import java.util.Optional;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.pipeline.PipelineSettings;
import uk.peelboard.pipeline.Progress;

/**
 * The pipeline itself, with all its guarantees. Its time begins when it has been started and has
 * yet to join its group, and ends when the last tally is committed.
 */
final class PipelineWork implements Work {

  /**
   * What is held of what has been counted.
   *
   * @param entities that have a journal
   * @param heapBytes objects on the heap, garbage collected
   * @param journalBytes journals, in memory at most
   */
  record Held(long entities, long heapBytes, long journalBytes) {}

  private Pipeline pipeline;

  @Override
  public Object begin(Task task) {
    pipeline =
        Pipeline.start(
            settings(task), Clock.systemUTC(), Progress.SILENT, () -> Runtime.getRuntime().halt(1));
    return new Standing(task.snapshot());
  }

  @Override
  public Object answer(Task task, Question question) {
    return switch (question) {
      case RUNNING -> pipeline.isRunning();
      case HELD -> new Held(pipeline.entities(), ViewsWork.heapBytes(), pipeline.journalBytes());
      default -> Work.super.answer(task, question);
    };
  }

  /**
   * An instance with the defaults, but for the threads. It is known again by its directory's name.
   */
  static PipelineSettings settings(Task task) {
    PipelineSettings defaults =
        PipelineSettings.of(task.kafka(), task.definitions(), task.path("state"));
    return new PipelineSettings(
        defaults.kafka(),
        defaults.definitions(),
        defaults.stateDirectory(),
        Optional.of(task.path("").getFileName().toString()),
        task.settings().threads(),
        task.settings().partitions(),
        defaults.replicationFactor(),
        defaults.horizon(),
        defaults.transactionTimeout(),
        defaults.checkpointEvery());
  }
}
