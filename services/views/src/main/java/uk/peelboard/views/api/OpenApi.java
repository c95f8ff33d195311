package uk.peelboard.views.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The description of everything under HTTP, ingest included. */
public final class OpenApi {
  private static final String RESOURCE = "/uk/peelboard/views/openapi.json";

  private final String document;

  public OpenApi(String version) {
    try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
      ObjectNode root = (ObjectNode) new ObjectMapper().readTree(in);
      ((ObjectNode) root.get("info")).put("version", version);
      document = root.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a part of the program is damaged: " + RESOURCE, e);
    }
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/openapi.json",
            context ->
                context
                    .header("Cache-Control", "no-cache")
                    .contentType("application/json")
                    .result(document)));
  }
}
