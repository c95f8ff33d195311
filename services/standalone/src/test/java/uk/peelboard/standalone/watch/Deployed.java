package uk.peelboard.standalone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is shipped in {@code deploy} to watch with. */
public final class Deployed {
  public static final Path PROMETHEUS =
      Path.of("../../deploy/prometheus").toAbsolutePath().normalize();
  public static final Path ALERTMANAGER = PROMETHEUS.resolveSibling("alertmanager");
  public static final Path GRAFANA = PROMETHEUS.resolveSibling("grafana");
  public static final Path DASHBOARDS = GRAFANA.resolve("dashboards");
  public static final Path PROFILES = PROMETHEUS.resolveSibling("profiles");
  static final Path DOCKER = PROMETHEUS.resolveSibling("docker");
  static final Path RUNBOOK = PROMETHEUS.resolveSibling("RUNBOOK.md");

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Strings, what stands in braces, and the labels that series are matched or grouped by. */
  private static final Pattern NO_METRIC =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}"
              + "|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)|\\[[^\\]]*]");

  private static final Pattern METRIC =
      Pattern.compile("(?<![\\w:$.])([a-zA-Z_][\\w:]*)(?![\\w:]*\\s*\\()");
  private static final TreeSet<String> WORDS =
      new TreeSet<>(
          List.of("and", "or", "unless", "bool", "offset", "on", "by", "without", "ignoring"));

  /**
   * @param name of the alert, or of the series that is recorded
   * @param isAlert and no recorded series
   */
  public record Rule(
      String name,
      boolean isAlert,
      String expression,
      Map<String, String> labels,
      Map<String, String> annotations,
      String waits) {

    /** The names of the series that it asks for. */
    public List<String> asksFor() {
      String bare = NO_METRIC.matcher(expression).replaceAll(" ");
      return METRIC
          .matcher(bare)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !WORDS.contains(name))
          .distinct()
          .toList();
    }
  }

  private Deployed() {}

  static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path directory, String ending) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Path file : files(PROMETHEUS.resolve("rules"), ".yml")) {
      for (JsonNode group : yaml(file).get("groups")) {
        for (JsonNode rule : group.get("rules")) {
          boolean isAlert = rule.has("alert");
          rules.add(
              new Rule(
                  rule.get(isAlert ? "alert" : "record").asText(),
                  isAlert,
                  rule.get("expr").asText(),
                  texts(rule.path("labels")),
                  texts(rule.path("annotations")),
                  rule.path("for").asText()));
        }
      }
    }
    return rules;
  }

  public static List<Rule> alerts() {
    return rules().stream().filter(Rule::isAlert).toList();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
    return texts;
  }

  /** The anchors of the runbook's headings. */
  static List<String> runbookAnchors() throws IOException {
    Matcher heading = Pattern.compile("(?m)^### (\\w+)$").matcher(Files.readString(RUNBOOK));
    return heading.results().map(found -> found.group(1).toLowerCase(Locale.ROOT)).toList();
  }
}
