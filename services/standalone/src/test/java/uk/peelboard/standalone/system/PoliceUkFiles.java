package uk.peelboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The figures of the bundled files, counted in a few lines and without anything of ours. */
final class PoliceUkFiles {
  private static final Path BUNDLED = Path.of("../../deploy/examples/bedfordshire");

  /** One with an even number of quotes after it. */
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  /** Home Office outcome types, and groups where the text leaves the type open. */
  private static final Map<String, String> OUTCOMES =
      Map.ofEntries(
          Map.entry("Suspect charged", "1"),
          Map.entry("Suspect charged as part of another case", "4"),
          Map.entry("Offender given a caution", "OOC_FORMAL"),
          Map.entry("Offender given a drugs possession warning", "7"),
          Map.entry("Offender given penalty notice", "6"),
          Map.entry("Local resolution", "8"),
          Map.entry("Formal action is not in the public interest", "NOT_PUBLIC_INTEREST"),
          Map.entry("Investigation complete; no suspect identified", "18"),
          Map.entry("Unable to prosecute suspect", "UNABLE_TO_PROSECUTE"),
          Map.entry("Action to be taken by another organisation", "20"),
          Map.entry("Further investigation is not in the public interest", "21"),
          Map.entry("Further action is not in the public interest", "22"));

  private final Map<String, String> areaByCrime = new HashMap<>();
  private final Set<List<String>> outcomes = new HashSet<>();

  PoliceUkFiles() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLED)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv.gz")).toList()) {
        read(file);
      }
    }
  }

  private void read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      List<String> header = cells(lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, String> row = new HashMap<>();
        List<String> cells = cells(line);
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), cells.get(i));
        }
        String id = row.get("Crime ID");
        if (!id.isEmpty() && row.containsKey("Crime type")) {
          areaByCrime.put(id, row.get("LSOA name").replaceAll(" \\S+$", ""));
        } else if (!id.isEmpty()) {
          outcomes.add(List.of(id, row.get("Month"), OUTCOMES.get(row.get("Outcome type"))));
        }
      }
    }
  }

  private static List<String> cells(String line) {
    return List.of(COMMA.split(line, -1));
  }

  /** Different ids. */
  int crimes() {
    return areaByCrime.size();
  }

  double crimes(String area) {
    return areaByCrime.values().stream().filter(area::equals).count();
  }

  /** How many crimes were given an outcome in a month: by month and outcome. */
  Map<String, Map<String, Double>> outcomes() {
    Map<String, Map<String, Double>> counts = new TreeMap<>();
    for (List<String> one : outcomes) {
      counts
          .computeIfAbsent(one.get(1), month -> new TreeMap<>())
          .merge(one.get(2), 1.0, Double::sum);
    }
    return counts;
  }
}
