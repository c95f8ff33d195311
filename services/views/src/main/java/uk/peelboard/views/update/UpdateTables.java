package uk.peelboard.views.update;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.kpi.Formula;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.update.Update.Change;
import uk.peelboard.domain.update.Update.Comparator;
import uk.peelboard.domain.update.Update.Earlier;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Movement;
import uk.peelboard.domain.update.Update.Point;
import uk.peelboard.domain.update.Update.Table;

/** The tables of an update. */
final class UpdateTables {
  private final ZoneId zone;
  private final Markup page;

  UpdateTables(ZoneId zone, Markup page) {
    this.zone = zone;
    this.page = page;
  }

  void write(Table table) {
    if (table.lines().isEmpty()) {
      page.element("h3", table.title());
      page.element("p", "There is nothing to show for this period.");
      return;
    }
    page.open("section", "class", "table", "tabindex", "0", "aria-label", table.title());
    page.open("table", "id", "table-" + table.id(), "class", table.across() ? "grid" : null);
    page.open("caption").text(table.title());
    if (table.note() != null) {
      page.element("span", table.note(), "class", "note");
    }
    page.close();
    if (table.across()) {
      grid(table);
    } else {
      lines(table);
    }
    page.close().close();
  }

  private void lines(Table table) {
    boolean hasYear = table.lines().stream().anyMatch(line -> line.yearEarlier() != null);
    page.open("thead").open("tr");
    heading("Figure");
    heading("This period", "figure");
    heading("Previous", "figure");
    if (hasYear) {
      heading("A year earlier", "figure");
    }
    heading("Target", "figure");
    heading("Movement");
    heading("Trend");
    page.close().close().open("tbody");
    List<List<Line>> groups = groups(table);
    for (List<Line> group : groups) {
      String about = group.get(0).about();
      boolean isAlone = group.size() == 1;
      if (groups.size() > 1 && !isAlone) {
        page.open("tr", "class", "group");
        page.element(
            "th", about, "scope", "rowgroup", "colspan", Integer.toString(hasYear ? 7 : 6));
        page.close();
      }
      for (Line line : group) {
        line(line, groups.size() > 1 && isAlone ? about + ": " + line.measured() : null, hasYear);
      }
    }
    page.close();
  }

