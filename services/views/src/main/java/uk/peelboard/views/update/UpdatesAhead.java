package uk.peelboard.views.update;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.UpdatePeriod;

/**
 * Writes what is listed before anybody asks for it, the latest of each kind first, so that whoever
 * pulls it need not wait, nor whoever pulls the first one after a start. Of periods that are not
 * over, which change all the time, it does so once. It begins when views have been ready for a few
 * minutes in which all that happened was of one day: a past is being read no longer.
 *
 * <p>It takes one processor at most until all is written, and after that no more than a tenth of
 * one: events of the last days that come late change the same updates again and again.
 */
public final class UpdatesAhead implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpdatesAhead.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** A start has better things to do, and while a past is being read nothing stays as written. */
  private static final int LOOKS_BEFORE_THE_FIRST_ROUND = 180;

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);
  private static final int REST = 9;

  private final UpdateDesk desk;
  private final ZoneId zone;
  private final Supplier<Instant> latestEvent;
  private final BooleanSupplier ready;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "updates-ahead");

  /** What is written in it is written by one thread, however much could be done at a time. */
  private final ForkJoinPool oneThread = new ForkJoinPool(1);

  private volatile boolean isDone;

  /**
   * @param latestEvent when the latest event of any topic occurred
   * @param ready whether the tallies can be believed, and it is known what has been published
   */
  public UpdatesAhead(
      UpdateDesk desk, ZoneId zone, Supplier<Instant> latestEvent, BooleanSupplier ready) {
    this.desk = desk;
    this.zone = zone;
    this.latestEvent = latestEvent;
    this.ready = ready;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Whether everything that is listed has been written once. */
  public boolean isDone() {
    return isDone;
  }

  private void run() {
    try {
      int looks = 0;
      LocalDate latest = null;
      while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        LocalDate before = latest;
        latest = latestEvent.get().atZone(zone).toLocalDate();
        looks = ready.getAsBoolean() && latest.equals(before) ? looks + 1 : 0;
        if (looks >= LOOKS_BEFORE_THE_FIRST_ROUND && round()) {
          isDone = true;
          if (closed.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      // Nobody but close() ends it.
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it came to its end. */
  private boolean round() throws InterruptedException {
    LocalDate today = desk.now().atZone(zone).toLocalDate();
    for (UpdatePeriod period : desk.periodsAhead(UpdatePages.LISTED)) {
      if (period.to().isBefore(today) || !isDone) {
        long began = System.nanoTime();
        boolean wasWritten = write(period);
        long rest = wasWritten && isDone ? REST * (System.nanoTime() - began) : 0;
        if (closed.await(rest, TimeUnit.NANOSECONDS) || !ready.getAsBoolean()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether there was anything to write. */
  private boolean write(UpdatePeriod period) {
    try {
      return oneThread.submit(() -> writeAhead(period)).join();
    } catch (RuntimeException e) {
      if (closed.getCount() > 0) {
        LOG.warn("The update {} could not be written ahead", period.label(), e);
      }
      return false;
    }
  }

  /**
   * The first time its page, too, which nobody is given: a program is slow at whatever it has not
   * done before, and whoever asks first should not have to wait for that.
   */
  private boolean writeAhead(UpdatePeriod period) {
    boolean wasWritten = desk.writeAhead(period);
    if (!isDone) {
      Update update = desk.update(period);
      UpdatePages.hash(update);
      UpdatePage.of(update, zone, WhichUpdate.latest(period));
    }
    return wasWritten;
  }

  @Override
  public void close() {
    closed.countDown();
    oneThread.shutdownNow();
  }
}
