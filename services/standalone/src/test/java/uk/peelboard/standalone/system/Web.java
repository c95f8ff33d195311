package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a process serves over HTTP.
 *
 * @param base the address without a path
 */
record Web(String base) {
  static final String EVENT = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The body of what is there. */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Whether something is there. */
  boolean has(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode()
        == 200;
  }

  Metrics metrics() throws IOException, InterruptedException {
    return Metrics.read(get("/metrics"));
  }

  /** How many events the pipeline has accounted for, whatever became of them. */
  long accountedFor() throws IOException, InterruptedException {
    // Of thousands of series no others are asked for: this is asked again and again.
    String page = get("/metrics?name%5B%5D=peelboard_events_total");
    return (long) Metrics.read(page).sum("peelboard_events_total", Map.of());
  }

  /** The rows of an answer of the KPI API. */
  JsonNode rows(String kpi, String query) throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v1/kpis/" + kpi + "?" + query)).get("rows");
  }

  /** A figure with its entities. */
  JsonNode explained(String kpi, String query) throws IOException, InterruptedException {
    return parsed(get("/api/v1/kpis/" + kpi + "/explain?" + query));
  }

  static JsonNode parsed(String json) throws IOException {
    return JSON.readTree(json);
  }

  double value(String kpi, String query) throws IOException, InterruptedException {
    return row(kpi, query).get("value").doubleValue();
  }

  double peak(String kpi, String query) throws IOException, InterruptedException {
    return row(kpi, query).get("peak").doubleValue();
  }

  /** The only row of an answer. */
  JsonNode row(String kpi, String query) throws IOException, InterruptedException {
    JsonNode rows = rows(kpi, query);
    assertThat(rows).as("%s %s: %s", kpi, query, rows).hasSize(1);
    return rows.get(0);
  }

  /** The field {@code column} of each row by the code of the one dimension that it is asked by. */
  Map<String, Double> by(String dimension, String column, String kpi, String query)
      throws IOException, InterruptedException {
    Map<String, Double> all = new LinkedHashMap<>();
    for (JsonNode row : rows(kpi, query + "&by=" + dimension)) {
      if (!row.get(column).isNull()) {
        all.put(row.get(dimension).textValue(), row.get(column).doubleValue());
      }
    }
    return all;
  }

  HttpResponse<String> post(String contentType, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request("/api/v1/events").header("Content-Type", contentType).POST(body).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The result of each event, which the request as a whole has to have. */
  JsonNode results(String contentType, String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = post(contentType, HttpRequest.BodyPublishers.ofString(body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body()).get("results");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }
}
