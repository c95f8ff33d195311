package uk.peelboard.views.update;

import java.time.Instant;
import java.util.List;

/** New updates as an Atom feed (RFC 4287). */
final class UpdateFeed {

  /**
   * @param id never changes, and is of nothing else
   */
  record Entry(String id, String title, String period, Instant updated, String summary) {}

  private UpdateFeed() {}

  /**
   * @param base the address of this server
   * @param entries the latest first
   */
  static String of(String force, String base, List<Entry> entries, Instant asOf) {
    Markup feed = Markup.xml();
    feed.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", "en-GB");
    feed.element("title", "Force contact and response updates: " + force);
    feed.element("id", base + "/updates");
    feed.element("updated", (entries.isEmpty() ? asOf : entries.get(0).updated()).toString());
    feed.open("author").element("name", force).close();
    feed.empty("link", "rel", "self", "href", base + "/updates.atom");
    feed.empty("link", "rel", "alternate", "type", "text/html", "href", base + "/updates");
    for (Entry entry : entries) {
      String path = base + "/updates/" + entry.period();
      feed.open("entry");
      feed.element("title", entry.title());
      feed.element("id", entry.id());
      feed.element("updated", entry.updated().toString());
      feed.empty("link", "rel", "alternate", "type", "text/html", "href", path);
      feed.empty("link", "rel", "alternate", "type", "text/csv", "href", path + ".csv");
      feed.empty("link", "rel", "alternate", "type", "application/json", "href", path + ".json");
      feed.element("summary", entry.summary());
      feed.close();
    }
    feed.close();
    return feed.toString();
  }
}
