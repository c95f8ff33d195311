package uk.peelboard.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.http.BearerTokens;
import uk.peelboard.ingest.http.EventsEndpoint;
import uk.peelboard.pipeline.Kafka;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.pipeline.PipelineSettings;
import uk.peelboard.pipeline.Progress;
import uk.peelboard.pipeline.TopicSetup;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.Topics;
import uk.peelboard.standalone.broker.EmbeddedBroker;
import uk.peelboard.views.ViewTokens;
import uk.peelboard.views.ViewsServer;
import uk.peelboard.views.ViewsSettings;
import uk.peelboard.views.tally.Now;

/** Everything in one process: broker, pipeline, views, and events in over HTTP on the same port. */
public final class WholeSystem {

  /** The only instance there is; its name lets a restart go on without waiting for a session. */
  private static final String INSTANCE = "whole-system";

  /** A restart ends the transaction of a process that was killed, so this is never waited for. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

  /**
   * What to run.
   *
   * @param dataDirectory where all of it keeps what must survive a restart
   * @param kafkaPort for the broker, 0 for any that is free
   * @param httpPort for views and events, 0 for any that is free
   * @param now what figures are as of
   * @param viewTokens without which no figures are shown
   * @param tokens which let programs send events
   */
  public record Settings(
      Path dataDirectory,
      ForceProfile profile,
      int kafkaPort,
      String httpHost,
      int httpPort,
      Now now,
      ViewTokens viewTokens,
      BearerTokens tokens) {}

  private final EventPublisher publisher;
  private final String bootstrapServers;
  private final ViewsServer views;

  private WholeSystem(EventPublisher publisher, String bootstrapServers, ViewsServer views) {
    this.publisher = publisher;
    this.bootstrapServers = bootstrapServers;
    this.views = views;
  }

  /**
   * Starts one part after the other.
   *
   * @param lifetime which closes them again, and is told when one of them fails
   * @param feed is given the publisher as soon as events can be published
   * @throws UserError when something stands in the way that the user can put right
   */
  public static WholeSystem start(
      Settings settings, Lifetime lifetime, Clock clock, Consumer<EventPublisher> feed) {
    EmbeddedBroker broker =
        lifetime.closes(
            "broker",
            EmbeddedBroker.start(
                settings.dataDirectory().resolve("kafka"), settings.kafkaPort(), lifetime::fail));
    Kafka kafka = new Kafka(Map.of("bootstrap.servers", broker.bootstrapServers()));
    new TopicSetup(kafka).ensure(Topics.DEFAULT_EVENT_PARTITIONS, Optional.empty());
    broker.syncEveryAppend(topicsNotToLose());
    // Beside what follows: each takes seconds, and neither needs the other.
    CompletableFuture<Pipeline> starting =
        CompletableFuture.supplyAsync(
            () -> lifetime.closes("pipeline", pipeline(settings, kafka, lifetime, clock)));
    EventPublisher publisher =
        lifetime.closes("publisher", EventPublisher.connect(broker.bootstrapServers(), Map.of()));
    feed.accept(publisher);
    ViewsServer views = views(settings, broker, kafka, clock);
    addEvents(views, settings, publisher, clock);
    views.health().register("pipeline", () -> PipelineHealth.of(starting));
    lifetime.closes("views", started(views));
    joined(starting).bindTo(views.registry());
    return new WholeSystem(publisher, broker.bootstrapServers(), views);
  }

  private static List<String> topicsNotToLose() {
    return Stream.concat(
            Arrays.stream(EntityKind.values()).map(EntityKind::topic),
            Stream.of(Topics.REJECTED_EVENTS.name(), Topics.PUBLISHED_UPDATES.name()))
        .toList();
  }

  private static ViewsServer views(
      Settings settings, EmbeddedBroker broker, Kafka kafka, Clock clock) {
    Properties client = new Properties();
    client.put("bootstrap.servers", broker.bootstrapServers());
    LoggedEntities entities = new LoggedEntities(kafka, new Definitions(settings.profile()), clock);
    return new ViewsServer(
        new ViewsSettings(
            client,
            settings.profile(),
            settings.now(),
            settings.httpHost(),
            settings.httpPort(),
            settings.viewTokens(),
            Optional.of(settings.dataDirectory().resolve("views")),
            Build.version()),
        entities,
        entities,
        clock);
  }

  private static ViewsServer started(ViewsServer views) {
    try {
      views.start();
      return views;
    } catch (RuntimeException e) {
      views.close();
      throw e;
    }
  }

  private static void addEvents(
      ViewsServer views, Settings settings, EventPublisher publisher, Clock clock) {
    EventsEndpoint endpoint =
        new EventsEndpoint(
            publisher, settings.tokens(), EventsEndpoint.Limits.DEFAULT, views.registry(), clock);
    publisher.bindTo(views.registry());
    views.addRoutes(endpoint::register);
  }

  private static Pipeline pipeline(Settings settings, Kafka kafka, Lifetime lifetime, Clock clock) {
    Path stateDirectory = settings.dataDirectory().resolve("pipeline");
    try {
      Files.createDirectories(stateDirectory);
    } catch (IOException e) {
      throw new UserError("%s can't be made: %s".formatted(stateDirectory, e), e);
    }
    PipelineSettings one =
        new PipelineSettings(
            kafka,
            new Definitions(settings.profile()),
            stateDirectory,
            Optional.of(INSTANCE),
            Math.min(2, Runtime.getRuntime().availableProcessors()),
            Topics.DEFAULT_EVENT_PARTITIONS,
            Optional.empty(),
            Admission.DEFAULT_HORIZON,
            TRANSACTION_TIMEOUT,
            PipelineSettings.DEFAULT_CHECKPOINT_EVERY);
    return Pipeline.start(
        one,
        clock,
        Progress.SILENT,
        () -> lifetime.fail(new UserError("the pipeline has stopped; the log says why")));
  }

  private static Pipeline joined(CompletableFuture<Pipeline> starting) {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  public EventPublisher publisher() {
    return publisher;
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public int httpPort() {
    return views.port();
  }
}
