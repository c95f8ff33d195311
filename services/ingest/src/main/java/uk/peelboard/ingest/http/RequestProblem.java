package uk.peelboard.ingest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;

/** Why a request as a whole got nowhere, as problem details (RFC 9457). */
final class RequestProblem extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String CONTENT_TYPE = "application/problem+json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final String title;
  private final TreeMap<String, String> headers = new TreeMap<>();

  RequestProblem(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  RequestProblem(int status, String title, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.headers.putAll(headers);
  }

  static RequestProblem unreachable(String detail) {
    return new RequestProblem(
        503,
        "Kafka is not reachable",
        detail + "; sending the same events again does no harm",
        Map.of("Retry-After", "5"));
  }

  int status() {
    return status;
  }

  void answer(Context context) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", getMessage());
    headers.forEach(context::header);
    context.status(status).contentType(CONTENT_TYPE).result(body.toString());
  }
}
