package uk.peelboard.ingest.file;

/** Told every thousand rows or so, and at the end of each file. */
@FunctionalInterface
public interface ImportProgress {
  ImportProgress UNSEEN = (file, bytesRead, bytesTotal, rowsRead, eventsPublished) -> {};

  /**
   * @param bytesRead of all files, as they lie on disk
   * @param bytesTotal of all files, as they lie on disk
   * @param eventsPublished how many were acknowledged so far
   */
  void at(InputFile file, long bytesRead, long bytesTotal, long rowsRead, long eventsPublished);
}
