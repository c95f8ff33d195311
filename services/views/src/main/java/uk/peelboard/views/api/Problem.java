package uk.peelboard.views.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Collection;
import java.util.List;

/** Why a request is not answered, as RFC 9457 has it. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final String parameter;
  private final transient List<String> allowed;
  private final int retryAfterSeconds;

  private Problem(
      int status,
      String detail,
      String parameter,
      Collection<String> allowed,
      int retryAfterSeconds) {
    super(detail);
    this.status = status;
    this.parameter = parameter;
    this.allowed = List.copyOf(allowed);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  private Problem(int status, String detail, String parameter, Collection<String> allowed) {
    this(status, detail, parameter, allowed, 1);
  }

  public static Problem of(int status, String detail) {
    return new Problem(status, detail, null, List.of());
  }

  /**
   * What cannot be answered now.
   *
   * @param seconds after which to ask again
   */
  public static Problem later(int status, String detail, int seconds) {
    return new Problem(status, detail, null, List.of(), seconds);
  }

  /** A parameter that cannot be taken as it is. */
  public static Problem badParameter(String parameter, String detail) {
    return new Problem(400, detail, parameter, List.of());
  }

  /**
   * @param allowed what could be there instead
   */
  static Problem badParameter(String parameter, String detail, Collection<String> allowed) {
    return new Problem(400, detail, parameter, allowed);
  }

  /**
   * @param similar what may have been meant
   */
  static Problem notFound(String detail, Collection<String> similar) {
    return new Problem(404, detail, null, similar);
  }

  public int status() {
    return status;
  }

  /** The parameter that cannot be taken as it is; null where it is not about one. */
  public String parameter() {
    return parameter;
  }

  /** What could be there instead; empty where that cannot be said. */
  public List<String> allowed() {
    return allowed;
  }

  /** As programs read it. */
  public void answer(Context context) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("type", "about:blank");
    body.put("title", HttpStatus.forStatus(status).getMessage());
    body.put("status", status);
    body.put("detail", getMessage());
    if (parameter != null) {
      body.put("parameter", parameter);
    }
    if (!allowed.isEmpty()) {
      allowed.forEach(body.withArray(status == 404 ? "similar" : "allowed")::add);
    }
    answer(context, "application/problem+json", body.toString());
  }

  /** In other words. */
  public void answer(Context context, String contentType, String body) {
    if (status == 503 || status == 429) {
      context.header("Retry-After", Integer.toString(retryAfterSeconds));
    }
    context
        .status(status)
        .header("Cache-Control", "no-store")
        .contentType(contentType)
        .result(body);
  }
}
