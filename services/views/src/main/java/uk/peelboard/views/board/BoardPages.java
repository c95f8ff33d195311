package uk.peelboard.views.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.api.Route;

/** The pages for people, which get all their figures from the API. */
public final class BoardPages {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final String OURS = "/uk/peelboard/views/board/";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** As the WebJar has it; the version is in its paths. */
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  /** What is sent for a path, read when the process starts. */
  private record Page(String content, String contentType) {
    static Page of(String resource, String contentType) {
      try (InputStream in = BoardPages.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("a part of the program is missing: " + resource);
        }
        return new Page(new String(in.readAllBytes(), UTF_8), contentType);
      } catch (IOException e) {
        throw new UncheckedIOException("a part of the program is damaged: " + resource, e);
      }
    }

    void answer(Context context) {
      context
          .header("Cache-Control", "no-cache")
          .header("Content-Security-Policy", POLICY)
          .header("Referrer-Policy", "no-referrer")
          .contentType(contentType)
          .result(content);
    }
  }

  private final Page board = Page.of(OURS + "index.html", HTML);
  private final Page kpis = Page.of(OURS + "kpis.html", HTML);
  private final Page kpi = Page.of(OURS + "kpi.html", HTML);
  private final Map<String, Page> assets = new LinkedHashMap<>();

  public BoardPages() {
    assets.put("icon.svg", Page.of(OURS + "icon.svg", "image/svg+xml"));
    assets.put("uplot.css", Page.of(UPLOT + "uPlot.min.css", CSS));
    assets.put("uplot.js", Page.of(UPLOT + "uPlot.esm.js", SCRIPT));
    for (String style : List.of("page.css", "board.css", "kpi.css", "print.css")) {
      assets.put(style, Page.of(OURS + style, CSS));
    }
    for (String script :
        List.of(
            "board.js",
            "calls.js",
            "chart.js",
            "figures.js",
            "format.js",
            "incidents.js",
            "kpi.js",
            "kpis.js",
            "live.js",
            "outcomes.js",
            "page.js",
            "sheet.js",
            "tile.js")) {
      assets.put(script, Page.of(OURS + script, SCRIPT));
    }
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/", board::answer),
        Route.get("/kpis", kpis::answer),
        Route.get("/kpis/{id}", this::kpi),
        // What the page looks like that says that one has to sign in.
        Route.open("/assets/page.css", assets.get("page.css")::answer),
        Route.open("/assets/icon.svg", assets.get("icon.svg")::answer),
        Route.get("/assets/{file}", this::asset));
  }

  /** The page itself says, with what may have been meant, where there is no such KPI. */
  private void kpi(Context context) {
    context.status(Kpis.ofId(context.pathParam("id")) == null ? 404 : 200);
    kpi.answer(context);
  }

  private void asset(Context context) {
    Page asset = assets.get(context.pathParam("file"));
    if (asset == null) {
      throw Problem.of(404, "there is nothing at " + context.path());
    }
    asset.answer(context);
  }
}
