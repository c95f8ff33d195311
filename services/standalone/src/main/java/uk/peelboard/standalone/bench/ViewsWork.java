package uk.peelboard.standalone.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.pipeline.Kafka;
import uk.peelboard.standalone.Build;
import uk.peelboard.standalone.LoggedEntities;
import uk.peelboard.views.ViewTokens;
import uk.peelboard.views.ViewsServer;
import uk.peelboard.views.ViewsSettings;
import uk.peelboard.views.tally.Now;

/** Views alone, of ten years of tallies, at the end of the last day. */
final class ViewsWork implements Work {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * What there is once views are ready.
   *
   * @param seconds since the process began, until it was ready
   * @param heapBytes what the heap then holds, garbage collected
   */
  record Ready(int port, double seconds, long heapBytes) {}

  @Override
  public Object begin(Task task) {
    Clock clock = Clock.fixed(YearsOfTallies.endOfTen(task.profile()), ZoneOffset.UTC);
    int port = serve(task, task.profile(), Now.wall(clock), clock);
    Web web = new Web(URI.create("http://" + LOOPBACK + ":" + port));
    web.untilReady();
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    double seconds = (Clock.systemUTC().millis() - began) / 1000.0;
    return new Ready(port, seconds, heapBytes());
  }

  /** Serves as long as the process lives, on the port that it answers with. */
  static int serve(Task task, ForceProfile profile, Now now, Clock clock) {
    Properties client = new Properties();
    client.put("bootstrap.servers", task.bootstrapServers());
    LoggedEntities entities =
        new LoggedEntities(
            new Kafka(Map.of("bootstrap.servers", task.bootstrapServers())),
            new Definitions(profile),
            clock);
    ViewsServer views =
        new ViewsServer(
            new ViewsSettings(client, profile, now, LOOPBACK, 0, ViewTokens.NONE, Build.version()),
            entities,
            entities,
            clock);
    views.start();
    return views.port();
  }

  /** What this process has on its heap, garbage collected. */
  static long heapBytes() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
