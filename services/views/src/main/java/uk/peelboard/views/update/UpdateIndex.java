package uk.peelboard.views.update;

import java.util.List;
import java.util.Locale;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.update.UpdatePeriod;

/** The list of updates. */
final class UpdateIndex {

  /**
   * An update that can be had.
   *
   * @param status such as when it was published
   */
  record Entry(UpdatePeriod period, String status) {}

  private UpdateIndex() {}

  static String of(String force, List<Entry> entries) {
    return Shell.page(
        "Force contact and response updates",
        page -> {
          page.open("header", "class", "paper");
          page.element("p", force, "class", "board");
          page.element("h1", "Force contact and response updates");
          page.element(
              "p",
              "The regular update on the performance of force contact and response, for the Police and"
                  + " Crime Commissioner. Quarters and years are financial ones.");
          page.open("p").element("a", "Atom feed", "href", "/updates.atom").close();
          page.close();
          if (entries.isEmpty()) {
            page.element("p", "There are no events yet, and so no updates.");
          }
          section(page, "Months", Interval.MONTH, entries);
          section(page, "Weeks", Interval.WEEK, entries);
          section(page, "Financial quarters", Interval.QUARTER, entries);
          section(page, "Financial years", Interval.YEAR, entries);
        });
  }

  private static void section(Markup page, String title, Interval kind, List<Entry> all) {
    List<Entry> entries = all.stream().filter(one -> one.period().interval() == kind).toList();
    if (entries.isEmpty()) {
      return;
    }
    page.open("section").element("h2", title);
    page.open("section", "class", "table", "tabindex", "0", "aria-label", title);
    page.open("table").open("thead").open("tr");
    for (String heading : List.of("Period", "Status", "Formats")) {
      page.element("th", heading, "scope", "col");
    }
    page.close().close().open("tbody");
    for (Entry entry : entries) {
      String path = "/updates/" + entry.period().label();
      page.open("tr").open("th", "scope", "row");
      page.element("a", entry.period().title(), "href", path).close();
      page.element("td", entry.status());
      page.open("td");
      for (String format : List.of("csv", "json", "ods")) {
        page.element(
                "a",
                format.toUpperCase(Locale.ROOT),
                "href",
                path + "." + format,
                "aria-label",
                format.toUpperCase(Locale.ROOT) + " of " + entry.period().title())
            .text(" ");
      }
      page.close().close();
    }
    page.close().close().close().close();
  }
}
