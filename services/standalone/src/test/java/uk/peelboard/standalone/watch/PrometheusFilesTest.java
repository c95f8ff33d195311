package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Threshold;
import uk.peelboard.standalone.profile.ProfileFile;
import uk.peelboard.standalone.watch.Deployed.Rule;
import uk.peelboard.views.metrics.SpcSample;

/** What is shipped for Prometheus holds together, and does what it says. */
class PrometheusFilesTest {
  private static final int TODAY = (int) LocalDate.of(2024, 7, 1).toEpochDay();

  private static final Pattern BUCKET =
      Pattern.compile(
          "(call_answer|attendance)_seconds_bucket\\{(?:line|grade)=\"(\\w+)\",le=\"(\\d+)\\.0\"}");

  static List<Rule> alerts() {
    return Deployed.alerts();
  }

  private static List<JsonNode> testGroups() {
    List<JsonNode> groups = new ArrayList<>();
    Deployed.files(Deployed.PROMETHEUS.resolve("tests"), "_test.yml")
        .forEach(file -> Deployed.yaml(file).get("tests").forEach(groups::add));
    return groups;
  }

  /** The cases about an alert, or about all. */
  private static Stream<JsonNode> cases() {
    return testGroups().stream()
        .flatMap(group -> Stream.of(group.path("alert_rule_test")))
        .flatMap(PrometheusFilesTest::items);
  }

  private static Stream<JsonNode> items(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all.stream();
  }

  @Test
  void promtoolFindsNothingWrongWithTheConfiguration() throws Exception {
    Program promtool = Program.named("promtool");

    assertThat(promtool.run(Deployed.PROMETHEUS, List.of("check", "config", "prometheus.yml")).ok())
        .contains("rule files found")
        .doesNotContain("WARNING");
    promtool
        .run(
            Deployed.PROMETHEUS,
            Stream.concat(
                    Stream.of("check", "rules", "--lint=all", "--lint-fatal"),
                    Deployed.files(Deployed.PROMETHEUS.resolve("rules"), ".yml").stream()
                        .map(Path::toString))
                .toList())
        .ok();
  }

  @Test
  void everyRuleFileIsLoaded() {
    List<String> globs =
        items(Deployed.yaml(Deployed.PROMETHEUS.resolve("prometheus.yml")).get("rule_files"))
            .map(JsonNode::asText)
            .toList();

    assertThat(globs).containsExactly("rules/*.recording.yml", "rules/*.alerts.yml");
    assertThat(Deployed.files(Deployed.PROMETHEUS.resolve("rules"), ""))
        .isNotEmpty()
        .allMatch(file -> file.toString().matches(".*\\.(recording|alerts)\\.yml"));
  }

