package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.peelboard.domain.event.EntityKind;

/**
 * How soon {@code /metrics} is fresh again after {@code kill -9} of pipeline and views in one
 * process, which had counted the load and read its tallies. Its time begins when the process is
 * started anew, and ends when {@code /metrics} counts an event published meanwhile.
 */
final class WholeRestart {
  private static final Pattern RECEIVED =
      Pattern.compile(
          "peelboard_received_events_total\\{(?=[^}]*topic=\"%s\")[^}]*} (\\S+)"
              .formatted(EntityKind.CALL.topic()));
  private static final String METRICS = "/metrics?name%5B%5D=peelboard_received_events_total";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private WholeRestart() {}

  /**
   * In seconds.
   *
   * @param more publishes a call's first event
   */
  static double measure(Bench bench, Runnable more) throws IOException {
    double before;
    try (Child first = start(bench)) {
      Web web = web(first);
      web.untilReady();
      before = until(web, 1);
    }
    long begin = System.nanoTime();
    try (Child again = start(bench)) {
      Web web = web(again);
      more.run();
      double counted = until(web, before + 1);
      if (counted > before + 1) {
        throw new BenchFailure(
            "%.0f events of calls were counted instead of %.0f".formatted(counted, before + 1));
      }
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static Child start(Bench bench) throws IOException {
    return PipelineRun.start(bench, Role.SYSTEM);
  }

  private static Web web(Child child) throws IOException {
    int port = child.hear(SystemWork.Serving.class).port();
    return new Web(URI.create("http://127.0.0.1:" + port));
  }

  private static double until(Web web, double least) {
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < patientUntil) {
      Matcher received = RECEIVED.matcher(web.get(METRICS));
      if (received.find() && Double.parseDouble(received.group(1)) >= least) {
        return Double.parseDouble(received.group(1));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new BenchFailure("the new event was not on /metrics in time");
  }
}
