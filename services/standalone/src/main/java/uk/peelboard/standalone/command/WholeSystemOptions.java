package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.standalone.Build;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.Logs;
import uk.peelboard.standalone.WholeSystem;

/** How everything is run in one process. */
final class WholeSystemOptions {
  private static final int DEFAULT_HTTP_PORT = 8080;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "where everything is kept between runs (default: peelboard-data/ and what is run)")
  private Path dataDirectory;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "the broker's port, 0 for any that is free (default: ${DEFAULT-VALUE})")
  private int kafkaPort;

  @Mixin private HttpHostOption httpHost;
  @Mixin private HttpPortOption httpPort;
  @Mixin private EventTokenOption eventTokens;
  @Mixin private ViewTokensOption viewTokens;
  @Mixin private ProfileOption profile;
  @Mixin private ClockOption clock;

  /**
   * @param unlessGiven the directory's name below {@code peelboard-data}
   */
  Path dataDirectory(String unlessGiven) {
    return dataDirectory == null ? Path.of("peelboard-data", unlessGiven) : dataDirectory;
  }

  ForceProfile profile(String unlessGiven) {
    return profile.load(unlessGiven);
  }

  /** Says where the log goes; before anything is logged and before a {@link Lifetime} begins. */
  void logTo(Path directory) {
    Logs.toFileIn(directory);
  }

  WholeSystem start(
      Path directory,
      ForceProfile force,
      ClockOption.Kind clockUnlessGiven,
      Lifetime lifetime,
      Clock wall,
      Consumer<EventPublisher> feed) {
    String host = viewTokens.guarded(httpHost);
    eventTokens.guarded(httpHost);
    int port = httpPort.port(DEFAULT_HTTP_PORT);
    return Serving.on(
        host,
        port,
        () ->
            WholeSystem.start(
                new WholeSystem.Settings(
                    directory,
                    force,
                    kafkaPort,
                    host,
                    port,
                    clock.now(clockUnlessGiven, wall),
                    viewTokens.read(),
                    eventTokens.read()),
                lifetime,
                wall,
                feed));
  }

  /** Says where to look. */
  void announce(WholeSystem system, Path directory, ForceProfile force, PrintWriter out) {
    String base = "http://localhost:" + system.httpPort();
    out.printf("Peelboard %s: %s%n", Build.version(), force.name());
    out.printf("  board     %s/%n", base);
    out.printf("  figures   %s/api/v1/kpis%n", base);
    out.printf("  metrics   %s/metrics%n", base);
    out.printf("  events    POST %s/api/v1/events%n", base);
    out.printf("  Kafka     %s%n", system.bootstrapServers());
    out.printf("  data      %s (log: peelboard.log)%n", directory);
    out.printf("Ctrl-C stops it; started again it goes on where it stopped.%n");
    out.flush();
  }
}
