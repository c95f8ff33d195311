package uk.peelboard.views;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import uk.peelboard.views.api.Route;

/** The page for people; it gets its figures from the API. */
final class Board {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  List<Route> routes() {
    return List.of(
        page("/", "index.html", "text/html; charset=utf-8"),
        page("/board.css", "board.css", "text/css; charset=utf-8"),
        page("/board.js", "board.js", "text/javascript; charset=utf-8"),
        page("/format.js", "format.js", "text/javascript; charset=utf-8"),
        page("/icon.svg", "icon.svg", "image/svg+xml"));
  }

  private static Route page(String path, String file, String contentType) {
    byte[] content = read("/uk/peelboard/views/board/" + file);
    return Route.get(path, context -> answer(context, content, contentType));
  }

  private static void answer(Context context, byte[] content, String contentType) {
    context
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .contentType(contentType)
        .result(content);
  }

  private static byte[] read(String resource) {
    try (InputStream in = Board.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("a part of the program is missing: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a part of the program is damaged: " + resource, e);
    }
  }
}
