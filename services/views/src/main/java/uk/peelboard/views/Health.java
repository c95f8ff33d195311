package uk.peelboard.views;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import uk.peelboard.views.api.Route;

/** Whether the process lives and whether it can be relied on, part by part. */
public final class Health {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * One part of the process.
   *
   * @param ready whether what depends on it can be relied on
   * @param state in a few words
   * @param details by name: text, numbers, yes/no or null
   */
  public record Component(boolean ready, String state, Map<String, Object> details) {
    public Component {
      details = new LinkedHashMap<>(details);
    }
  }

  private final Map<String, Supplier<Component>> components = new ConcurrentHashMap<>();

  /**
   * Has a part asked about whenever somebody asks; the answer must come at once.
   *
   * @throws IllegalArgumentException when there is one of that name
   */
  public void register(String name, Supplier<Component> component) {
    if (components.putIfAbsent(name, component) != null) {
      throw new IllegalArgumentException("two components are called " + name);
    }
  }

  /** Whether all parts are ready. */
  public boolean isReady() {
    return components.values().stream().allMatch(component -> component.get().ready());
  }

  List<Route> routes() {
    return List.of(
        Route.open("/health/live", context -> answer(context, false)),
        Route.open("/health/ready", context -> answer(context, true)));
  }

  private void answer(Context context, boolean askedForReady) {
    ObjectNode parts = MAPPER.createObjectNode();
    boolean allReady = true;
    for (String name : components.keySet().stream().sorted().toList()) {
      Component component = components.get(name).get();
      allReady &= component.ready();
      ObjectNode part = parts.putObject(name);
      part.put("ready", component.ready());
      part.put("state", component.state());
      component.details().forEach((detail, value) -> part.set(detail, MAPPER.valueToTree(value)));
    }
    boolean good = allReady || !askedForReady;
    ObjectNode body = MAPPER.createObjectNode();
    body.put("status", askedForReady ? (allReady ? "ready" : "not ready") : "live");
    body.set("components", parts);
    if (!good) {
      context.header("Retry-After", "1");
    }
    context
        .status(good ? 200 : 503)
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(body.toString());
  }
}
