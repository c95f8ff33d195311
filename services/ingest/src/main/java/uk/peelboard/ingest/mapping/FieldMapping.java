package uk.peelboard.ingest.mapping;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import uk.peelboard.ingest.file.CsvTable;
import uk.peelboard.ingest.mapping.MappingFile.FieldRule;
import uk.peelboard.schemas.PayloadField;

/** Where one field of an event comes from. */
final class FieldMapping {
  /** Fields that stand for somebody or for a unit, and so may not travel as they are. */
  static final Set<String> KEYED =
      Set.of("callerKey", "victimKey", "handler", "holder", "resource");

  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");
  private static final Set<String> OTHER_CODES_WORDS = Set.of("reject", "keep");

  private final PayloadField field;
  private final Columns columns;
  private final FieldRule rule;
  private final LocalTimes times;
  private final KeyedHash hash;

  /**
   * @param rule null where the mapping says nothing of the field
   * @param hash null where there is no key
   */
  FieldMapping(
      PayloadField field, FieldRule rule, Set<String> blank, LocalTimes times, KeyedHash hash)
      throws MappingException {
    this.field = field;
    this.rule = rule == null ? new FieldRule(null, null, null, null, null, false, false) : rule;
    this.columns = this.rule.column() == null ? null : new Columns(this.rule.column(), blank);
    this.times = times;
    this.hash = hash;
    check(rule != null);
  }

  private void check(boolean given) throws MappingException {
    if (!given) {
      require(field.nullable(), "is missing, and is needed: " + field.doc());
      return;
    }
    require(
        (rule.column() == null) != (rule.constant() == null), "needs either column or constant");
    require(
        columns != null || (rule.codes() == null && rule.blank() == null),
        "has codes or blank, which need a column");
    require(rule.otherCodes() == null || rule.codes() != null, "has other-codes, which need codes");
    require(
        rule.otherCodes() == null
            || OTHER_CODES_WORDS.contains(rule.otherCodes())
            || rule.otherCodes().startsWith("use "),
        "has other-codes: %s; it is reject, keep, or use CODE".formatted(rule.otherCodes()));
    require(
        columns == null || !KEYED.contains(field.name()) || rule.keyedHash() != rule.publicData(),
        "stands for somebody or for a unit: say keyed-hash: true, or public-data: true where the"
            + " file is public already");
    require(!rule.keyedHash() || hash != null, "needs a key for its keyed hash (--hash-key-file)");
    if (rule.constant() != null) {
      try {
        converted(rule.constant());
      } catch (UnusableRowException e) {
        throw new MappingException(field.name() + ": the constant " + e.getMessage());
      }
    }
  }

  private void require(boolean right, String otherwise) throws MappingException {
    if (!right) {
      throw new MappingException(field.name() + ": " + otherwise);
    }
  }

  List<String> columns() {
    return columns == null ? List.of() : columns.names();
  }

  /** Null where there is nothing to say and the field allows it. */
  Object of(CsvTable.Row row) throws UnusableRowException {
    String text = columns == null ? rule.constant() : columns.of(row);
    if (text != null && rule.codes() != null) {
      text = translated(text);
    }
    if (text == null && columns != null) {
      text = rule.blank();
    } else if (text != null && rule.keyedHash()) {
      text = hash.of(text);
    }
    if (text != null) {
      return converted(text);
    }
    if (!field.nullable()) {
      throw new UnusableRowException(
          "blank-field", field.name() + " cannot be blank, and " + columns + " is");
    }
    return null;
  }

  private String translated(String text) throws UnusableRowException {
    Map<String, String> codes = rule.codes();
    if (codes.containsKey(text)) {
      return codes.get(text);
    }
    String other = rule.otherCodes();
    if (other == null || other.equals("reject")) {
      throw new UnusableRowException(
          "unknown-code",
          "%s has a code that the mapping does not know: %s".formatted(columns, text));
    }
    return other.equals("keep") ? text : other.substring("use ".length()).strip();
  }

  private Object converted(String text) throws UnusableRowException {
    Class<?> type = field.type();
    if (type == String.class) {
      return text;
    }
    if (type == Boolean.class) {
      return truth(text);
    }
    if (type == Instant.class) {
      return times.parse(text, columns == null ? new Columns(field.name(), Set.of()) : columns);
    }
    if (type == UUID.class) {
      throw new UnusableRowException("bad-field", "cannot be mapped: it is another event's id");
    }
    for (Object symbol : type.getEnumConstants()) {
      if (((Enum<?>) symbol).name().equals(text)) {
        return symbol;
      }
    }
    throw new UnusableRowException(
        "bad-field",
        "is none of "
            + Arrays.toString(type.getEnumConstants())
            + ", which "
            + field.name()
            + " is");
  }

  private Boolean truth(String text) throws UnusableRowException {
    String word = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw new UnusableRowException(
        "bad-field", "is not yes or no, which " + field.name() + " is; translate it by codes");
  }
}
