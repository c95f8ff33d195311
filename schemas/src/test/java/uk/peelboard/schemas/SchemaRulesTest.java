package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Each rule catches what it is there for. */
class SchemaRulesTest {
  private static final String VERSION_1 =
      """
      {"type": "record", "name": "E", "fields": [
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "payload", "type": [
          {"type": "record", "name": "Happened", "fields": [
            {"name": "how", "type":
              {"type": "enum", "name": "How", "symbols": ["A", "UNKNOWN"], "default": "UNKNOWN"}}]},
          {"type": "record", "name": "Withdrawn", "fields": []}
        ]}]}
      """;
  private static final String NEW_FIELD =
      "{\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null},";

  @Test
  void acceptWhatIsReleased() {
    assertThat(violations(VERSION_1, VERSION_1)).isEmpty();
  }

  @Test
  void acceptANullableFieldThatIsNewAndReleased() {
    String next = VERSION_1.replace("{\"name\": \"payload\"", NEW_FIELD + "{\"name\": \"payload\"");
    assertThat(violations(next, VERSION_1, next)).isEmpty();
  }

  @Test
  void acceptANewSymbolWhereTheEnumHasADefault() {
    String next = VERSION_1.replace("\"UNKNOWN\"],", "\"UNKNOWN\", \"B\"],");
    assertThat(violations(next, VERSION_1, next)).isEmpty();
  }

  @Test
  void acceptANewPayload() {
    String next =
        VERSION_1.replace(
            "{\"type\": \"record\", \"name\": \"Withdrawn\"",
            "{\"type\": \"record\", \"name\": \"Ended\", \"fields\": []},"
                + "{\"type\": \"record\", \"name\": \"Withdrawn\"");
    assertThat(violations(next, VERSION_1, next)).isEmpty();
  }

  @Test
  void catchASchemaThatIsNotReleased() {
    String next = VERSION_1.replace("{\"name\": \"payload\"", NEW_FIELD + "{\"name\": \"payload\"");
    assertThat(violations(next, VERSION_1))
        .containsExactly("the current schema is not released: add it as the next version");
  }

  @Test
  void catchAFieldWithoutDefault() {
    String next =
        VERSION_1.replace(
            "{\"name\": \"payload\"",
            "{\"name\": \"note\", \"type\": \"string\"}, {\"name\": \"payload\"");
    assertThat(violations(next, VERSION_1, next))
        .singleElement()
        .asString()
        .startsWith("version 1: ");
  }

  @Test
  void catchAFieldThatOnlyTheNewVersionCanDoWithout() {
    String next =
        VERSION_1.replace(
            "{\"name\": \"at\", \"type\": {\"type\": \"long\", \"logicalType\":"
                + " \"timestamp-millis\"}},",
            "");
    assertThat(violations(next, VERSION_1, next))
        .singleElement()
        .asString()
        .startsWith("version 1: ");
  }

  @Test
  void catchAPayloadThatIsGone() {
    String next =
        VERSION_1.replace(
            ",\n    {\"type\": \"record\", \"name\": \"Withdrawn\", \"fields\": []}", "");
    assertThat(next).doesNotContain("Withdrawn");
    assertThat(violations(next, VERSION_1, next))
        .singleElement()
        .asString()
        .startsWith("version 1: ");
  }

  @Test
  void catchALogicalTypeThatChanged() {
    String next = VERSION_1.replace("timestamp-millis", "timestamp-micros");
    assertThat(violations(next, VERSION_1, next))
        .contains("version 1: E.at long was timestamp-millis and is timestamp-micros");
  }

  @Test
  void catchTwoVersionsWithOneFingerprint() {
    String next = VERSION_1.replace("\"default\": \"UNKNOWN\"", "\"default\": \"A\"");
    assertThat(violations(next, VERSION_1, next))
        .containsExactly("version 2 has the fingerprint of an earlier version");
  }

  @Test
  void catchAnEnumWithoutDefault() {
    String only = VERSION_1.replace(", \"default\": \"UNKNOWN\"", "");
    assertThat(violations(only, only)).containsExactly("How has no default");
  }

  private static List<String> violations(String current, String... released) {
    return SchemaRules.violations(
        new Schema.Parser().parse(current),
        Arrays.stream(released).map(text -> new Schema.Parser().parse(text)).toList());
  }
}
