package uk.peelboard.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventSink;
import uk.peelboard.ingest.cloudevent.CloudEventReader;
import uk.peelboard.ingest.cloudevent.InvalidEventException;

/**
 * {@code POST /api/v1/events}: takes one CloudEvent or a batch and answers 202 once Kafka has
 * acknowledged, with a result per event. A bad event is rejected alone; it is told to the sender
 * and counted, and goes nowhere else.
 */
public final class EventsEndpoint {
  public static final String PATH = "/api/v1/events";

  private static final Logger LOG = LoggerFactory.getLogger(EventsEndpoint.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_ECHO = 100;

  private final EventSink sink;
  private final BearerTokens tokens;
  private final Limits limits;
  private final CloudEventReader reader;
  private final IngestMeters meters;

  /**
   * @param maxBodyBytes what is larger is answered with 413 before it is read whole
   * @param acknowledgement how long Kafka may take before the answer is 503
   */
  public record Limits(int maxBodyBytes, Duration acknowledgement) {
    public static final Limits DEFAULT = new Limits(5 * 1024 * 1024, Duration.ofSeconds(15));
  }

  public EventsEndpoint(
      EventSink sink, BearerTokens tokens, Limits limits, MeterRegistry registry, Clock clock) {
    this.sink = sink;
    this.tokens = tokens;
    this.limits = limits;
    this.reader = new CloudEventReader(clock);
    this.meters = new IngestMeters(registry);
  }

  /** Adds the route to a server that is being configured. */
  public void register(JavalinConfig config) {
    config.routes.post(PATH, this::post);
  }

  /** Whether only holders of a token may send events. */
  public boolean guarded() {
    return tokens.required();
  }

  private void post(Context context) throws IOException {
    try {
      authorise(context);
      take(context, RequestBody.read(context, limits.maxBodyBytes()));
    } catch (RequestProblem problem) {
      answer(context, problem);
      if (problem.status() == 413) {
        RequestBody.answerAndDiscard(context);
      }
    }
  }

  private void authorise(Context context) throws RequestProblem {
    String authorization = context.header("Authorization");
    if (!tokens.allow(authorization)) {
      String challenge = "Bearer realm=\"peelboard\"";
      throw new RequestProblem(
          401,
          "A bearer token is needed",
          "send the header Authorization: Bearer TOKEN with a token that is valid here",
          Map.of(
              "WWW-Authenticate",
              authorization == null ? challenge : challenge + ", error=\"invalid_token\"",
              "Connection",
              "close"));
    }
  }

  private void take(Context context, RequestBody body) throws RequestProblem {
    ArrayNode results = MAPPER.createArrayNode();
    List<AddressedEvent> accepted = new ArrayList<>();
    for (int i = 0; i < body.events().size(); i++) {
      JsonNode json = body.events().get(i);
      try {
        AddressedEvent event = reader.read(json);
        accepted.add(event);
        results.addObject().put("id", event.event().id().toString()).put("status", "accepted");
      } catch (InvalidEventException invalid) {
        meters.rejected(invalid.code());
        reject(results.addObject(), json, body.pointer(i), invalid);
      }
    }
    if (accepted.isEmpty()) {
      answer(context, results, results.isEmpty() ? 202 : 400);
      return;
    }
    List<CompletableFuture<Void>> sent =
        sink.offer(accepted)
            .orElseThrow(
                () ->
                    new RequestProblem(
                        429,
                        "Too much is under way",
                        "Kafka is slower than what is being sent; wait and send the same again",
                        Map.of("Retry-After", "1")));
    context.future(
        () ->
            CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                .orTimeout(limits.acknowledgement().toMillis(), TimeUnit.MILLISECONDS)
                // Not on Kafka's thread, which all senders share.
                .handleAsync(
                    (done, failure) -> {
                      ended(context, results, accepted.size(), failure);
                      return null;
                    }));
  }

  private void ended(Context context, ArrayNode results, int events, Throwable failure) {
    if (failure == null) {
      meters.accepted(events);
      answer(context, results, 202);
      return;
    }
    meters.failed(events);
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.warn("{} events were not acknowledged", events, cause);
    answer(
        context,
        RequestProblem.unreachable(
            cause instanceof TimeoutException
                ? "it did not acknowledge within " + limits.acknowledgement().toSeconds() + " s"
                : "it did not acknowledge the events"));
  }

  private static void reject(
      ObjectNode result, JsonNode json, String pointer, InvalidEventException invalid) {
    JsonNode id = json.path("id");
    if (id.isTextual() && id.textValue().length() <= LONGEST_ECHO) {
      result.put("id", id.textValue());
    } else {
      result.putNull("id");
    }
    result.put("status", "rejected");
    result.put("pointer", pointer + invalid.pointer());
    result.put("reason", invalid.getMessage());
  }

  private void answer(Context context, ArrayNode results, int status) {
    meters.answered(status);
    ObjectNode body = MAPPER.createObjectNode();
    body.set("results", results);
    context.status(status).contentType("application/json").result(body.toString());
  }

  private void answer(Context context, RequestProblem problem) {
    meters.answered(problem.status());
    problem.answer(context);
  }
}