  /** Lines that follow each other and are about the same. */
  private static List<List<Line>> groups(Table table) {
    List<List<Line>> groups = new ArrayList<>();
    String about = null;
    for (Line line : table.lines()) {
      if (!line.about().equals(about)) {
        about = line.about();
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(line);
    }
    return groups;
  }

  private void heading(String text) {
    page.element("th", text, "scope", "col");
  }

  private void heading(String text, String style) {
    page.element("th", text, "scope", "col", "class", style);
  }

  /**
   * @param name null where its group says what it is about
   */
  private void line(Line line, String name, boolean hasYear) {
    page.open("tr").open("th", "scope", "row").text(name == null ? line.measured() : name);
    for (Comparator one : line.comparators()) {
      page.element("span", compared(one, line), "class", "aside");
    }
    page.close().open("td", "class", "figure");
    figure(line);
    details(line);
    page.close();
    page.element("td", earlier(line.previous(), line), "class", "figure");
    if (hasYear) {
      page.element("td", earlier(line.yearEarlier(), line), "class", "figure");
    }
    page.open("td", "class", "figure");
    target(line);
    page.close();
    page.open("td");
    movement(line.movement());
    page.close().open("td");
    if (Charts.hasTrend(line)) {
      Charts.sparkline(page, line);
    }
    page.close().close();
  }

  private void figure(Line line) {
    page.element("strong", Written.value(line));
    if (parts(line) != null) {
      page.element("span", parts(line), "class", "aside");
    }
    if (line.stock() != null) {
      page.element(
          "span",
          "mean %s, peak %s"
              .formatted(
                  Written.number(line.stock().mean(), 1),
                  Written.number((double) line.stock().peak(), 0)),
          "class",
          "aside");
    }
    if (line.note() != null) {
      page.element("span", line.note(), "class", "aside");
    }
    if (line.change() != null) {
      page.element(
          "span", "now " + Written.value(line.change().value(), null, line.unit()), "class", "now");
    }
  }

  /** What a published figure is now, and why. */
  private void change(Line line) {
    Change change = line.change();
    if (change == null) {
      return;
    }
    String now = Written.value(change.value(), null, line.unit());
    String parts =
        change.numerator() != null && change.denominator() != null
            ? ", %s of %s"
                .formatted(Written.number(change.numerator()), Written.number(change.denominator()))
            : "";
    String stock =
        change.stock() == null
            ? ""
            : ", mean %s, peak %s"
                .formatted(
                    Written.number(change.stock().mean(), 1),
                    Written.number((double) change.stock().peak(), 0));
    page.element("p", "Now %s%s%s. %s".formatted(now, parts, stock, change.why()), "class", "now");
  }

  private static String earlier(Earlier then, Line line) {
    return then == null
        ? Written.NOTHING
        : Written.value(then.value(), then.withheld(), line.unit());
  }

  private void target(Line line) {
    if (line.target() == null) {
      page.text(Written.NOTHING);
      return;
    }
    page.text(Written.value(line.target(), line.unit()));
    if (line.met() != null) {
      page.element("span", line.met() ? "met" : "not met", "class", "aside");
    }
  }

  private void movement(Movement movement) {
    if (movement == null) {
      page.text(Written.NOTHING);
      return;
    }
    page.element("span", movement.words(), "class", "movement " + movement.variation());
    if (movement.because() != null) {
      page.element("span", movement.because(), "class", "aside");
    }
    if (movement.onTrial()) {
      page.element("span", "trial limits", "class", "aside");
    }
    if (movement.hasShifted()) {
      page.element("span", "has settled at another level", "class", "aside");
    }
  }

  private void details(Line line) {
    page.open("details").element("summary", "Details");
    page.element("p", composition(line));
    change(line);
    if (line.stock() != null && line.stock().peak() > 0) {
      page.element(
          "p",
          "Peak of %s first reached on %s."
              .formatted(
                  Written.number((double) line.stock().peak(), 0),
                  Written.moment(line.stock().peakAt(), zone)));
    }
    for (Comparator one : line.comparators()) {
      page.element("p", comparator(one, line));
    }
    page.open("p").element("code", line.kpi()).text(" " + where(line)).close();
    if (Charts.hasTrend(line)) {
      data(line);
    }
    page.close();
  }

  static String composition(Line line) {
    if (line.withheld() != null) {
      return "Withheld so that nobody can be identified.";
    }
    if (parts(line) != null) {
      return parts(line) + ".";
    }
    if (line.count() != null) {
      return "%s counted.".formatted(Written.number((double) line.count(), 0));
    }
    return line.value() == null ? "There is no figure." : "How many it is of is not given.";
  }

  /** What a figure is made of, or null where it is not made of two. */
  private static String parts(Line line) {
    if (line.withheld() != null || line.numerator() == null || line.denominator() == null) {
      return null;
    }
    String numerator = Written.number(line.numerator());
    String denominator = Written.number(line.denominator());
    return switch (line.unit()) {
      case "percent" -> "%s of %s".formatted(numerator, denominator);
      case "seconds" -> "%s s ÷ %s".formatted(numerator, denominator);
      default ->
          "%s ÷ %s%s".formatted(numerator, denominator, isAnnualised(line) ? ", annualised" : "");
    };
  }

  private static boolean isAnnualised(Line line) {
    Kpi kpi = Kpis.ofId(line.kpi());
    boolean isOfAYear =
        kpi != null
            && (kpi.formula() instanceof Formula.PerPopulation
                || kpi.formula() instanceof Formula.FlowPerStock);
    return isOfAYear && line.to().isBefore(line.from().plusYears(1).minusDays(1));
  }

  private static String compared(Comparator one, Line line) {
    String year = Integer.toString(one.to().getYear());
    return "%s, %s: %s".formatted(one.of(), year, Written.value(one.value(), line.unit()));
  }

  private static String comparator(Comparator one, Line line) {
    String when =
        one.from().equals(one.to())
            ? Written.day(one.from())
            : Written.day(one.from()) + " to " + Written.day(one.to());
    return "%s, %s: %s (%s)."
        .formatted(one.of(), when, Written.value(one.value(), line.unit()), one.source());
  }

  private static String where(Line line) {
    List<String> codes = new ArrayList<>();
    line.where().forEach((dimension, code) -> codes.add(dimension + ":" + code));
    return String.join(", ", codes);
  }

  /** The data of a chart, for whoever does not see it. */
  void data(Line line) {
    page.open("details").element("summary", "Data of the chart");
    page.open("table", "class", "data").open("thead").open("tr");
    for (String heading : List.of("Period", "Value", "Mean", "Lower limit", "Upper limit")) {
      heading(heading);
    }
    page.close().close().open("tbody");
    for (Point point : Charts.shown(line)) {
      page.open("tr").element("th", point.period(), "scope", "row");
      for (Double value :
          new Double[] {point.value(), point.mean(), point.lower(), point.upper()}) {
        page.element("td", Written.value(value, null, line.unit()), "class", "figure");
      }
      page.close();
    }
    page.close().close().close();
  }

  /** Areas, or the steps of a period, by what is measured of them. */
  private void grid(Table table) {
    boolean isOfSteps = table.lines().get(0).where().get("area") == null;
    Set<String> columns = new LinkedHashSet<>();
    Map<String, Map<String, Line>> rows = new LinkedHashMap<>();
    for (Line line : table.lines()) {
      String column = isOfSteps ? line.about() + ": " + line.measured() : line.measured();
      columns.add(column);
      rows.computeIfAbsent(
              isOfSteps ? line.period() : line.about(), absent -> new LinkedHashMap<>())
          .put(column, line);
    }
    page.open("thead").open("tr");
    heading(isOfSteps ? "Time" : "Area");
    columns.forEach(column -> heading(column, "figure"));
    page.close().close().open("tbody");
    rows.forEach(
        (name, cells) -> {
          page.open("tr").element("th", name, "scope", "row");
          for (String column : columns) {
            page.open("td", "class", "figure");
            Line line = cells.get(column);
            if (line == null) {
              page.text(Written.NOTHING);
            } else {
              cell(line, isOfSteps);
            }
            page.close();
          }
          page.close();
        });
    page.close();
  }

  private void cell(Line line, boolean isOfSteps) {
    figure(line);
    page.open("details").element("summary", "More");
    page.element("p", composition(line));
    change(line);
    if (!isOfSteps) {
      page.element("p", "Previous: " + earlier(line.previous(), line));
      if (line.yearEarlier() != null) {
        page.element("p", "A year earlier: " + earlier(line.yearEarlier(), line));
      }
    }
    page.close();
  }
}
