package uk.peelboard.ingest.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A CSV file with a header, read row by row; columns are found by name, not by place. */
public final class CsvTable implements Closeable {
  private final InputFile file;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private final Map<String, Integer> places;

  private CsvTable(InputFile file, CsvReader<CsvRecord> reader)
      throws IOException, UnreadableFileException {
    this.file = file;
    this.reader = reader;
    this.records = reader.iterator();
    if (!hasNext()) {
      throw new UnreadableFileException("is empty: not even a header");
    }
    this.header = next().getFields().stream().map(String::strip).toList();
    this.places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      places.putIfAbsent(header.get(i), i);
    }
  }

  /**
   * @throws UnreadableFileException when there is no header
   */
  public static CsvTable open(InputFile file, Charset charset, char separator)
      throws IOException, UnreadableFileException {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            // Told apart here, row by row.
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file.open(charset));
    try {
      return new CsvTable(file, reader);
    } catch (IOException | UnreadableFileException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * @throws UnreadableFileException naming what is missing and what is there instead
   */
  public void require(Collection<String> columns) throws UnreadableFileException {
    List<String> missing = columns.stream().filter(name -> !places.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new UnreadableFileException(
          "has no column %s; expected %s; found %s".formatted(missing, columns, header));
    }
  }

  public List<String> header() {
    return header;
  }

  public boolean has(String column) {
    return places.containsKey(column);
  }

  /** The next row, or null at the end. */
  public Row read() throws IOException {
    return hasNext() ? new Row(next()) : null;
  }

  private boolean hasNext() throws IOException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private CsvRecord next() throws IOException {
    try {
      return records.next();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** One row. */
  public final class Row implements SourceRow {
    private final CsvRecord fields;

    private Row(CsvRecord fields) {
      this.fields = fields;
    }

    @Override
    public String file() {
      return file.name();
    }

    @Override
    public long line() {
      return fields.getStartingLineNumber();
    }

    /** Rejects the row when it has not as many fields as the header. */
    public boolean isWhole(Rows rows) throws IOException {
      int count = fields.getFieldCount();
      if (count == header.size()) {
        return true;
      }
      rows.reject(
          this,
          count < header.size() ? "missing-columns" : "extra-columns",
          "has %d fields where the header has %d".formatted(count, header.size()));
      return false;
    }

    /**
     * @throws NoSuchElementException when the header has no such column
     */
    public String get(String column) {
      Integer place = places.get(column);
      if (place == null) {
        throw new NoSuchElementException("no column " + column);
      }
      return fields.getField(place).strip();
    }

    @Override
    public String text() {
      StringWriter text = new StringWriter();
      try (CsvWriter writer = CsvWriter.builder().build(text)) {
        writer.writeRecord(fields.getFields());
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot fail to be written", e);
      }
      return text.toString().stripTrailing();
    }
  }
}
