package uk.peelboard.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.peelboard.ingest.file.CsvTable;

/**
 * A text made of columns: one column by its name, or several put together, such as {@code {date}
 * {time}}. It is blank when one of its columns is.
 */
final class Columns {
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]+)}");

  private final List<String> names;
  private final List<String> between;
  private final Set<String> blank;

  /**
   * @param text a column's name, or columns' names in braces and what stands between them
   * @param blank what counts as nothing
   */
  Columns(String text, Set<String> blank) {
    this.names = new ArrayList<>();
    this.between = new ArrayList<>();
    this.blank = blank;
    Matcher matcher = IN_BRACES.matcher(text);
    int end = 0;
    while (matcher.find()) {
      between.add(text.substring(end, matcher.start()));
      names.add(matcher.group(1));
      end = matcher.end();
    }
    if (names.isEmpty()) {
      names.add(text);
      between.add("");
      between.add("");
    } else {
      between.add(text.substring(end));
    }
  }

  List<String> names() {
    return names;
  }

  /** What the row says, or null where it is blank. */
  String of(CsvTable.Row row) {
    if (names.size() == 1 && between.get(0).isEmpty() && between.get(1).isEmpty()) {
      return notBlank(row.get(names.get(0)));
    }
    StringBuilder text = new StringBuilder(between.get(0));
    for (int i = 0; i < names.size(); i++) {
      String value = notBlank(row.get(names.get(i)));
      if (value == null) {
        return null;
      }
      text.append(value).append(between.get(i + 1));
    }
    return text.toString();
  }

  private String notBlank(String value) {
    return blank.contains(value) ? null : value;
  }

  @Override
  public String toString() {
    return String.join(", ", names);
  }
}
