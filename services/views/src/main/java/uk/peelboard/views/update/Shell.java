package uk.peelboard.views.update;

import java.util.function.Consumer;

/** What every page of updates has around its content. */
final class Shell {
  private Shell() {}

  static String page(String title, Consumer<Markup> content) {
    Markup page = Markup.html();
    page.open("html", "lang", "en-GB").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", title);
    page.empty("link", "rel", "stylesheet", "href", "/updates/update.css");
    page.empty("link", "rel", "icon", "href", "/updates/icon.svg", "type", "image/svg+xml");
    page.empty(
        "link",
        "rel",
        "alternate",
        "type",
        "application/atom+xml",
        "title",
        "Force contact and response updates",
        "href",
        "/updates.atom");
    page.close().open("body");
    page.element("a", "Skip to the content", "class", "skip", "href", "#content");
    page.open("main", "id", "content");
    content.accept(page);
    page.close().close().close();
    return page.toString();
  }
}
