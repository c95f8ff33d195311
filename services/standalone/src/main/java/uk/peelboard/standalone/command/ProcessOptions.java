package uk.peelboard.standalone.command;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.ProcessServer;
import uk.peelboard.views.ViewTokens;

/** Whether a service without pages of its own serves its metrics and health, and where. */
final class ProcessOptions {
  @Mixin private HttpHostOption host;
  @Mixin private ViewTokenOption viewToken;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description =
          "port for /metrics and /health, 0 for any that is free (default: they are not served)")
  private Integer port;

  /** Listening, where a port is given. */
  Optional<ProcessServer> start(Lifetime lifetime) {
    if (port == null) {
      return Optional.empty();
    }
    String address = host.guardedBy(viewToken.isGiven(), ViewTokenOption.NAME);
    ViewTokens tokens = new ViewTokens(viewToken.read(), null);
    return Optional.of(
        lifetime.closes("http", Serving.on(address, port, () -> server(address, tokens))));
  }

  private ProcessServer server(String address, ViewTokens tokens) {
    try {
      return ProcessServer.start(address, port, tokens);
    } catch (IllegalArgumentException e) {
      throw new UserError("%s: %s".formatted(ViewTokenOption.NAME, e.getMessage()), e);
    }
  }

  /** Says that it has started, for which Kafka, and where to look. */
  void announce(CommandSpec spec, String what, KafkaOptions kafka, Optional<ProcessServer> server) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s%s, for Kafka at %s%n",
            what,
            server
                .map(one -> "; metrics at http://%s:%d/metrics".formatted(host.name(), one.port()))
                .orElse(""),
            kafka.bootstrapServers());
    spec.commandLine().getOut().flush();
  }
}
