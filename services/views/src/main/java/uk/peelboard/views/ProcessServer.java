package uk.peelboard.views;

import io.javalin.Javalin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.views.api.Route;
import uk.peelboard.views.metrics.MetricsPage;

/** What a process without pages of its own serves: {@code /metrics} and its health. */
public final class ProcessServer implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProcessMetrics process = new ProcessMetrics();
  private final Health health = new Health();
  private final Javalin server;

  private ProcessServer(String host, int port, ViewTokens tokens) {
    process.bindTo(registry);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new MetricsPage(registry.getPrometheusRegistry()).routes());
    routes.addAll(health.routes());
    server = HttpFace.of(host, port, tokens, routes, List.of());
  }

  /**
   * Listens. Health is of what is registered later.
   *
   * @param port or 0 for any that is free
   * @throws IllegalArgumentException when others could see metrics without a token
   */
  public static ProcessServer start(String host, int port, ViewTokens tokens) {
    ProcessServer one = new ProcessServer(host, port, tokens);
    one.server.start();
    return one;
  }

  /** What is exported at {@code /metrics} beside what the process says of itself. */
  public MeterRegistry registry() {
    return registry;
  }

  public Health health() {
    return health;
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
    process.close();
    registry.close();
  }
}
