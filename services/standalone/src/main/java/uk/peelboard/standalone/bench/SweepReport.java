package uk.peelboard.standalone.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sweep found. */
public record SweepReport(BenchSettings settings, List<Line> lines) {
  private static final JsonMapper JSON = new JsonMapper();

  public SweepReport {
    lines = List.copyOf(lines);
  }

  /** What one point cost. */
  record Line(SweepPoint point, Usage usage) {}

  /** What a point's events cost, where those of the first of its group cost 1. */
  double ratio(Line line) {
    SweepGroup group = line.point().group();
    Line first =
        lines.stream().filter(one -> one.point().group() == group).findFirst().orElseThrow();
    return group.cost(line.usage()) / group.cost(first.usage());
  }

  boolean isMet(Line line) {
    return ratio(line) <= line.point().group().limit();
  }

  /** As plain text. */
  public String table() {
    List<String> rows = new ArrayList<>();
    rows.add(
        String.format(
            Locale.ROOT,
            "%,d events, %d partitions a topic, %d threads where nothing else is said; -Xmx%s, seed %d",
            settings.events(),
            settings.partitions(),
            settings.threads(),
            settings.heap(),
            settings.seed()));
    rows.add("");
    rows.add(
        String.format(
            Locale.ROOT,
            "%-40s %10s %14s %9s %11s %8s",
            "",
            "events/s",
            "CPU s/million",
            "peak MB",
            "others' CPU",
            "ratio"));
    for (Line line : lines) {
      Usage usage = line.usage();
      rows.add(
          String.format(
              Locale.ROOT,
              "%-40s %,10.0f %14.2f %9.0f %11.2f %8.2f  at most %s: %s",
              line.point().name(),
              usage.eventsPerSecond(),
              usage.cpuSecondsPerMillionEvents(),
              usage.peakMemoryBytes() / 1e6,
              usage.othersCpus(),
              ratio(line),
              line.point().group().limit(),
              isMet(line) ? "met" : "missed"));
    }
    return String.join("\n", rows) + "\n";
  }

  public void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.set("settings", JSON.valueToTree(settings));
    ArrayNode sweep = json.putArray("sweep");
    for (Line line : lines) {
      sweep
          .addObject()
          .put("group", line.point().group().name().toLowerCase(Locale.ROOT))
          .put("value", line.point().value())
          .put("eventsPerSecond", line.usage().eventsPerSecond())
          .put("cpuSecondsPerMillionEvents", line.usage().cpuSecondsPerMillionEvents())
          .put("peakMemoryBytes", line.usage().peakMemoryBytes())
          .put("othersCpus", line.usage().othersCpus())
          .put("ratio", ratio(line))
          .put("limit", line.point().group().limit())
          .put("met", isMet(line));
    }
    Files.writeString(file, json.toPrettyString() + "\n");
  }
}
