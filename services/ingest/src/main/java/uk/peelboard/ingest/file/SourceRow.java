package uk.peelboard.ingest.file;

/** A row as it stands in its file. */
public interface SourceRow {
  String file();

  /** Where it starts, the first line being 1. */
  long line();

  String text();
}
