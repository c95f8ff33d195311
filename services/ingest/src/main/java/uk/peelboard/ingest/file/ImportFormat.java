package uk.peelboard.ingest.file;

import java.io.IOException;

/** A kind of file that events can be made of. One instance serves one import. */
public interface ImportFormat {

  /** Reads one file to its end and tells {@code rows} of each of its rows. */
  void read(InputFile file, Rows rows)
      throws IOException, UnreadableFileException, InterruptedException;

  /** The file just begun could not be read to its end. */
  default void fileFailed(InputFile file) {}

  /** All files have been read: publishes what could only be told then. */
  default void finish(Rows rows) throws IOException, InterruptedException {}
}
