package uk.peelboard.views.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.Change;
import uk.peelboard.domain.update.Update.Earlier;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Section;
import uk.peelboard.views.api.Table;

/** An update as one tidy table: a row for each figure. */
final class UpdateCsv {
  private static final List<String> COLUMNS =
      List.of(
          "period",
          "from",
          "to",
          "section",
          "table",
          "kpi",
          "about",
          "measured",
          "area",
          "grade",
          "where",
          "unit",
          "value",
          "numerator",
          "denominator",
          "count",
          "mean",
          "peak",
          "target",
          "met",
          "previous",
          "same_period_last_year",
          "movement",
          "note",
          "version",
          "now",
          "now_numerator",
          "now_denominator",
          "why");

  private UpdateCsv() {}

  static String of(Update update) {
    return table(update, update.sections()).csv();
  }

  static List<String> columns() {
    return COLUMNS;
  }

  /** The rows of some sections. */
  static Table table(Update update, List<Section> sections) {
    Table table = new Table(COLUMNS);
    for (Section section : sections) {
      section
          .tables()
          .forEach(
              one ->
                  one.lines()
                      .forEach(line -> table.add(row(update, section.id(), one.id(), line))));
    }
    return table;
  }

  private static List<Object> row(Update update, String section, String table, Line line) {
    List<Object> row = new ArrayList<>();
    row.addAll(Arrays.asList(line.period(), line.from(), line.to(), section, table, line.kpi()));
    row.addAll(Arrays.asList(line.about(), line.measured()));
    row.addAll(Arrays.asList(line.where().get("area"), line.where().get("grade"), where(line)));
    row.add(line.unit());
    row.add(line.withheld() == null ? line.value() : line.withheld());
    row.addAll(Arrays.asList(line.numerator(), line.denominator(), line.count()));
    row.add(line.stock() == null ? null : line.stock().mean());
    row.add(line.stock() == null ? null : line.stock().peak());
    row.addAll(Arrays.asList(line.target(), line.met()));
    row.add(earlier(line.previous()));
    row.add(earlier(line.yearEarlier()));
    row.add(line.movement() == null ? null : line.movement().words());
    row.add(line.note());
    row.add(update.publication() == null ? null : update.publication().version());
    Change now = line.change();
    row.add(now == null ? null : now.value());
    row.add(now == null ? null : now.numerator());
    row.add(now == null ? null : now.denominator());
    row.add(now == null ? null : now.why());
    return row;
  }

  private static Object earlier(Earlier then) {
    if (then == null) {
      return null;
    }
    return then.withheld() == null ? then.value() : then.withheld();
  }

  private static String where(Line line) {
    List<String> codes = new ArrayList<>();
    line.where().forEach((dimension, code) -> codes.add(dimension + ":" + code));
    return String.join(";", codes);
  }
}
