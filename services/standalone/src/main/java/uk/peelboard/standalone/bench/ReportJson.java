package uk.peelboard.standalone.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report as JSON, for whoever compares one with another. */
final class ReportJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ReportJson() {}

  static ObjectNode of(Report report) {
    ObjectNode json = JSON.createObjectNode();
    json.set("settings", JSON.valueToTree(report.settings()));
    report.load().ifPresent(load -> json.set("load", run(load)));
    ArrayNode runs = json.putArray("runs");
    report.runs().forEach(run -> runs.add(run(run)));
    ObjectNode ratios = json.putObject("ratios");
    report.ratios().forEach(ratios::put);
    report
        .talliesEqual()
        .ifPresentOrElse(
            equal -> json.put("talliesEqual", equal), () -> json.putNull("talliesEqual"));
    return json;
  }

  static void write(Report report, Path file) throws IOException {
    Files.writeString(file, of(report).toPrettyString() + "\n");
  }

  private static ObjectNode run(RunResult run) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", run.name());
    Report.figures(run)
        .forEach(
            (name, value) -> {
              if (value == Math.rint(value)) {
                json.put(name, value.longValue());
              } else {
                json.put(name, value);
              }
            });
    return json;
  }
}
