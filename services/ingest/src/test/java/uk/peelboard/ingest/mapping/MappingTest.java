package uk.peelboard.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.schemas.PayloadField;
import uk.peelboard.schemas.PayloadTypes;

class MappingTest {
  private static final String RIGHT =
      """
      source: cad
      zone: Europe/London
      time: yyyy-MM-dd HH:mm
      topics:
        incidents:
          id: number
          events:
            - type: ResourceArrived
              at: arrived
              when:
                - {column: state, in: [A]}
              fields:
                resource: {column: unit, keyed-hash: true}
                kind: {constant: OFFICER}
      """;

  private final KeyedHash hash = new KeyedHash("a key for the tests".getBytes(UTF_8));
  @TempDir private Path directory;

  @Test
  void saysWhichColumnsAFileHasToHave() throws Exception {
    assertThat(Mapping.read(file(RIGHT), hash).columns())
        .containsExactly("number", "arrived", "state", "unit");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("zone:", "zoen:", "line 2, column 1: ", "\"zoen\""),
        arguments("column: unit", "colunm: unit", "line 13, column 22: ", "\"colunm\""),
        arguments("source: cad", "source: cad\nsource: cad", "line 2, column", "source"),
        arguments("at: arrived", "at: arrived\n        combine: newest", "line 10", "EARLIEST"),
        arguments("    id: number\n", "", "topics.incidents.id is missing", ""),
        arguments("incidents:", "incident:", "incident", "[calls, incidents, crimes, cases]"),
        arguments("Europe/London", "Europe/Lodnon", "zone: ", "Europe/Lodnon"),
        arguments("yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "time: ", "T"),
        arguments("type: ResourceArrived", "type: Arrived", "events[1]", "ResourceArrived"),
        arguments("        at: arrived\n", "", "events[1] (ResourceArrived): at is missing", ""),
        arguments(
            "          kind: {constant: OFFICER}\n",
            "          kind: {constant: OFFICER}\n          knid: {constant: OFFICER}\n",
            "no such fields [knid]",
            "[resource, kind]"),
        arguments("          kind: {constant: OFFICER}\n", "", "kind: is missing", "OFFICER"),
        arguments("in: [A]", "in: [A], blank: false", "a condition has", ""),
        arguments(", keyed-hash: true", "", "resource: stands for", "keyed-hash: true"),
        arguments("{constant: OFFICER}", "{constant: A, column: b}", "kind: needs either", ""),
        arguments(
            "{constant: OFFICER}", "{column: k, other-codes: keep}", "kind: has other-codes", ""),
        arguments("source: cad", "source: cad\nencoding: utf-88", "encoding: ", "utf-88"),
        arguments("source: cad", "source: cad\nseparator: tab", "separator", "tab"),
        arguments("source: cad", "source: cad\nclock-change: no", "clock-change", "shift"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhereAndWhyAMappingIsWrong(String right, String wrong, String where, String why)
      throws Exception {
    assertThat(RIGHT).contains(right);
    Path file = file(RIGHT.replace(right, wrong));

    assertThatThrownBy(() -> Mapping.read(file, hash))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(where, why);
  }

  @Test
  void needsAKeyForKeyedHashes() throws Exception {
    Path file = file(RIGHT);

    assertThatThrownBy(() -> Mapping.read(file, null))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("--hash-key-file");
  }

  @Test
  void isEmptyWhereTheFileIs() throws Exception {
    Path file = file("");

    assertThatThrownBy(() -> Mapping.read(file, null)).isInstanceOf(MappingException.class);
  }

  @Test
  void knowsEveryFieldThatTheSchemasCallAKeyedHash() {
    Set<String> keyed =
        EntityKind.FEEDS.stream()
            .flatMap(kind -> PayloadTypes.of(kind).stream())
            .flatMap(type -> type.fields().stream())
            .filter(field -> field.doc().contains("keyed hash"))
            .map(PayloadField::name)
            .collect(Collectors.toSet());

    assertThat(FieldMapping.KEYED).isEqualTo(keyed);
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(directory.resolve("mapping.yaml"), yaml);
  }
}
