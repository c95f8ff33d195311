package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again until something is so. */
public final class Wait {
  static final Duration AT_MOST = Duration.ofMinutes(3);

  /** Looking without a pause would take the processor from what is waited for. */
  private static final Duration LEAST_BETWEEN_LOOKS = Duration.ofMillis(25);

  private static final Duration MOST_BETWEEN_LOOKS = Duration.ofMillis(500);

  /** The longer it has been waited for, the less it matters to know at once. */
  private static final int LOOKS_IN_THE_TIME_WAITED = 10;

  private Wait() {}

  public static void until(String what, Callable<Boolean> isSo) throws Exception {
    long began = System.nanoTime();
    while (!isSo.call()) {
      long waited = System.nanoTime() - began;
      assertThat(waited).as("nanoseconds until %s", what).isLessThan(AT_MOST.toNanos());
      LockSupport.parkNanos(
          Math.min(
              MOST_BETWEEN_LOOKS.toNanos(),
              Math.max(LEAST_BETWEEN_LOOKS.toNanos(), waited / LOOKS_IN_THE_TIME_WAITED)));
    }
  }

  /** Until the figures are of all records that there are on the event topics by now. */
  static void untilCounted(Web web, OnKafka kafka) throws Exception {
    long records = kafka.events();
    until(records + " records are accounted for", () -> web.accountedFor() >= records);
  }
}