  @Test
  void alertsFireWhenTheyAreToAndOnlyThen() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("test", "rules"));
    Deployed.files(Deployed.PROMETHEUS.resolve("tests"), "_test.yml")
        .forEach(file -> arguments.add(file.toString()));

    String said =
        Program.named("promtool").run(Deployed.PROMETHEUS.resolve("tests"), arguments).ok();

    // A rule file that is not there is no more than a warning.
    assertThat(said).doesNotContain("WARNING");
  }

  @Test
  void testsAreOfRuleFilesThatThereAre() {
    for (Path file : Deployed.files(Deployed.PROMETHEUS.resolve("tests"), ".yml")) {
      assertThat(file.toString()).endsWith("_test.yml");
      assertThat(items(Deployed.yaml(file).get("rule_files")))
          .isNotEmpty()
          .allSatisfy(
              rules -> assertThat(file.resolveSibling(rules.asText()).normalize()).isRegularFile());
    }
  }

  /** A case about an alert that is called otherwise would pass, whatever it expects. */
  @Test
  void casesAreAboutAlertsThatThereAre() {
    assertThat(cases().map(one -> one.get("alertname").asText()))
        .isNotEmpty()
        .isSubsetOf(alerts().stream().map(Rule::name).toList());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void hasACaseInWhichItFiresAndOneInWhichItMustNot(Rule alert) {
    Map<Boolean, Long> byOutcome =
        cases()
            .filter(one -> one.get("alertname").asText().equals(alert.name()))
            .collect(
                Collectors.partitioningBy(
                    one -> !one.path("exp_alerts").isEmpty(), Collectors.counting()));

    assertThat(byOutcome.get(true)).as("fires").isPositive();
    if (!alert.name().equals("DeadMansSwitch")) {
      assertThat(byOutcome.get(false)).as("is silent").isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void saysWhatItIsAndWhatToDo(Rule alert) throws IOException {
    String anchor = alert.name().toLowerCase(Locale.ROOT);

    assertThat(alert.annotations())
        .containsOnlyKeys("summary", "description", "dashboard_url", "runbook_url")
        .containsEntry("runbook_url", "{{ $externalLabels.runbook }}#" + anchor)
        .allSatisfy((name, text) -> assertThat(text).isNotBlank());
    assertThat(Deployed.runbookAnchors()).containsOnlyOnce(anchor);
    String prefix = "{{ $externalLabels.grafana }}/d/";
    assertThat(alert.annotations().get("dashboard_url")).startsWith(prefix);
    String uid = alert.annotations().get("dashboard_url").substring(prefix.length());
    assertThat(Deployed.DASHBOARDS.resolve(uid + ".json")).isRegularFile();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void saysWhoIsToldAndHowUrgently(Rule alert) {
    assertThat(alert.labels().get("severity"))
        .isIn(
            "page",
            "ticket",
            "{{ if eq $labels.level \"critical\" }}page{{ else }}ticket{{ end }}");
    assertThat(alert.labels().get("owner")).isIn("control-room", "safeguarding", "force-it");
    // A label with the value in it makes another alert of each value.
    assertThat(alert.labels().values()).noneMatch(value -> value.contains("$value"));
    assertThat(alert.waits().isEmpty()).isEqualTo(alert.name().equals("DeadMansSwitch"));
  }

  @Test
  void theRunbookHasAlertsThatThereAre() throws IOException {
    assertThat(Deployed.runbookAnchors())
        .isSubsetOf(alerts().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void whatIsRecordedIsUsedAndWhatIsUsedIsRecorded() throws IOException {
    Set<String> recorded = new TreeSet<>();
    Set<String> asked = new TreeSet<>();
    for (Rule rule : Deployed.rules()) {
      if (!rule.isAlert()) {
        recorded.add(rule.name());
      }
      asked.addAll(rule.asksFor());
    }
    Set<String> ours = new TreeSet<>(asked);
    ours.removeIf(name -> !name.startsWith("peelboard:"));
    String documented = Files.readString(Deployed.PROMETHEUS.resolve("README.md"));

    assertThat(recorded).containsAll(ours);
    recorded.removeAll(ours);
    assertThat(recorded).allMatch(documented::contains);
  }

  /** A level that no alert looks at would be a setting that nothing reads. */
  @ParameterizedTest
  @ValueSource(strings = {"west-midlands", "bedfordshire", "san-francisco"})
  void everyLevelOfTheProfileHasAnAlert(String name) {
    for (Threshold threshold : ProfileFile.load(name).thresholds()) {
      Set<String> labels =
          threshold.where().keySet().stream()
              .map(dimension -> dimension.replace('-', '_'))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      assertThat(alerts())
          .as("%s", threshold)
          .anySatisfy(
              alert -> {
                assertThat(alert.expression()).contains("{kpi=\"" + threshold.kpi() + '"');
                assertThat(matched(alert)).containsAll(labels);
              });
    }
  }

  /** A past that is written down has to be what the rules would have made of it. */
  @Test
  void processBehaviourIsOfTheFiguresThatAPastIsWrittenOf() {
    assertThat(
            Deployed.rules().stream()
                .filter(rule -> rule.name().equals("peelboard:spc_sample"))
                .map(rule -> rule.labels().get("kpi") + byOf(rule.expression())))
        .containsExactlyInAnyOrderElementsOf(
            SpcSample.ALL.stream()
                .map(
                    one ->
                        one.kpi()
                            + one.by().stream().map(by -> " " + by.label()).findAny().orElse(""))
                .toList());
  }

  /** What an expression keeps apart beside the force, after a blank. */
  private static String byOf(String expression) {
    return Pattern.compile("^\\s*(?:sum|max) by \\(force, (\\w+)\\)")
        .matcher(expression)
        .results()
        .map(found -> " " + found.group(1))
        .findFirst()
        .orElse("");
  }

  /** The labels by which an alert finds the level that is for it. */
  private static Set<String> matched(Rule alert) {
    return Pattern.compile("on \\(([^)]*)\\) group_(?:left|right)")
        .matcher(alert.expression())
        .results()
        .flatMap(found -> Stream.of(found.group(1).split(", ")))
        .collect(Collectors.toSet());
  }

  @Test
  void boundsAreTheLimitsOfTheProfile() {
    ForceProfile profile = ProfileFile.load("west-midlands");
    List<MatchResult> buckets =
        Deployed.rules().stream()
            .flatMap(rule -> BUCKET.matcher(rule.expression()).results())
            .toList();

    assertThat(buckets).hasSizeGreaterThanOrEqualTo(8);
    for (MatchResult bucket : buckets) {
      boolean isCall = bucket.group(1).equals("call_answer");
      Limits limits =
          isCall
              ? profile.lines().get(bucket.group(2)).answerWithin()
              : profile.grades().get(bucket.group(2)).attendWithin();
      long limit = limits.secondsOn(TODAY);
      // An answer is in time when it took less, an attendance when it took at most this.
      assertThat(Long.parseLong(bucket.group(3)))
          .as(bucket.group())
          .isEqualTo(isCall ? limit - 1 : limit);
    }
  }
}
