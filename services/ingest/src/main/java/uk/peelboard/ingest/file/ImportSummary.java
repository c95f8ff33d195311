package uk.peelboard.ingest.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of an import. Every row read told of events, or of nothing that happened, or was
 * rejected.
 *
 * @param rowsRead not counting headers and empty lines
 * @param rowsWithoutEvents rows that are in order but tell of nothing that happened
 * @param rowsRejected by reason
 * @param eventsPublished how many events Kafka acknowledged; one row may give several, several rows
 *     one, and a repeated row gives the same event once more
 * @param eventsWithheld how many events were not published because they are made of several rows,
 *     some of them in a file that failed
 * @param failures the files that could not be read to their end
 */
public record ImportSummary(
    int files,
    long rowsRead,
    long rowsWithoutEvents,
    SortedMap<String, Long> rowsRejected,
    long eventsPublished,
    long eventsWithheld,
    List<FileFailure> failures,
    Duration elapsed) {

  /**
   * @param rowsRead how many rows were read before it failed
   * @param eventsPublished how many events of it were acknowledged before it failed
   */
  public record FileFailure(Path file, String message, long rowsRead, long eventsPublished) {

    /** One line for people. */
    public String sentence() {
      return "%s: %s (%,d rows read and %,d events published before that)"
          .formatted(file, message, rowsRead, eventsPublished);
    }
  }

  public long rowsRejectedInAll() {
    return rowsRejected.values().stream().mapToLong(Long::longValue).sum();
  }

  public double eventsPerSecond() {
    return elapsed.isZero() ? 0 : eventsPublished / (elapsed.toNanos() / 1e9);
  }
}
