package uk.peelboard.views.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows under named columns, the same for JSON and CSV. Cells are text, numbers, yes/no or null. */
public final class Table {
  private static final double EXACT = 1L << 53;

  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  public Table(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Takes {@code cells} over; they stand in the columns' order. */
  public void add(List<Object> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns);
    }
    rows.add(cells);
  }

  /** Each row's cells, in the columns' order. */
  public List<List<Object>> rows() {
    return Collections.unmodifiableList(rows);
  }

  /**
   * An array of objects.
   *
   * @param optional columns that are left out of a row where they are null
   */
  void writeJson(JsonGenerator json, List<String> optional) throws IOException {
    json.writeStartArray();
    for (List<Object> row : rows) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        if (row.get(i) != null || !optional.contains(columns.get(i))) {
          json.writeFieldName(columns.get(i));
          writeJson(json, row.get(i));
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeJson(JsonGenerator json, Object cell) throws IOException {
    if (cell == null) {
      json.writeNull();
    } else if (cell instanceof Boolean yes) {
      json.writeBoolean(yes);
    } else if (cell instanceof Number number) {
      json.writeNumber(text(number));
    } else {
      json.writeString(cell.toString());
    }
  }

  /** As RFC 4180 has it, with a header. */
  public String csv() {
    StringBuilder csv = new StringBuilder();
    append(csv, List.copyOf(columns));
    rows.forEach(row -> append(csv, row));
    return csv.toString();
  }

  private static void append(StringBuilder csv, List<?> cells) {
    for (int i = 0; i < cells.size(); i++) {
      csv.append(i == 0 ? "" : ",").append(csvCell(cells.get(i)));
    }
    csv.append("\r\n");
  }

  private static String csvCell(Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Number number) {
      return text(number);
    }
    String text = cell.toString();
    // A spreadsheet would take such a text for a formula and work it out.
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** Whole numbers without decimals; all others with every digit and no exponent. */
  static String text(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact.stripTrailingZeros().toPlainString();
    }
    double value = number.doubleValue();
    if (number instanceof Double && (value != Math.rint(value) || Math.abs(value) >= EXACT)) {
      return new BigDecimal(number.toString()).toPlainString();
    }
    return Long.toString(number.longValue());
  }
}
