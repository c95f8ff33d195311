package uk.peelboard.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.IncidentPayload.ResourceAssigned;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.ingest.RecordingSink;
import uk.peelboard.ingest.file.FileImport;
import uk.peelboard.ingest.file.ImportProgress;
import uk.peelboard.ingest.file.ImportSummary;
import uk.peelboard.ingest.file.RejectsFile;

class MappedCsvFormatTest {
  private static final Path SF_MAPPING = Path.of("../../deploy/mappings/sf-fire-dispatch.yaml");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-07-01T12:00:00Z"), ZoneOffset.UTC);

  /** A call log of rows that tell of several states, several rows to a call. */
  private static final String CALLS =
      """
      source: telephony
      zone: Europe/London
      time: dd/MM/yyyy HH:mm:ss
      topics:
        calls:
          id: "{site}-{number}"
          events:
            - type: CallPresented
              at: "{date} {time}"
              combine: earliest
              when:
                - {column: state, in: [RING, QUEUE]}
              fields:
                line: {column: line, codes: {"9": "999", "1": "101"}, other-codes: use OTHER}
                callerKey: {column: caller, keyed-hash: true}
            - type: CallAbandoned
              at: "{date} {time}"
              when:
                - {column: state, in: [LOST]}
              fields:
                stage: {constant: QUEUE}
      """;

  private static final String CALLS_HEADER = "site,number,date,time,state,line,caller";

  @TempDir private Path directory;
  private final RecordingSink sink = new RecordingSink();

