package uk.peelboard.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.ingest.PublishFailedException;
import uk.peelboard.ingest.RecordingSink;

class FileImportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-07-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String HEADER = "Crime ID,Month,LSOA name,Crime type\n";

  @TempDir private Path directory;
  private final RecordingSink sink = new RecordingSink();

  @Test
  void readsPlainAndGzippedFilesAlike() throws Exception {
    String text = HEADER + "c1,2022-04,Luton 001A,Burglary\n";
    Path plain = file("plain.csv", text.getBytes(UTF_8));
    Path gzipped = file("gzipped.csv.gz", gzipped(text));

    ImportSummary summary = run(plain, gzipped);

    assertThat(summary.rowsRead()).isEqualTo(2);
    assertThat(summary.eventsPublished()).isEqualTo(2);
    assertThat(sink.events().get(0)).isEqualTo(sink.events().get(1));
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws Exception {
    String text =
        "\uFEFF" + HEADER.replace("\n", "\r\n") + "c1,2022-04,\"Luton, South 001A\",Burglary\r\n";

    run(file("excel.csv", text.getBytes(UTF_8)));

    assertThat(((CrimeRecorded) sink.events().get(0).event().payload()).area())
        .isEqualTo("Luton, South");
  }

  @Test
  void goesOnAfterAFileThatIsCutOff() throws Exception {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 50_000; i++) {
      rows.append("c").append(Integer.hashCode(i * 31)).append(",2022-04,Luton 001A,Burglary\n");
    }
    byte[] whole = gzipped(rows.toString());
    Path cutOff = file("cut.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    Path good = file("good.csv", (HEADER + "c1,2022-04,Luton 001A,Burglary\n").getBytes(UTF_8));

    ImportSummary summary = run(cutOff, good);

    assertThat(summary.failures()).hasSize(1);
    ImportSummary.FileFailure failure = summary.failures().get(0);
    assertThat(failure.file()).isEqualTo(cutOff);
    assertThat(failure.rowsRead()).isPositive().isEqualTo(failure.eventsPublished());
    assertThat(failure.sentence()).contains("cut.csv.gz: is cut off");
    assertThat(summary.rowsRead()).isEqualTo(failure.rowsRead() + 1);
  }

  @Test
  void namesFilesThatCannotBeRead() throws Exception {
    Path missing = directory.resolve("missing.csv");
    Path empty = file("empty.csv", new byte[0]);
    Path zip = file("all.zip", new byte[] {'P', 'K', 3, 4, 0});
    Path notGzip = file("not.csv.gz", HEADER.getBytes(UTF_8));
    Path utf16 = file("wide.csv", ("\uFEFF" + HEADER).getBytes(UTF_16LE));
    Path latin = file("latin.csv", new byte[] {'C', (byte) 0xe9, '\n'});
    Path other = file("other.csv", "a,b\n1,2\n".getBytes(UTF_8));
    Path noMonth = file("month.csv", "Crime ID,LSOA name,Crime type\n".getBytes(UTF_8));

    ImportSummary summary = run(missing, empty, zip, notGzip, utf16, latin, other, noMonth);

    assertThat(summary.failures())
        .extracting(ImportSummary.FileFailure::message)
        .satisfiesExactly(
            message -> assertThat(message).isEqualTo("does not exist"),
            message -> assertThat(message).contains("empty"),
            message -> assertThat(message).contains("ZIP"),
            message -> assertThat(message).contains("not gzipped"),
            message -> assertThat(message).contains("UTF-16"),
            message -> assertThat(message).contains("encoding"),
            message -> assertThat(message).contains("neither", "Outcome type", "found [a, b]"),
            message -> assertThat(message).contains("no column [Month]", "found [Crime ID"));
  }

  @Test
  void writesEachRejectedRowDownWithItsReason() throws Exception {
    Path file =
        file(
            "street.csv",
            (HEADER
                    + ",2022-04,Luton 001A,Burglary\n"
                    + "c1,2022-04,Luton 001A\n"
                    + "c2,2022-04,Luton 001A,Burglary,more\n"
                    + "c3,2022-13,Luton 001A,Burglary\n"
                    + "c4,2022-04,Luton 001A,\n"
                    + "c 5,2022-04,\"Luton, 001A\",Burglary\n"
                    + "c6,2031-04,Luton 001A,Burglary\n"
                    + "\n"
                    + "c7,2022-04,Luton 001A,Burglary\n")
                .getBytes(UTF_8));

    ImportSummary summary = run(file);

    assertThat(summary.rowsRead()).isEqualTo(8);
    assertThat(summary.eventsPublished()).isEqualTo(1);
    assertThat(summary.rowsRejectedInAll()).isEqualTo(7);
    assertThat(summary.rowsRejected())
        .containsExactly(
            entry("bad-month", 1L),
            entry("extra-columns", 1L),
            entry("in-the-future", 1L),
            entry("invalid-id", 1L),
            entry("missing-columns", 1L),
            entry("no-crime-type", 1L),
            entry("no-id", 1L));
    List<String> rejects = Files.readAllLines(directory.resolve("rejects.csv"));
    assertThat(rejects).hasSize(8);
    assertThat(rejects.get(0)).isEqualTo("file,line,reason,detail,row");
    assertThat(rejects.get(2))
        .isEqualTo(
            "street.csv,3,missing-columns,has 3 fields where the header has 4,"
                + "\"c1,2022-04,Luton 001A\"");
    assertThat(rejects.get(6))
        .startsWith("street.csv,7,invalid-id,")
        .contains("\"\"Luton, 001A\"\"");
  }

  @Test
  void makesNoRejectsFileWhereNothingIsRejected() throws Exception {
    run(file("street.csv", (HEADER + "c1,2022-04,Luton 001A,Burglary\n").getBytes(UTF_8)));

    assertThat(directory.resolve("rejects.csv")).doesNotExist();
  }

  @Test
  void stopsWhenKafkaDoesNotTakeAnEvent() throws Exception {
    Path file =
        file(
            "street.csv",
            (HEADER + "c1,2022-04,Luton 001A,Burglary\n" + "c2,2022-04,Luton 001A,Burglary\n")
                .getBytes(UTF_8));
    sink.failingAfter(1);

    assertThatThrownBy(() -> run(file))
        .isInstanceOf(PublishFailedException.class)
        .hasMessageContaining("crimes");
  }

  @Test
  void tellsHowFarItHasCome() throws Exception {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 2_500; i++) {
      rows.append("c").append(i).append(",2022-04,Luton 001A,Burglary\n");
    }
    Path file = file("street.csv", rows.toString().getBytes(UTF_8));
    List<Long> seen = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();

    try (RejectsFile rejects = new RejectsFile(directory.resolve("rejects.csv"))) {
      new FileImport(sink, CLOCK)
          .run(
              new PoliceUkFormat(ZoneId.of("Europe/London")),
              List.of(file),
              rejects,
              (current, bytesRead, bytesTotal, rowsRead, published) -> {
                seen.add(rowsRead);
                bytes.add(bytesTotal - bytesRead);
              });
    }

    assertThat(seen).containsExactly(1_000L, 2_000L, 2_500L);
    assertThat(bytes.get(2)).isZero();
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

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
