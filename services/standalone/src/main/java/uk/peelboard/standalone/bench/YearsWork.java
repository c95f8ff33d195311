package uk.peelboard.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import uk.peelboard.pipeline.TopicSetup;
import uk.peelboard.schemas.Topics;

/** Publishes years of tallies, and those of the last day again when it is asked to. */
final class YearsWork implements Work {
  private static final int THREADS = 2;
  private static final int SAY_EVERY_DAYS = 365;

  /** How many shares there are. */
  record Told(long shares) {}

  private final int days;
  private YearsOfTallies years;
  private TallyPublisher publisher;

  YearsWork(int days) {
    this.days = days;
  }

  @Override
  public Object begin(Task task) throws InterruptedException {
    new TopicSetup(task.kafka()).ensure(Topics.DEFAULT_EVENT_PARTITIONS, Optional.empty());
    years = YearsOfTallies.lately(task.profile(), days);
    publisher = new TallyPublisher(task.client());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Long>> parts = new ArrayList<>();
      for (int part = 0; part < THREADS; part++) {
        int first = part;
        parts.add(() -> tellEvery(task, first));
      }
      long shares = tellToday();
      for (Future<Long> part : threads.invokeAll(parts)) {
        shares += part.get();
      }
      return new Told(shares);
    } catch (ExecutionException e) {
      throw new BenchFailure("the tallies could not be published: " + e.getCause(), e);
    } finally {
      threads.shutdown();
    }
  }

  /** Every so manieth day, from one on, by a publisher of its own. */
  private long tellEvery(Task task, int first) {
    try (TallyPublisher ofThread = new TallyPublisher(task.client())) {
      for (int back = first; back < years.days(); back += THREADS) {
        if (back % SAY_EVERY_DAYS == 0) {
          System.err.printf("  %,d of %,d days of tallies loaded%n", back, years.days());
        }
        years.tellDay(back, ofThread);
      }
      ofThread.flush();
      return ofThread.published();
    }
  }

  private long tellToday() {
    long before = publisher.published();
    years.tellToday(publisher);
    publisher.flush();
    return publisher.published() - before;
  }

  @Override
  public Object answer(Task task, Question question) {
    if (question != Question.TELL_TODAY) {
      return Work.super.answer(task, question);
    }
    return tellToday() > 0;
  }
}