  @Test
  void givesTheKnownFiguresOfTheWorkedExample() throws Exception {
    ImportSummary summary = run(SF_MAPPING, sanFrancisco());

    assertThat(summary.rowsRead()).isEqualTo(10_000);
    assertThat(summary.rowsRejected()).isEmpty();
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.eventsPublished()).isEqualTo(4_770 + 10_000 + 8_085 + 4_770);
    assertThat(count(IncidentOpened.class)).isEqualTo(4_770);
    assertThat(count(ResourceAssigned.class)).isEqualTo(10_000);
    assertThat(count(ResourceArrived.class)).isEqualTo(8_085);
    assertThat(count(IncidentClosed.class)).isEqualTo(4_770);
    assertThat(opened("P1")).hasSize(2_742);
    assertThat(opened("P2")).hasSize(2_028);
    assertAttendance("P1", 2_674, 365.3, 335);
    assertAttendance("P2", 1_963, 751.5, 671);
    assertThat(mostOpenAtOnce()).isEqualTo(entry(Instant.parse("2018-01-14T03:32:23Z"), 39));
  }

  @Test
  void makesTheSameEventsOfRowsInAnyOrder() throws Exception {
    run(SF_MAPPING, sanFrancisco());
    HashSet<Object> inOrder = new HashSet<>(sink.events());
    sink.events().clear();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(sanFrancisco())), UTF_8))) {
      reader.lines().forEach(lines::add);
    }
    Collections.shuffle(lines.subList(1, lines.size()), new Random(1));
    run(SF_MAPPING, Files.write(directory.resolve("shuffled.csv"), lines));

    assertThat(new HashSet<Object>(sink.events())).isEqualTo(inOrder);
  }

  @Test
  void combinesConditionsTemplatesCodesAndKeyedHashes() throws Exception {
    ImportSummary summary =
        run(
            mapping(CALLS),
            csv(
                CALLS_HEADER,
                "B,1,01/07/2023,10:00:05,QUEUE,9,07700900001",
                "B,1,01/07/2023,10:00:00,RING,9,07700900001",
                "B,2,01/07/2023,10:00:00,RING,7,",
                "B,2,01/07/2023,10:01:00,LOST,7,",
                "B,3,01/07/2023,10:00:00,IDLE,9,"));

    assertThat(summary.rowsWithoutEvents()).isEqualTo(1);
    assertThat(summary.eventsPublished()).isEqualTo(3);
    Event first = byEntity("B-1").get(0);
    assertThat(first.occurredAt()).isEqualTo(Instant.parse("2023-07-01T09:00:00Z"));
    assertThat(first.recordedAt()).isEqualTo(first.occurredAt());
    assertThat(first.payload())
        .isEqualTo(new CallPresented("999", null, hash().of("07700900001"), null));
    assertThat(byEntity("B-2"))
        .extracting(Event::payload)
        .contains(new CallPresented("OTHER", null, null, null))
        .hasSize(2);
  }

  @Test
  void rejectsARowAsAWholeWithItsReason() throws Exception {
    ImportSummary summary =
        run(
            mapping(CALLS.replace("other-codes: use OTHER", "other-codes: reject")),
            csv(
                CALLS_HEADER,
                "B,1,01/07/2023,10:00:05,RING,7,",
                "B,2,30/02/2023,10:00:05,RING,9,",
                "B,3,01/07/2023,10:00:05,RING,,",
                ",4,01/07/2023,10:00:05,RING,9,",
                "B,5,01/07/2023",
                "B,6,01/07/2031,10:00:05,RING,9,",
                "B,7,01/07/2023,10:00:05,RING,9,"));

    assertThat(summary.rowsRejected())
        .containsExactly(
            entry("bad-time", 1L),
            entry("blank-field", 1L),
            entry("in-the-future", 1L),
            entry("missing-columns", 1L),
            entry("no-id", 1L),
            entry("unknown-code", 1L));
    assertThat(summary.rowsRead()).isEqualTo(7);
    assertThat(sink.events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    // Once, twice (the first of the two), never (as if the clock had not been put forward yet).
    "29/10/2023, 00:30:00, 2023-10-28T23:30:00Z",
    "29/10/2023, 01:30:00, 2023-10-29T00:30:00Z",
    "26/03/2023, 01:30:00, 2023-03-26T01:30:00Z",
  })
  void readsLocalTimesAroundClockChanges(String date, String time, Instant expected)
      throws Exception {
    run(mapping(CALLS), csv(CALLS_HEADER, "B,1," + date + "," + time + ",RING,9,"));

    assertThat(sink.events().get(0).event().occurredAt()).isEqualTo(expected);
  }

  @Test
  void rejectsDoubtfulLocalTimesWhereTheMappingSaysSo() throws Exception {
    ImportSummary summary =
        run(
            mapping(CALLS + "clock-change: reject\n"),
            csv(
                CALLS_HEADER,
                "B,1,29/10/2023,01:30:00,RING,9,",
                "B,2,26/03/2023,01:30:00,RING,9,",
                "B,3,26/03/2023,02:30:00,RING,9,"));

    assertThat(summary.rowsRejected()).containsExactly(entry("clock-change", 2L));
  }

  @Test
  void withholdsWhatAFileThatFailedMightHaveChanged() throws Exception {
    byte[] whole = Files.readAllBytes(sanFrancisco());
    Path cutOff = directory.resolve("cut.csv.gz");
    Files.write(cutOff, Arrays.copyOf(whole, whole.length / 2));

    ImportSummary summary = run(SF_MAPPING, cutOff);

    assertThat(summary.failures()).hasSize(1);
    assertThat(count(IncidentOpened.class)).isZero();
    assertThat(count(IncidentClosed.class)).isZero();
    assertThat(count(ResourceAssigned.class)).isEqualTo(summary.rowsRead());
    assertThat(summary.eventsWithheld()).isPositive();
  }

  @Test
  void namesTheColumnsThatAFileDoesNotHave() throws Exception {
    ImportSummary summary = run(mapping(CALLS), csv("site,number,date", "B,1,01/07/2023"));

    assertThat(summary.failures().get(0).message())
        .contains("no column [time, state, line, caller]")
        .contains("found [site, number, date]");
  }

  private void assertAttendance(String grade, int attended, double mean, long median) {
    Map<String, Instant> firstArrival = new HashMap<>();
    for (var event : sink.events()) {
      if (event.event().payload() instanceof ResourceArrived) {
        firstArrival.merge(
            event.event().entityId(),
            event.event().occurredAt(),
            (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    List<Long> seconds =
        opened(grade).stream()
            .filter(event -> firstArrival.containsKey(event.entityId()))
            .map(
                event ->
                    Duration.between(
                            ((IncidentOpened) event.payload()).callReceivedAt(),
                            firstArrival.get(event.entityId()))
                        .toSeconds())
            .sorted()
            .toList();

    assertThat(seconds).hasSize(attended);
    double actualMean = seconds.stream().mapToLong(Long::longValue).average().orElseThrow();
    assertThat(Math.round(actualMean * 10) / 10.0).isEqualTo(mean);
    assertThat(seconds.get((attended + 1) / 2 - 1)).isEqualTo(median);
  }

  private Map.Entry<Instant, Integer> mostOpenAtOnce() {
    List<Map.Entry<Instant, Integer>> changes = new ArrayList<>();
    for (var event : sink.events()) {
      if (event.event().payload() instanceof IncidentOpened) {
        changes.add(entry(event.event().occurredAt(), 1));
      } else if (event.event().payload() instanceof IncidentClosed) {
        changes.add(entry(event.event().occurredAt(), -1));
      }
    }
    changes.sort(Map.Entry.<Instant, Integer>comparingByKey().thenComparing(Map.Entry::getValue));
    int open = 0;
    Map.Entry<Instant, Integer> most = entry(Instant.EPOCH, 0);
    for (Map.Entry<Instant, Integer> change : changes) {
      open += change.getValue();
      if (open > most.getValue()) {
        most = entry(change.getKey(), open);
      }
    }
    return most;
  }

  private List<Event> opened(String grade) {
    return sink.events().stream()
        .map(event -> event.event())
        .filter(
            event ->
                event.payload() instanceof IncidentOpened opened && opened.grade().equals(grade))
        .toList();
  }

  private List<Event> byEntity(String id) {
    return sink.events().stream()
        .map(event -> event.event())
        .filter(event -> event.entityId().equals(id))
        .collect(Collectors.toList());
  }

  private long count(Class<? extends Payload> type) {
    return sink.events().stream().filter(event -> type.isInstance(event.event().payload())).count();
  }

  private static Path sanFrancisco() throws Exception {
    return Path.of(
        MappedCsvFormatTest.class.getResource("sf-fire-dispatch-2018-01.csv.gz").toURI());
  }

  private static KeyedHash hash() {
    return new KeyedHash("a key for the tests".getBytes(UTF_8));
  }

  private Path mapping(String yaml) throws IOException {
    return Files.writeString(directory.resolve("mapping.yaml"), yaml);
  }

  private Path csv(String... lines) throws IOException {
    return Files.write(directory.resolve("calls.csv"), List.of(lines));
  }

  private ImportSummary run(Path mapping, Path... files) throws Exception {
    try (RejectsFile rejects = new RejectsFile(directory.resolve("rejects.csv"))) {
      return new FileImport(sink, CLOCK)
          .run(MappedCsvFormat.of(mapping, hash()), List.of(files), rejects, ImportProgress.UNSEEN);
    }
  }
}
