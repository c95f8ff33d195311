package uk.peelboard.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.RecordingSink;

class PoliceUkFormatTest {
  private static final Path EXAMPLE = Path.of("../../deploy/examples/bedfordshire");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-07-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path directory;
  private final RecordingSink sink = new RecordingSink();

  /** The expected numbers are those of a few lines of script over the same files. */
  @Test
  void publishesEveryCrimeAndOutcomeOfTheBundledExample() throws Exception {
    ImportSummary summary = run(example());

    assertThat(summary.rowsRead()).isEqualTo(15_594 + 12_302);
    assertThat(summary.rowsRejected()).containsExactly(entry("no-id", 2_731L));
    assertThat(summary.eventsPublished()).isEqualTo(15_594 - 2_731 + 12_302);
    assertThat(entities(CrimeRecorded.class)).isEqualTo(12_863);
    assertThat(
            sink.events().stream()
                .map(event -> event.event().payload())
                .filter(new OutcomeAssigned("1")::equals)
                .count())
        .isEqualTo(718);
  }

  @Test
  void makesTheSameEventsOfTheSameFiles() throws Exception {
    run(example());
    List<AddressedEvent> first = List.copyOf(sink.events());
    sink.events().clear();
    run(example());

    assertThat(sink.events()).isEqualTo(first);
  }

  @Test
  void collapsesExactRepeatsAndNothingElse() throws Exception {
    run(example());

    assertThat(sink.events().stream().map(event -> event.event().id()).collect(Collectors.toSet()))
        .hasSameSizeAs(new HashSet<>(sink.events()))
        .hasSize(12_863 + 12_080);
  }

  @Test
  void datesAnEventAtTheFirstInstantOfItsMonthInTheZone() throws Exception {
    run(csv("street.csv", "Crime ID,Month,LSOA name,Crime type", "c1,2022-04,,Burglary"));

    assertThat(sink.events().get(0).event().occurredAt())
        .isEqualTo(Instant.parse("2022-03-31T23:00:00Z"))
        .isEqualTo(sink.events().get(0).event().recordedAt());
    assertThat(sink.events().get(0).event().payload())
        .isEqualTo(new CrimeRecorded("Burglary", null, "unknown", false, null, null));
  }

  @Test
  void rejectsWhatIsNoOutcomeType() throws Exception {
    ImportSummary summary =
        run(
            csv(
                "outcomes.csv",
                "Crime ID,Month,Outcome type",
                "c1,2022-04,Under investigation",
                "c2,2022-04,Offender sent to prison",
                "c3,2022-04,Something new",
                "c4,2022-04,Local resolution"));

    assertThat(summary.rowsRejected())
        .containsExactly(entry("not-an-outcome", 2L), entry("unknown-outcome", 1L));
    assertThat(sink.events())
        .extracting(event -> event.event().payload())
        .containsExactly(new OutcomeAssigned("8"));
  }

  @Test
  void knowsNoOutcomeThatTheFiguresDoNot() throws Exception {
    Properties outcomes = new Properties();
    try (Reader reader =
        new InputStreamReader(
            PoliceUkFormat.class.getResourceAsStream("police-uk-outcomes.properties"), UTF_8)) {
      outcomes.load(reader);
    }

    assertThat(outcomes.values().stream().map(String::valueOf).filter(code -> !code.isEmpty()))
        .hasSize(12)
        .allMatch(OutcomeType.CODES::contains);
  }

  private long entities(Class<? extends Payload> type) {
    return sink.events().stream()
        .filter(event -> type.isInstance(event.event().payload()))
        .map(event -> event.event().entityId())
        .distinct()
        .count();
  }

  private static Path[] example() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLE)) {
      return files.filter(file -> file.toString().endsWith(".gz")).sorted().toArray(Path[]::new);
    }
  }

  private Path csv(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }

  private ImportSummary run(Path... files) throws IOException, InterruptedException {
    try (RejectsFile rejects = new RejectsFile(directory.resolve("rejects.csv"))) {
      return new FileImport(sink, CLOCK)
          .run(
              new PoliceUkFormat(ZoneId.of("Europe/London")),
              List.of(files),
              rejects,
              ImportProgress.UNSEEN);
    }
  }
}
