package uk.peelboard.standalone.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.peelboard.standalone.UserError;

/** The published JSON Schema and the reader agree on what a profile is. */
class ProfileSchemaTest {
  private static final Path PROFILES = Path.of("../../deploy/profiles");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Schema SCHEMA = schema();

  /** What the reader knows beyond a schema. */
  private static final String MEANING =
      "stands twice|there is no (KPI|dimension|area|grade|line|team|case type)|is not a time zone|is not a day like|overlaps|before it|can't be told apart";

  /** Every key that there is, once. */
  private static final String ALL =
      """
      id: here
      name: Here Police
      zone: Europe/London
      areas: [North, South]
      lines: [{code: "999", name: Emergency, answerWithin: [{within: PT10S, from: 2000-01-01}]}]
      grades:
        - code: P1
          name: Immediate
          attendWithin: [{within: PT10M, from: 2000-01-01}, {within: PT15M, from: 2011-05-01}]
          reviewEvery: [{within: PT1H30M, from: 2000-01-01}]
      nonPoliceResourceKinds: [FIRE]
      doctrineClosingReasons: [DOCTRINE]
      controlRooms: [{code: R, name: Room, terminals: [T1]}]
      offences: [Burglary]
      positiveOutcome: HELD_TO_ACCOUNT
      caseTypes: [{code: MARAC, name: Conference, milestones: {HEARD: DONE}, results: {WITHDRAWN: OTHER}}]
      teams: [{code: T, name: Team, caseTypes: [MARAC]}]
      targets: [{kpi: calls-presented, where: {line: "999", area: North}, value: 7.5, from: 2020-01-01}]
      thresholds: [{kpi: open-incidents, severity: high, where: {grade: P1}, value: 7, from: 2020-01-01}]
      populations: [{area: North, year: 2016, release: first, people: 100}]
      headcounts: [{role: OFFICER, team: T, people: 5, from: 2020-01-01, source: a paper}]
      comparisons:
        - kpi: calls-presented
          where: {line: "999"}
          of: England and Wales
          value: 131
          from: 2016-04-01
          to: 2017-03-31
          source: a paper
      similarForces: [{name: There Police, from: 2020-01-01, to: 2021-01-01, source: a paper}]
      recommendations:
        - id: r1
          kind: AREA_FOR_IMPROVEMENT
          text: Do something
          made: 2017-03-02
          closed: 2018-03-22
          evidence: [open-incidents]
          source: a paper
      seriesBreaks: [{on: 2023-04-01, what: New operating model, kpis: [open-incidents], source: a paper}]
      publications: [{every: WEEK, daysAfter: 1, at: "06:00"}]
      feeds: [{feed: calls, silentAfter: PT5M, quiet: {from: "23:00", to: "08:00", silentAfter: PT15M}}]
      """;

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(PROFILES.resolve("force-profile.schema.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Error> errors(String yaml) {
    try {
      return SCHEMA.validate(YAML.readTree(yaml));
    } catch (IOException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  /** What the reader has against it, or null when it has nothing. */
  private static String refusal(String yaml) {
    try {
      ProfileReader.read("here.yaml", yaml);
      return null;
    } catch (UserError e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @MethodSource("uk.peelboard.standalone.profile.ProfileFile#bundled")
  void everyBundledProfileIsValid(String name) throws IOException {
    assertThat(errors(Files.readString(PROFILES.resolve(name + ".yaml")))).isEmpty();
  }

  @Test
  void aProfileWithEveryKeyIsValidToBoth() {
    assertThat(refusal(ALL)).isNull();
    assertThat(errors(ALL)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("uk.peelboard.standalone.profile.BadProfiles#ofWrongShape")
  void whatIsOfTheWrongShapeIsInvalid(BadProfile bad) {
    assertThat(errors(bad.yaml())).isNotEmpty();
  }

  @Test
  void whateverIsDoneToAProfileBothSayTheSame() throws IOException {
    List<String> changed = new ArrayList<>();
    JsonNode all = YAML.readTree(ALL);
    change(all, node -> {}, all, changed);
    assertThat(changed).hasSizeGreaterThan(700).doesNotContain(YAML.writeValueAsString(all));

    for (String yaml : changed) {
      String refusal = refusal(yaml);
      if (errors(yaml).isEmpty()) {
        assertThat(refusal == null || refusal.matches(".*(" + MEANING + ").*"))
            .as("only the reader refuses, as %s:%n%s", refusal, yaml)
            .isTrue();
      } else {
        assertThat(refusal).as("only the schema refuses:%n%s%s", yaml, errors(yaml)).isNotNull();
      }
    }
  }

  /**
   * Puts other things in the place of every part, one at a time.
   *
   * @param put puts something in this part's place
   */
  private static void change(
      JsonNode part, Consumer<JsonNode> put, JsonNode whole, List<String> changed)
      throws IOException {
    for (String other : List.of("7", "-1", "1.5", "true", "\"x\"", "\" \"", "[]", "{}", "~")) {
      JsonNode instead = YAML.readTree(other);
      if (!part.equals(whole) && !instead.equals(part)) {
        put.accept(instead);
        changed.add(YAML.writeValueAsString(whole));
        put.accept(part);
      }
    }
    if (part instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = object.get(name);
        change(value, instead -> object.set(name, instead), whole, changed);
        object.remove(name);
        changed.add(YAML.writeValueAsString(whole));
        object.set(name, value);
      }
      object.put("unheardOf", "x");
      changed.add(YAML.writeValueAsString(whole));
      object.remove("unheardOf");
    } else if (part instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        change(array.get(i), instead -> array.set(at, instead), whole, changed);
      }
    }
  }
}
