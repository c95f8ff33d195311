package uk.peelboard.standalone.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.pipeline.Kafka;
import uk.peelboard.standalone.Build;
import uk.peelboard.standalone.LoggedEntities;
import uk.peelboard.views.ViewTokens;
import uk.peelboard.views.ViewsServer;
import uk.peelboard.views.ViewsSettings;
import uk.peelboard.views.tally.Now;

/** Views alone, of years of tallies, at the end of the last day. */
final class ViewsWork implements Work {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /**
   * Views are ready.
   *
   * @param seconds since the process began
   */
  record Ready(int port, double seconds) {}

  /**
   * All updates that are listed have been written.
   *
   * @param seconds since the process began
   * @param heapBytes what the heap then holds, garbage collected
   */
  record Ahead(double seconds, long heapBytes) {}

  private ViewsServer views;

  @Override
  public Object begin(Task task) {
    Clock clock = Clock.fixed(YearsOfTallies.end(task.profile()), ZoneOffset.UTC);
    views = started(task, task.profile(), Now.wall(clock), clock);
    Web web = new Web(URI.create("http://" + LOOPBACK + ":" + views.port()));
    web.untilReady();
    return new Ready(views.port(), secondsSinceBegin());
  }

  @Override
  public Object answer(Task task, Question question) {
    return question == Question.AHEAD ? ahead() : Work.super.answer(task, question);
  }

  private Ahead ahead() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!views.hasUpdatesAhead()) {
      if (System.nanoTime() > until) {
        throw new BenchFailure("the updates that are listed were not written ahead");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return new Ahead(secondsSinceBegin(), heapBytes());
  }

  private static double secondsSinceBegin() {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (Clock.systemUTC().millis() - began) / 1000.0;
  }

  /** Serves as long as the process lives, on the port that it answers with. */
  static int serve(Task task, ForceProfile profile, Now now, Clock clock) {
    return started(task, profile, now, clock).port();
  }

  private static ViewsServer started(Task task, ForceProfile profile, Now now, Clock clock) {
    Properties client = new Properties();
    client.put("bootstrap.servers", task.bootstrapServers());
    LoggedEntities entities =
        new LoggedEntities(
            new Kafka(Map.of("bootstrap.servers", task.bootstrapServers())),
            new Definitions(profile),
            clock);
    ViewsServer views =
        new ViewsServer(
            new ViewsSettings(
                client,
                profile,
                now,
                LOOPBACK,
                0,
                ViewTokens.NONE,
                Optional.of(task.path("views")),
                Build.version()),
            entities,
            entities,
            clock);
    views.start();
    return views;
  }

  /** What this process has on its heap, garbage collected. */
  static long heapBytes() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
