package uk.peelboard.ingest.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Ingest alone: the events' route and the health routes on a port of their own. */
public final class IngestServer implements AutoCloseable {
  private final Javalin server;

  private IngestServer(Javalin server) {
    this.server = server;
  }

  /**
   * @param port or 0 for any that is free
   * @param ready whether events sent now would reach Kafka; may take some seconds to say
   * @param more further routes, such as metrics
   * @throws IllegalArgumentException when others could send events without a token
   */
  public static IngestServer start(
      String host,
      int port,
      EventsEndpoint endpoint,
      BooleanSupplier ready,
      Consumer<JavalinConfig> more) {
    if (!endpoint.guarded() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "to listen on " + host + ", beyond this machine, bearer tokens have to be configured");
    }
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.prefer405over404 = true;
              config.jetty.host = host;
              config.jetty.port = port;
              endpoint.register(config);
              config.routes.get("/health/live", context -> context.result("live"));
              config.routes.get(
                  "/health/ready",
                  context -> {
                    boolean isReady = ready.getAsBoolean();
                    context
                        .status(isReady ? 200 : 503)
                        .result(isReady ? "ready" : "Kafka is not reachable");
                  });
              more.accept(config);
            });
    return new IngestServer(server.start());
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no such host: " + host, e);
    }
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
