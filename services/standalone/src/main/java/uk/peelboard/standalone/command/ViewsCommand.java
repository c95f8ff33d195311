package uk.peelboard.standalone.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.Build;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.LoggedEntities;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.ViewsServer;
import uk.peelboard.views.ViewsSettings;

/** Tallies to people, against any Kafka. */
@Command(
    name = "views",
    description =
        "Serves the board, the KPI API and /metrics from the tallies. Any number may run beside each other.")
public final class ViewsCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8080;

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;
  @Mixin private HttpHostOption httpHost;
  @Mixin private HttpPortOption httpPort;
  @Mixin private ViewTokensOption viewTokens;
  @Mixin private ClockOption clock;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description =
          "where it keeps what it has read between runs, its own alone: a start is then several times as fast; without one, all tallies are read at every start")
  private Path stateDirectory;

  @Override
  public Integer call() {
    Clock wall = Clock.systemUTC();
    Properties client = new Properties();
    client.putAll(kafka.kafka().clientConfig());
    String host = viewTokens.guarded(httpHost);
    ForceProfile force = profile.load();
    LoggedEntities entities = new LoggedEntities(kafka.kafka(), new Definitions(force), wall);
    ViewsSettings settings =
        new ViewsSettings(
            client,
            force,
            clock.now(ClockOption.Kind.WALL, wall),
            host,
            httpPort.port(DEFAULT_PORT),
            viewTokens.read(),
            Optional.ofNullable(stateDirectory),
            Build.version());
    try (Lifetime lifetime = Lifetime.begin()) {
      ViewsServer server = lifetime.closes("views", started(settings, entities, wall));
      spec.commandLine()
          .getOut()
          .printf(
              "figures at http://%s:%d/, from Kafka at %s%n",
              host, server.port(), kafka.bootstrapServers());
      spec.commandLine().getOut().flush();
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }

  private static ViewsServer started(ViewsSettings settings, LoggedEntities entities, Clock wall) {
    return Serving.on(
        settings.host(),
        settings.port(),
        () -> {
          try {
            ViewsServer server = new ViewsServer(settings, entities, entities, wall);
            server.start();
            return server;
          } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
          }
        });
  }
}
