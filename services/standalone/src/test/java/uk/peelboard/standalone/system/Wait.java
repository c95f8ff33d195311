package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again until something is so. */
public final class Wait {
  static final Duration AT_MOST = Duration.ofMinutes(3);

  /** Looking without a pause would take the processor from what is waited for. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private Wait() {}

  public static void until(String what, Callable<Boolean> isSo) throws Exception {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (!isSo.call()) {
      assertThat(System.nanoTime()).as("waiting until %s", what).isLessThan(deadline);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Until the figures are of all records that there are on the event topics by now. */
  static void untilCounted(Web web, OnKafka kafka) throws Exception {
    long records = kafka.events();
    until(records + " records are accounted for", () -> web.accountedFor() >= records);
  }
}
