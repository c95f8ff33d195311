package uk.peelboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.api.Route;
import uk.peelboard.views.tally.Now;

class OpenApiTest {
  /** Of another module, on this port in one process with it. */
  private static final String INGEST = "/api/v1/events";

  private static RunningViews views;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    Story story = new Story(new Definitions(Force.SMALL));
    story.call("C0", "999", "North", "2024-07-24T10:00:00").answeredAfter(4);
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    story.incident("I1", "P1", "North", "2024-07-31T10:00:00");
    views =
        new RunningViews(
                new TallyTopic().holding(story),
                StoryEntities.of(story),
                Now::wall,
                Story.time("2024-07-31T18:00:00"),
                ViewTokens.NONE)
            .whenReady();
    document = views.json("/api/v1/openapi.json");
  }

  @AfterAll
  static void close() {
    views.close();
  }

  @Test
  void hasThisBuildsVersion() {
    assertThat(document.at("/info/version").textValue()).isEqualTo("1.2.3-test");
    assertThat(document.get("openapi").textValue()).startsWith("3.1.");
  }

  @Test
  void describesEveryRouteAndNoOther() {
    Set<String> routes = new TreeSet<>(Set.of(INGEST));
    views.server().routes().stream().map(Route::path).forEach(routes::add);
    Set<String> described = new TreeSet<>();
    document.get("paths").fieldNames().forEachRemaining(described::add);

    assertThat(described).isEqualTo(routes);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    document
        .findValuesAsText("$ref")
        .forEach(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void operationsAreNamedOnce() {
    List<String> ids = document.findValuesAsText("operationId");

    assertThat(ids).doesNotHaveDuplicates().hasSize(document.get("paths").size());
  }

  @Test
  void examplesAreAsTheirSchemasSay() {
    List<JsonNode> contents = document.findValues("content");
    int examples = 0;
    for (JsonNode content : contents) {
      for (JsonNode media : content) {
        if (media.has("example") && media.at("/schema/type").asText().isEmpty()) {
          assertThat(violations(media.get("schema"), media.get("example"), "")).isEmpty();
          examples++;
        }
      }
    }
    assertThat(examples).isGreaterThan(5);
  }

  @Test
  void answersAreAsTheirSchemasSay() {
    expect("Catalogue", views.json("/api/v1/kpis"));
    expect("Force", views.json("/api/v1/force"));
    expect("Health", views.json("/health/ready"));
    expect("Health", views.json("/health/live"));
    for (JsonNode kpi : views.json("/api/v1/kpis").get("kpis")) {
      String by = kpi.get("dimensions").isEmpty() ? "" : "&by=" + kpi.at("/dimensions/0").asText();
      String path = "/api/v1/kpis/" + kpi.get("id").textValue() + "?interval=week" + by;
      expect("Answer", views.json(path));
      String explained = "/api/v1/kpis/" + kpi.get("id").textValue() + "/explain?events=true";
      expect("Explained", views.json(explained));
    }
    String publication = "/api/v1/updates/2024-W30/publication";
    expect("Published", RunningViews.parse(views.post(publication, "{}").body()));
    for (String period : List.of("2024-07", "2024-W30", "2025-01")) {
      expect("Update", views.json("/updates/" + period + ".json"));
    }
    expect("Problem", RunningViews.parse(views.get("/api/v1/kpis/none").body()));
    expect("Problem", RunningViews.parse(views.get("/api/v1/kpis/calls-presented?by=x").body()));
  }

  private static void expect(String schema, JsonNode answer) {
    assertThat(violations(document.at("/components/schemas/" + schema), answer, schema))
        .as(answer.toString())
        .isEmpty();
  }

  /** What of JSON Schema the document uses: types, required, enum, properties and items. */
  private static List<String> violations(JsonNode schema, JsonNode value, String at) {
    if (schema.has("$ref")) {
      return violations(document.at(schema.get("$ref").textValue().substring(1)), value, at);
    }
    List<String> violations = new ArrayList<>();
    if (schema.has("type") && !hasType(schema.get("type"), value)) {
      violations.add(at + " is no " + schema.get("type") + ": " + value);
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      violations.add(at + " is none of " + schema.get("enum") + ": " + value);
    }
    for (JsonNode name : schema.path("required")) {
      if (value.isObject() && !value.has(name.textValue())) {
        violations.add(at + " lacks " + name);
      }
    }
    value
        .properties()
        .forEach(
            field -> {
              JsonNode property = schema.path("properties").path(field.getKey());
              JsonNode other = schema.path("additionalProperties");
              JsonNode ofField = property.isMissingNode() ? other : property;
              if (ofField.isMissingNode() && schema.has("properties")) {
                violations.add(at + "/" + field.getKey() + " is not described");
              } else {
                violations.addAll(violations(ofField, field.getValue(), at + "/" + field.getKey()));
              }
            });
    if (value.isArray()) {
      value.forEach(
          item -> violations.addAll(violations(schema.path("items"), item, at + "/items")));
    }
    return violations;
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (hasType(one, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.textValue()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
