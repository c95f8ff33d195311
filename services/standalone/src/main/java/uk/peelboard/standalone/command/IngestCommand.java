package uk.peelboard.standalone.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.http.EventsEndpoint;
import uk.peelboard.ingest.http.IngestServer;
import uk.peelboard.standalone.Lifetime;
import uk.peelboard.views.ProcessMetrics;

/** Events in over HTTP, against any Kafka. */
@Command(
    name = "ingest",
    description = "Takes events over HTTP, as CloudEvents, and publishes them to Kafka.")
public final class IngestCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8081;

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private HttpHostOption httpHost;
  @Mixin private HttpPortOption httpPort;
  @Mixin private EventTokenOption eventTokens;

  @Override
  public Integer call() {
    String host = eventTokens.guarded(httpHost);
    try (Lifetime lifetime = Lifetime.begin()) {
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      lifetime.closes("metrics", new ProcessMetrics()).bindTo(registry);
      EventPublisher publisher =
          lifetime.closes(
              "publisher",
              EventPublisher.connect(kafka.bootstrapServers(), kafka.clientProperties()));
      publisher.bindTo(registry);
      EventsEndpoint endpoint =
          new EventsEndpoint(
              publisher,
              eventTokens.read(),
              EventsEndpoint.Limits.DEFAULT,
              registry,
              Clock.systemUTC());
      IngestServer server =
          lifetime.closes(
              "http",
              Serving.on(
                  host,
                  httpPort.port(DEFAULT_PORT),
                  () ->
                      IngestServer.start(
                          host,
                          httpPort.port(DEFAULT_PORT),
                          endpoint,
                          () -> publisher.reaches(EntityKind.CALL.topic()),
                          config ->
                              config.routes.get(
                                  "/metrics",
                                  context ->
                                      context
                                          .contentType("text/plain; version=0.0.4; charset=utf-8")
                                          .result(registry.scrape())))));
      spec.commandLine()
          .getOut()
          .printf(
              "taking events at http://%s:%d%s, for Kafka at %s%n",
              host, server.port(), EventsEndpoint.PATH, kafka.bootstrapServers());
      spec.commandLine().getOut().flush();
      lifetime.await();
    }
    return CommandLine.ExitCode.OK;
  }
}
