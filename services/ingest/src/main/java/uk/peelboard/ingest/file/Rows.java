package uk.peelboard.ingest.file;

import java.io.IOException;
import java.util.List;
import uk.peelboard.ingest.AddressedEvent;

/** What an import is told: of each row exactly once, by {@code accept} or {@code reject}. */
public interface Rows {

  /**
   * A row that tells of these events, of none where nothing happened that counts. One event that is
   * not admissible rejects the whole row.
   *
   * @param complete to be published now
   * @param partial which the format keeps, because other rows may yet change them
   * @return false where the row was rejected, so that none of its events may be used
   */
  boolean accept(SourceRow row, List<AddressedEvent> complete, List<AddressedEvent> partial)
      throws IOException, InterruptedException;

  default boolean accept(SourceRow row, List<AddressedEvent> complete)
      throws IOException, InterruptedException {
    return accept(row, complete, List.of());
  }

  /**
   * A row that cannot be understood, or must not be used.
   *
   * @param reason a short code that rows are counted by
   * @param detail in plain words
   */
  void reject(SourceRow row, String reason, String detail) throws IOException;

  /** An event made of rows that were accepted before. */
  void publish(AddressedEvent event) throws InterruptedException;

  /** An event made of rows that were accepted before, and that is not to be trusted after all. */
  void withhold(AddressedEvent event);
}
