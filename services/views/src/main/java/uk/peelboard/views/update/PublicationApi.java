package uk.peelboard.views.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.api.Route;

/** Publishes updates when the force asks for it. */
public final class PublicationApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_REASON = 1_000;

  private final Publishing publishing;

  public PublicationApi(Publishing publishing) {
    this.publishing = publishing;
  }

  public List<Route> routes() {
    return List.of(Route.post("/api/v1/updates/{period}/publication", this::publish));
  }

  private void publish(Context context) {
    UpdatePeriod period = UpdatePages.period(context.pathParam("period"));
    FrozenUpdate published = publishing.publish(period, reason(body(context)));
    ObjectNode answer = MAPPER.createObjectNode();
    answer.put("period", published.period());
    answer.put("version", published.version());
    answer.put("at", published.at().toString());
    context
        .status(201)
        .header("Location", "/updates/" + published.period())
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(answer.toString());
  }

  private static JsonNode body(Context context) {
    String type = context.contentType();
    // Pages of other sites can have a browser send forms here, but not JSON.
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw Problem.of(415, "send {\"supersede\": false} as application/json");
    }
    try {
      JsonNode body = MAPPER.readTree(context.bodyAsBytes());
      if (body.isObject()
          && isOrMissing(body.path("supersede").isBoolean(), body, "supersede")
          && isOrMissing(body.path("reason").isTextual(), body, "reason")) {
        return body;
      }
    } catch (IOException e) {
      throw Problem.of(400, "the body is not JSON: " + e.getMessage());
    }
    throw Problem.of(
        400, "the body is an object with supersede, true or false, and reason, a text or null");
  }

  private static boolean isOrMissing(boolean is, JsonNode body, String name) {
    return is || body.path(name).isMissingNode() || body.path(name).isNull();
  }

  /** Why the version before is superseded; null where none is. */
  private static String reason(JsonNode body) {
    String reason = body.path("reason").asText("").strip();
    if (!body.path("supersede").asBoolean(false)) {
      if (!body.path("reason").isNull() && !reason.isEmpty()) {
        throw Problem.of(400, "a reason is given for what supersedes: say supersede as well");
      }
      return null;
    }
    if (reason.isEmpty() || body.path("reason").isNull()) {
      throw Problem.of(400, "reason: say why, so that readers know what was wrong");
    }
    if (reason.length() > LONGEST_REASON) {
      throw Problem.of(400, "reason: at most %,d characters".formatted(LONGEST_REASON));
    }
    return reason;
  }
}
