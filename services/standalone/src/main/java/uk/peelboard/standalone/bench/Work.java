package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** What a child process does. */
@FunctionalInterface
interface Work {
  /**
   * Does it.
   *
   * @return what is to be said about it, as an object for JSON. When it is said, work that goes on
   *     until it is stopped is under way, and any other is done
   */
  Object begin(Task task) throws IOException, InterruptedException;

  /**
   * Answers a question of the parent's, as an object for JSON; for all but a few kinds of work
   * there is only what can be asked of any process.
   */
  default Object answer(Task task, Question question) {
    return switch (question) {
      case SNAPSHOT -> task.snapshot();
      case COMPILED_MILLIS -> ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
      default -> throw new IllegalArgumentException("nothing to say to " + question);
    };
  }
}
