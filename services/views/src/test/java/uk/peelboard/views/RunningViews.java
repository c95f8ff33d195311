package uk.peelboard.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import uk.peelboard.domain.tally.CellTallies;
import uk.peelboard.views.api.Entities;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyReader;
import uk.peelboard.views.update.EarlierTallies;

/** Views on a free port, reading a topic that tests write. */
public final class RunningViews implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(20).toNanos();

  private static final EarlierTallies NOTHING_EARLIER = (moment, beat) -> new CellTallies();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ViewsServer server;

  public RunningViews(TallyTopic topic, Instant now) {
    this(topic, clock -> Now.wall(clock), now, ViewTokens.NONE);
  }

  /** Which moment figures are as of, given the time of day. */
  @FunctionalInterface
  public interface Clocks {
    Now of(Clock clock);
  }

  public RunningViews(TallyTopic topic, Clocks clocks, Instant now, ViewTokens tokens) {
    this(topic, (kinds, records, visitor, beat) -> {}, clocks, now, tokens);
  }

  public RunningViews(
      TallyTopic topic, Entities entities, Clocks clocks, Instant now, ViewTokens tokens) {
    this(topic, new UpdatesTopic(), entities, NOTHING_EARLIER, clocks, now, tokens);
  }

  public RunningViews(TallyTopic topic, UpdatesTopic updates, Instant now, ViewTokens tokens) {
    this(
        topic,
        updates,
        (kinds, records, visitor, beat) -> {},
        NOTHING_EARLIER,
        Now::wall,
        now,
        tokens);
  }

  public RunningViews(
      TallyTopic topic,
      UpdatesTopic updates,
      Entities entities,
      EarlierTallies earlier,
      Clocks clocks,
      Instant now,
      ViewTokens tokens) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    ViewsSettings settings =
        new ViewsSettings(
            new Properties(),
            Force.SMALL,
            clocks.of(clock),
            "127.0.0.1",
            0,
            tokens,
            Optional.empty(),
            "1.2.3-test");
    server =
        new ViewsServer(
            settings,
            entities,
            earlier,
            clock,
            table -> new TallyReader(() -> topic, table, clock, Duration.ofMillis(10)),
            updates.log(),
            Map::of);
    server.start();
  }

  public ViewsServer server() {
    return server;
  }

  public RunningViews whenReady() {
    waitUntil(() -> get("/health/ready").statusCode() == 200);
    return this;
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  public JsonNode json(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(
          path + " answered " + response.statusCode() + ": " + response.body());
    }
    return parse(response.body());
  }

  public HttpResponse<String> post(String path, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return send(
        "POST", path, HttpRequest.BodyPublishers.ofString(json), all.toArray(String[]::new));
  }

  public HttpResponse<String> send(String method, String path, String... headers) {
    return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  private HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Polls without sleeping; fails when it takes too long. */
  public static void waitUntil(BooleanSupplier condition) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > LONGEST_WAIT_NANOS) {
        throw new AssertionError("waited in vain");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
