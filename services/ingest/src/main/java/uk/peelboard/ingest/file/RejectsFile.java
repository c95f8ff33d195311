package uk.peelboard.ingest.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The rows that gave no event, as a CSV file of file, line, reason, detail and the row itself. It
 * is made when there is a first one.
 */
public final class RejectsFile implements Closeable {
  private final Path path;
  private CsvWriter writer;

  public RejectsFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /**
   * @param line where the row starts, the first line being 1
   */
  void write(String file, long line, String reason, String detail, String row) throws IOException {
    if (writer == null) {
      writer = CsvWriter.builder().build(path);
      writer.writeRecord("file", "line", "reason", "detail", "row");
    }
    writer.writeRecord(file, Long.toString(line), reason, detail, row);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
