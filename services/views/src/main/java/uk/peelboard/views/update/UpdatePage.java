package uk.peelboard.views.update;

import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.Definition;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Publication;
import uk.peelboard.domain.update.Update.Section;
import uk.peelboard.domain.update.Update.Table;
import uk.peelboard.domain.update.Update.Version;

/** An update as a paper for the board: header, purpose, numbered sections and paragraphs. */
final class UpdatePage {
  private static final String BOARD = "Strategic Policing and Crime Board";

  private final Update update;
  private final WhichUpdate which;
  private final ZoneId zone;
  private final UpdateTables tables;
  private final Markup page;

  private UpdatePage(Update update, ZoneId zone, WhichUpdate which, Markup page) {
    this.update = update;
    this.which = which;
    this.zone = zone;
    this.page = page;
    this.tables = new UpdateTables(zone, page);
  }

  /**
   * @param which was asked for, as which its other formats are linked
   */
  static String of(Update update, ZoneId zone, WhichUpdate which) {
    return Shell.page(
        "Force contact and response: " + update.title(),
        page -> new UpdatePage(update, zone, which, page).write());
  }

  private void write() {
    header();
    int number = 1;
    purpose(number++);
    for (Section section : update.sections()) {
      section(section, number++);
    }
    if (!update.glossary().isEmpty()) {
      definitions(number++);
    }
    caveats(number);
  }

  private void header() {
    page.open("header", "class", "paper");
    page.element("p", BOARD, "class", "board");
    page.element("h1", "Force contact and response: " + update.title());
    page.open("dl");
    entry("Force", update.force());
    entry("Period", Written.day(update.from()) + " to " + Written.day(update.to()));
    entry("Correct as at", Written.moment(update.asOf(), zone));
    entry("Status", status());
    page.close();
    formats();
    publication();
    if (!update.statement().isEmpty()) {
      page.element("p", update.statement(), "class", "notice");
    }
    page.close();
  }

  private String status() {
    Publication published = update.publication();
    if (which.asKnownAt() != null) {
      return "Recomputed as it was known then; figures for areas are withheld";
    }
    if (published == null) {
      return "Not published: figures may still change";
    }
    String on = "Published on " + Written.moment(published.at(), zone);
    return published.versions().size() == 1
        ? on
        : "%s, version %d of %d".formatted(on, published.version(), published.versions().size());
  }

  /** What has become of a published paper, and its other versions. */
  private void publication() {
    Publication published = update.publication();
    if (published == null) {
      return;
    }
    if (published.reason() != null) {
      page.element(
          "p", "This version was published in place of the one before: " + published.reason());
    }
    if (published.isSuperseded()) {
      page.open("p", "class", "notice").text("This version has been superseded. ");
      page.element("a", "The latest version", "href", "/updates/" + update.period()).close();
    } else {
      page.element("p", changes());
    }
    if (published.versions().size() > 1) {
      page.open("nav", "class", "formats", "aria-label", "Versions").open("ul");
      for (Version one : published.versions()) {
        String text = "Version %d, %s".formatted(one.version(), Written.moment(one.at(), zone));
        page.open("li");
        page.element(
            "a",
            text,
            "href",
            "/updates/%s?version=%d".formatted(update.period(), one.version()),
            "aria-current",
            one.version() == published.version() ? "page" : null);
        page.close();
      }
      page.close().close();
    }
  }

  private String changes() {
    long figures = lines().count();
    long changed = lines().filter(line -> line.change() != null).count();
    return switch ((int) Math.min(changed, 2)) {
      case 0 -> "No figure is known to have changed since it was published.";
      case 1 ->
          "One of %,d figures has changed since it was published: what it is now stands beside it."
              .formatted(figures);
      default ->
          "%,d of %,d figures have changed since it was published: what each is now stands beside it."
              .formatted(changed, figures);
    };
  }

  private Stream<Line> lines() {
    return update.sections().stream()
        .flatMap(section -> section.tables().stream())
        .flatMap(table -> table.lines().stream());
  }

  private void entry(String name, String value) {
    page.open("div").element("dt", name).element("dd", value).close();
  }

  private void formats() {
    String path = "/updates/" + update.period();
    page.open("nav", "class", "formats", "aria-label", "Other formats").open("ul");
    for (String format : new String[] {"csv", "json", "ods"}) {
      page.open("li")
          .element(
              "a", format.toUpperCase(Locale.ROOT), "href", path + "." + format + which.query())
          .close();
    }
    page.open("li").element("a", "All updates", "href", "/updates").close();
    page.close().close();
  }

  private void purpose(int number) {
    page.open("section", "aria-labelledby", "purpose");
    page.element("h2", number + ". Purpose of the paper", "id", "purpose");
    paragraph(
        number + ".1",
        "To give the Police and Crime Commissioner and the members of the board a regular update on"
            + " the performance of force contact and response, including the number of outstanding"
            + " logs.");
    paragraph(
        number + ".2",
        "Each figure has its numerator and denominator with it. Whether it has moved is judged against"
            + " its normal variation, and not by comparing two periods.");
    page.close();
  }

  private void section(Section section, int number) {
    page.open("section", "aria-labelledby", section.id());
    page.element("h2", number + ". " + section.title(), "id", section.id());
    int paragraph = 1;
    for (String text : section.text()) {
      paragraph(number + "." + paragraph++, text);
    }
    for (Table table : section.tables()) {
      tables.write(table);
    }
    if (section.id().equals("headline")) {
      charts(section);
    }
    page.close();
  }

  private void paragraph(String number, String text) {
    page.open("p", "class", "paragraph").element("span", number + " ", "class", "number");
    page.text(text).close();
  }

  private void charts(Section section) {
    page.open("div", "class", "charts");
    for (Table table : section.tables()) {
      for (Line line : table.lines()) {
        if (Charts.hasTrend(line)) {
          page.open("figure");
          page.element("figcaption", line.about() + ": " + line.measured());
          Charts.chart(page, line);
          tables.data(line);
          page.close();
        }
      }
    }
    page.close();
    page.element(
        "p",
        "Solid line: mean. Dashed lines: process limits. Squares: improved; triangles: worsened,"
            + " beyond normal variation. A dotted line marks where a new series begins.",
        "class",
        "note");
  }

  private void definitions(int number) {
    page.open("section", "aria-labelledby", "definitions");
    page.element("h2", number + ". Definitions", "id", "definitions");
    page.element(
        "p",
        "Definitions %s. The same as everywhere in Peelboard.".formatted(update.definitions()),
        "class",
        "note");
    page.open("dl", "class", "definitions");
    for (Definition one : update.glossary()) {
      page.open("dt").text(one.question() + " ").element("code", one.kpi()).close();
      page.open("dd").element("p", one.definition());
      one.caveats().forEach(caveat -> page.element("p", caveat, "class", "note"));
      page.element("p", "Source: " + one.source(), "class", "note").close();
    }
    page.close().close();
  }

  private void caveats(int number) {
    page.open("section", "aria-labelledby", "caveats");
    page.element("h2", number + ". Caveats", "id", "caveats");
    int paragraph = 1;
    for (String caveat : update.caveats()) {
      paragraph(number + "." + paragraph++, caveat);
    }
    page.close();
  }
}
