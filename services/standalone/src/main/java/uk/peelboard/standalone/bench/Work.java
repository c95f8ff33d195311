package uk.peelboard.standalone.bench;

import java.io.IOException;

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
   * there is only {@link Question#SNAPSHOT}.
   */
  default Object answer(Task task, Question question) {
    if (question == Question.SNAPSHOT) {
      return task.snapshot();
    }
    throw new IllegalArgumentException("nothing to say to " + question);
  }
}
