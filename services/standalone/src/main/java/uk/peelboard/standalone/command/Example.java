package uk.peelboard.standalone.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.file.FileImport;
import uk.peelboard.ingest.file.ImportSummary;
import uk.peelboard.ingest.file.PoliceUkFormat;
import uk.peelboard.ingest.file.RejectsFile;
import uk.peelboard.standalone.UserError;

/**
 * A bundled extract of real data.
 *
 * @param name which is also that of its profile
 * @param files as they are bundled
 */
record Example(String name, List<String> files) {
  private static final String BEDFORDSHIRE = "bedfordshire";

  /**
   * @throws UserError when there is none of that name
   */
  static Example named(String name) {
    if (!name.equals(BEDFORDSHIRE)) {
      throw new UserError("there is no example %s; there is %s".formatted(name, BEDFORDSHIRE));
    }
    List<String> files = new ArrayList<>();
    for (String month : List.of("2022-02", "2022-03", "2022-04")) {
      files.add(month + "-bedfordshire-street.csv.gz");
      files.add(month + "-bedfordshire-outcomes.csv.gz");
    }
    return new Example(name, files);
  }

  String profile() {
    return name;
  }

  /** Publishes it; what was published before changes nothing. */
  void publish(
      EventPublisher publisher, ZoneId zone, Path dataDirectory, Clock clock, CommandLine command)
      throws InterruptedException {
    PrintWriter out = command.getOut();
    Path rejects = dataDirectory.resolve("rejects.csv");
    try (RejectsFile rejected = new RejectsFile(rejects);
        StatusLine status = new StatusLine(command.getErr())) {
      ImportSummary summary =
          new FileImport(publisher, clock)
              .run(
                  new PoliceUkFormat(zone),
                  unpacked(dataDirectory.resolve("example")),
                  rejected,
                  (file, bytes, ofBytes, rows, events) -> status.show(bytes, ofBytes, file.name()));
      out.printf(
          "%,d rows of real data: %,d events; %,d rows, which have no id, are in %s%n",
          summary.rowsRead(), summary.eventsPublished(), summary.rowsRejectedInAll(), rejects);
      out.printf("%s%n", attribution());
      out.flush();
    } catch (IOException e) {
      throw new UserError("the example can't be published: " + e, e);
    }
  }

  private String attribution() throws IOException {
    try (InputStream text = resource("ATTRIBUTION")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private List<Path> unpacked(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Path> unpacked = new ArrayList<>();
    for (String file : files) {
      Path to = directory.resolve(file);
      try (InputStream from = resource(file)) {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
      unpacked.add(to);
    }
    return unpacked;
  }

  private InputStream resource(String file) throws IOException {
    InputStream found = Example.class.getResourceAsStream("/examples/" + name + "/" + file);
    if (found == null) {
      throw new IOException(file + " is not bundled");
    }
    return found;
  }
}
