package uk.peelboard.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLogTest {
  @TempDir private Path directory;

  private static int append(JournalLog log, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return log.append(bytes, bytes.length);
  }

  private static String read(JournalLog log, int place) {
    int length = log.read(place);
    return new String(log.bytes(), 0, length, UTF_8);
  }

  /** What is there now at some places; null when the log is of no use. */
  private List<String> resumed(List<JournalLog.Extent> extents, int... places) {
    JournalLog again = new JournalLog(directory);
    return again.resume(extents)
        ? Arrays.stream(places).mapToObj(place -> read(again, place)).toList()
        : null;
  }

  @Test
  void anEntryIsFoundAgainByItsPlace() {
    JournalLog log = new JournalLog(directory);
    int one = append(log, "one");
    int none = append(log, "");
    int long_ = append(log, "x".repeat(2 * JournalLog.SEGMENT_BYTES));
    int two = append(log, "two");

    assertThat(List.of(read(log, one), read(log, none), read(log, two)))
        .containsExactly("one", "", "two");
    assertThat(read(log, long_)).hasSize(2 * JournalLog.SEGMENT_BYTES);
    assertThat(List.of(one, none, long_, two)).doesNotContain(0).doesNotHaveDuplicates();
  }

  @Test
  void aLogIsTakenUpAsItWasWhenItsExtentsWereTold() {
    JournalLog log = new JournalLog(directory);
    int one = append(log, "one");
    int two = append(log, "two");
    List<JournalLog.Extent> extents = log.extents();
    int three = append(log, "three");

    assertThat(resumed(extents, one, two)).containsExactly("one", "two");
    assertThat(resumed(log.extents(), one, two, three)).containsExactly("one", "two", "three");
  }

  @Test
  void whatComesAfterALogIsTakenUpTakesThePlaceOfWhatWasThere() {
    JournalLog log = new JournalLog(directory);
    int one = append(log, "one");
    List<JournalLog.Extent> extents = log.extents();
    int two = append(log, "two");
    List<JournalLog.Extent> abandoned = log.extents();
    JournalLog again = new JournalLog(directory);
    again.resume(extents);
    int other = append(again, "other");

    assertThat(other).isEqualTo(two);
    assertThat(resumed(again.extents(), one, other)).containsExactly("one", "other");
    assertThat(resumed(abandoned)).isNull();
  }

  @Test
  void whatWasOutOfUseIsStillSoWhenALogIsTakenUp() {
    JournalLog log = new JournalLog(directory);
    append(log, "one");
    log.release(append(log, "two"));

    JournalLog again = new JournalLog(directory);
    again.resume(log.extents());

    assertThat(again.extents()).isEqualTo(log.extents());
    assertThat(again.extents().get(0).inUse()).isEqualTo(again.extents().get(0).bytes() / 2);
  }

  @Test
  void aByteThatDiffersOrIsMissingMakesTheLogOfNoUse() throws IOException {
    JournalLog log = new JournalLog(directory);
    append(log, "one");
    List<JournalLog.Extent> extents = log.extents();
    Path file = directory.resolve(extents.get(0).file());
    try (RandomAccessFile spoilt = new RandomAccessFile(file.toFile(), "rw")) {
      spoilt.seek(5);
      spoilt.write('x');
    }
    assertThat(resumed(extents)).isNull();

    Files.write(file, new byte[4]);
    assertThat(resumed(extents)).isNull();

    Files.delete(file);
    assertThat(resumed(extents)).isNull();
  }

  @Test
  void filesWhoseEntriesAreOutOfUseAreGivenUpAndWhatWasInUseIsKept() {
    JournalLog log = new JournalLog(directory);
    String filler = "x".repeat(1 << 20);
    int kept = append(log, "kept");
    for (int i = 0; i < 100; i++) {
      log.release(append(log, filler));
      while (log.isWasteful()) {
        int place = kept;
        List<Integer> moved = new ArrayList<>();
        log.giveUpPoorest(
            (at, bytes, length) -> {
              if (at == place) {
                moved.add(log.append(bytes, length));
              }
            });
        kept = moved.isEmpty() ? kept : moved.get(0);
      }
    }

    assertThat(log.usedBytes()).isLessThan(6L * JournalLog.SEGMENT_BYTES);
    assertThat(read(log, kept)).isEqualTo("kept");
    assertThat(resumed(log.extents(), kept)).containsExactly("kept");
  }
}
